import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Download, Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { pastEventWithHours, qrTextOfCode } from '../support/certificates.ts'
import { confirm, fill, formWith, open, say, send } from '../support/journeys.ts'

// On a phone, in Kazakh.

test.use({ viewport: { width: 360, height: 740 } })
test.describe.configure({ timeout: 120_000 })

test('a volunteer takes an extract of the book, a stranger checks it, and one changed letter shows', async ({
  page,
  browser,
  baseURL,
}) => {
  await signInAs(page, 'volunteer')
  await open(page, '/kk/me/certificates')
  await expectWellMade(page)
  const form = formWith(page, 'period')
  await fill(form, { period: 'all' })
  await send(form)
  await expect(page.getByText(say('certificates.me.made'))).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('status')
      .getByRole('link', { name: say('certificates.me.download') })
      .click(),
  ])
  const text = await textOf(download)
  expect(text).toContain('Волонтер кітапшасынан үзінді')
  expect(text).toContain('Выписка из волонтёрской книжки')

  const address = (await page.locator('main a[href*="/verify/"]').first().getAttribute('href')) ?? ''
  const code = address.split('/').at(-1) ?? ''
  const qr = await qrTextOfCode(code, baseURL ?? '')
  const visitor = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  await visitor.goto(qr)
  await expect(visitor).toHaveURL(/\/(?:kk|ru|en)\/verify\//)
  await open(visitor, `/kk/verify/${code}${new URL(qr).hash}`)
  await expect(visitor.getByText(say('verify.valid'))).toBeVisible()
  await expect(visitor.getByText(say('verify.signature.right'))).toBeVisible()
  const main = visitor.getByRole('main')
  await expect(main.getByText(say('verify.paper.hours'), { exact: true }).first()).toBeVisible()
  await expect(main.getByText(say('verify.signature.hidden'))).toBeVisible()
  const name = await page.evaluate(() => document.querySelector('.rail-who')?.firstChild?.textContent ?? '')
  expect(await main.innerText()).not.toContain(name.trim())
  await expectWellMade(visitor)

  const changed = qr.replace(/#(.)/, (_, first: string) => `#${first === 'Q' ? 'R' : 'Q'}`)
  await visitor.goto('about:blank')
  await open(visitor, `/kk/verify/${code}${new URL(changed).hash}`)
  await expect(visitor.getByText(say('verify.signature.changed'))).toBeVisible()

  await open(visitor, '/kk/verify/offline')
  await visitor.context().setOffline(true)
  await visitor.locator('textarea').fill(qr)
  await visitor.getByRole('button', { name: say('verify.offline.submit') }).click()
  await expect(visitor.getByText(say('verify.signature.right'))).toBeVisible()
  await visitor.locator('textarea').fill(changed)
  await visitor.getByRole('button', { name: say('verify.offline.submit') }).click()
  await expect(visitor.getByText(say('verify.signature.changed'))).toBeVisible()
  await expectWellMade(visitor)
})

test('a volunteer without script makes an extract and chooses what is shown', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signInAs(page, 'volunteer', 'ru')
  await page.goto('/ru/me/certificates')
  await fill(formWith(page, 'period'), { period: 'custom', from: '2026-05-02', to: '2026-05-01' })
  await send(formWith(page, 'period'))
  await expect(page.getByText(say('certificates.refusals.endBeforeStart', 'ru')).first()).toBeVisible()
  await expect(page.locator('input[name=from]')).toHaveValue('2026-05-02')
  await fill(formWith(page, 'period'), { period: 'all', from: '', to: '' })
  await send(formWith(page, 'period'))
  await expect(page.getByText(say('certificates.me.made', 'ru'))).toBeVisible()
  const entry = page.locator('.row').first()
  await entry.locator('summary').first().click()
  const shown = entry.locator('form').filter({ has: page.locator('[name="shown[]"]') })
  await shown.locator('[value=minutes]').uncheck()
  await send(shown)
  await expect(page.getByText(say('certificates.me.chosen', 'ru'))).toBeVisible()
  const code = ((await page.locator('a[href*="/verify/"]').first().getAttribute('href')) ?? '')
    .split('/')
    .at(-1)
  await page.goto(`/ru/verify/${code}`)
  await expect(page.getByText(say('verify.valid', 'ru'))).toBeVisible()
  await expect(
    page.getByRole('main').getByText(say('verify.paper.hours', 'ru'), { exact: true }),
  ).toHaveCount(0)
})

test('a coordinator issues one, then everybody’s while the page is away, and takes one back', async ({
  page,
  browser,
}) => {
  const eventId = await pastEventWithHours('coordinator')
  await signInAs(page, 'coordinator')
  await open(page, `/kk/workspace/events/${eventId}`)
  await page.getByRole('link', { name: say('events.work.certificates') }).click()
  await expect(page.getByRole('heading', { name: say('certificates.desk.people') })).toBeVisible()
  await expectWellMade(page)
  await page
    .getByRole('button', { name: say('certificates.desk.issue'), exact: true })
    .first()
    .click()
  await expect(page.getByText(say('certificates.desk.done.issued'))).toBeVisible()

  await send(page.locator('#all form'))
  await page.goto('/kk/workspace')
  await open(page, `/kk/workspace/events/${eventId}/certificates`)
  const all = page.getByRole('link', { name: say('certificates.desk.downloadAll').replace(/ \(.*/, '') })
  await expect(all).toBeVisible({ timeout: 60_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), all.click()])
  expect(await textOf(download)).toContain('Волонтер сертификаты')
  await expect(page.getByText(say('certificates.desk.ready'), { exact: true })).toHaveCount(0)
  await expectWellMade(page)

  await confirm(page, say('certificates.desk.revoke'), { reason: 'сағаты қате' })
  await expect(page.getByText(say('certificates.desk.done.revoked'))).toBeVisible()
  const code = ((await page.locator('a[href*="/verify/"]').first().getAttribute('href')) ?? '')
    .split('/')
    .at(-1)
  const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await visitor.goto(`/kk/verify/${code}`)
  await expect(visitor.getByText(say('verify.revoked'))).toBeVisible()
  await expect(visitor.getByText('сағаты қате')).toBeVisible()
})

async function textOf(download: Download): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(await download.path())))
  const { text } = await extractText(pdf, { mergePages: true })
  return text.replace(/\s+/g, ' ')
}

/** Nothing for axe to find, and nothing wider than the phone. */
async function expectWellMade(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}
