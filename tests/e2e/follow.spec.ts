import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { busyCentre, digestTo, letAWeekPass } from '../support/follows.ts'
import { fill, formWith, inLatin, open, ownWord, say, send } from '../support/journeys.ts'
import { mailedLink } from '../support/mailed-link.ts'

/** Nothing for axe to find, and nothing wider than the phone. */
async function expectGood(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
}

test('followed without script on a phone: asked back, confirmed, told of the week, ended by one click', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000)
  const mailbox = `${inLatin(ownWord())}@demo.invalid`
  const slug = await busyCentre()
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({ javaScriptEnabled: false, viewport })
  const page = await context.newPage()

  await page.goto(`/kk/centres/${slug}`)
  await page.getByRole('link', { name: say('follows.box.byMail') }).click()
  await expect(page.locator('[name=centre]')).not.toHaveValue('')
  await fill(formWith(page, 'email'), { email: mailbox })
  await send(formWith(page, 'email'))
  await expect(page.getByRole('main')).toContainText(say('follows.problems.consent'))
  await expect(page.locator('[name=email]')).toHaveValue(mailbox)
  await fill(formWith(page, 'email'), { consent: true })
  await send(formWith(page, 'email'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('follows.sent.title'))

  const link = await mailedLink(mailbox, 'follow')
  await page.goto(link)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('follows.own.confirmTitle'))
  await page.getByRole('button', { name: say('follows.own.confirm') }).click()
  await expect(page.getByRole('status').first()).toContainText(say('follows.own.done.confirmed'))

  const title = await letAWeekPass(mailbox)
  await expect.poll(async () => (await digestTo(mailbox)).body, { timeout: 40_000 }).toContain(title)
  const { body, button } = await digestTo(mailbox)
  expect(body).toContain(say('follows.letter.sections.newEvent'))

  const stopPage = /\/kk\/follow\/[\w-]{43}\/stop/.exec(body)?.[0] ?? ''
  await page.goto(stopPage)
  await expect(page.getByText(say('follows.stop.question'))).toBeVisible()
  const oneClick = { headers: { cookie: '' }, form: { 'List-Unsubscribe': 'One-Click' } }
  expect((await request.post(`${button.slice(0, -3)}AAA`, oneClick)).status()).toBe(404)
  expect((await request.post(button, oneClick)).status()).toBe(204)
  expect((await request.post(button, oneClick)).status()).toBe(204)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('follows.ended.title'))
  expect((await digestTo(mailbox)).body).toBe('')
  await context.close()
})

test('a signed-in person follows on their own page; every page of it is good on a phone', async ({
  page,
}) => {
  test.setTimeout(90_000)
  await page.setViewportSize({ width: 360, height: 740 })
  await open(page, '/kk/follow')
  await expectGood(page)
  await signInAs(page, 'volunteer')
  await open(page, '/kk/me/follows')
  await fill(formWith(page, 'isAtOnce'), { region: true, isAtOnce: true, locale: 'ru' })
  await send(formWith(page, 'isAtOnce'))
  await page.waitForURL(/done=changed/)
  await expect(page.locator('[name="kept[]"]')).toBeChecked()
  await expectGood(page)
  await page.getByRole('button', { name: say('follows.me.stop') }).click()
  await page.waitForURL(/done=stopped/)
  for (const dead of [`/kk/follow/${'A'.repeat(43)}`, '/kk/follow/x/stop']) {
    const answer = await page.request.get(dead)
    expect(answer.status()).toBe(404)
    expect(await answer.text()).toContain(say('follows.gone.reasons.late'))
  }
})
