import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { fill, formWith, open, ownWord, ready, say, send } from '../support/journeys.ts'

// From the marks of a past shift and from a claim to the book, on a phone, in Kazakh.

test.use({ viewport: { width: 360, height: 740 } })
test.describe.configure({ timeout: 180_000 })

test('a coordinator confirms the hours of a past shift, one of them with another number and its reason', async ({
  page,
}) => {
  await signInAs(page, 'coordinator')
  await open(page, '/kk/workspace')
  await page
    .getByRole('link', { name: say('workspace.task.hours.action'), exact: true })
    .first()
    .click()
  await page.waitForURL(/\/shifts\/[0-9a-f-]{36}\/hours$/)
  await ready(page)

  const form = formWith(page, 'lines.0.participationId')
  const people = await form.locator('[name$=".participationId"]').count()
  expect(people).toBeGreaterThan(2)
  await fill(form, { 'lines.0.minutes': 'бір сағат' })
  await send(form)
  await expect(form.locator('[name="lines.0.minutes"]')).toHaveAccessibleDescription(
    new RegExp(say('hours.problems.duration').slice(0, 20)),
  )
  await fill(form, { 'lines.0.minutes': '1:15' })
  await send(form)
  await expect(form.locator('[name="lines.0.reason"]')).toHaveAccessibleDescription(
    say('hours.problems.reasonNeeded'),
  )
  await expect(form.locator('[name="lines.0.minutes"]')).toHaveValue('1:15')
  await fill(form, { 'lines.0.reason': 'Ерте кетті' })
  await send(form)

  await page.waitForURL(/[?&]first=/)
  await ready(page)
  expect(new URL(page.url()).searchParams.get('first')).toBe(String(people))
  await expect(page.getByText(say('hours.shift.nobodyWaits'))).toBeVisible()
  const recorded = page.getByRole('table', { name: say('hours.shift.recorded') })
  const corrected = recorded.getByRole('row').filter({ hasText: 'Ерте кетті' })
  await expect(corrected).toContainText('1 сағ 15 мин')

  await test.step('a correction is the difference, with its reason', async () => {
    await corrected.locator('[name$=".minutes"]').fill('2')
    await corrected.locator('[name$=".reason"]').fill('Қайта саналды')
    await send(formWith(page, 'lines.0.participationId'))
    await page.waitForURL(/corrected=1/)
    await look(page, new URL(page.url()).pathname.slice('/kk'.length))
    await expect(recorded.getByRole('row').filter({ hasText: 'Қайта саналды' })).toContainText('2 сағ')
  })
})

test('a volunteer’s claim waits, is confirmed by the coordinator, and then stands in the book', async ({
  browser,
  page,
}) => {
  const word = ownWord()
  await signInAs(page, 'volunteer')
  await open(page, '/kk/me/hours/new')
  const form = formWith(page, 'evidence')
  await send(form)
  await expect(form.locator('[name=work]')).toHaveAttribute('aria-invalid', 'true')
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Almaty' })
  await fill(form, {
    workedOn: today,
    hours: '3',
    minutes: '20',
    work: `${word} көмек`,
    evidence: 'Куәгер бар',
  })
  const direction = form.locator('select[name=directionId]')
  await direction.selectOption({ index: 1 })
  await send(form)
  await page.waitForURL(/\/me\/hours\?done=sent/)
  await expect(page.getByRole('listitem').filter({ hasText: word })).toContainText('3 сағ 20 мин')

  await open(page, '/kk/me')
  const records = page.getByRole('table', { name: say('me.book.records') })
  const line = records.getByRole('row').filter({ hasText: word })
  await expect(line).toContainText(say('me.book.pending'))
  const before = await page.locator('.book-total .numeral').innerText()

  const desk = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const coordinator = await desk.newPage()
  await signInAs(coordinator, 'coordinator')
  await coordinator.goto('/kk/workspace/hours')
  await coordinator.getByRole('row').filter({ hasText: word }).locator('[type=checkbox]').check()
  await coordinator.getByRole('button', { name: say('hours.inbox.confirm') }).click()
  await expect(coordinator.getByText('1 өтінім расталды')).toBeVisible()
  await desk.close()

  await open(page, '/kk/me')
  await expect(line).not.toContainText(say('me.book.pending'))
  await expect(page.locator('.book-total .numeral')).not.toHaveText(before)
  await open(page, '/kk/me/hours')
  await expect(page.getByRole('listitem').filter({ hasText: word })).toContainText(
    say('hours.claim.states.confirmed'),
  )
})

test('a claim that was written wrong is changed and taken back', async ({ page }) => {
  const word = ownWord()
  await signInAs(page, 'volunteer')
  await open(page, '/kk/me/hours/new')
  const form = formWith(page, 'evidence')
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Almaty' })
  await fill(form, { workedOn: today, hours: '1', work: word, evidence: 'Куәгер бар' })
  await form.locator('select[name=directionId]').selectOption({ index: 1 })
  await send(form)
  await page.waitForURL(/done=sent/)
  const row = page.getByRole('listitem').filter({ hasText: word })
  await row.getByRole('link', { name: say('hours.own.edit') }).click()
  await page.waitForURL(/\/me\/hours\/[0-9a-f-]{36}$/)
  await ready(page)
  await fill(formWith(page, 'evidence'), { minutes: '30' })
  await send(formWith(page, 'evidence'))
  await page.waitForURL(/done=saved/)
  await expect(row).toContainText('1 сағ 30 мин')
  await row.getByRole('link', { name: say('hours.own.edit') }).click()
  await page.waitForURL(/\/me\/hours\/[0-9a-f-]{36}$/)
  await ready(page)
  await page.getByRole('button', { name: say('hours.own.withdraw') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('hours.own.withdraw') })
    .click()
  await page.waitForURL(/done=withdrawn/)
  await expect(row).toContainText(say('hours.claim.states.withdrawn'))
})

test('everything the portal holds comes as a file that no cache keeps', async ({ page }) => {
  await signInAs(page, 'volunteer')
  await open(page, '/kk/me/data')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: say('me.data.download') }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^birgemiz-\d{4}-\d{2}-\d{2}\.json$/)
  const answer = await page.request.get('/kk/me/data/file')
  expect(answer.headers()['cache-control']).toBe('private, no-store')
  expect(answer.headers()['content-disposition']).toContain('attachment')
  const data = (await answer.json()) as Record<string, unknown[]>
  expect(data.hours!.length).toBeGreaterThan(2)
  const stranger = await page.request.get('/kk/me/data/file', { headers: { cookie: '' }, maxRedirects: 0 })
  expect(stranger.status()).toBe(307)
})

test('the pages of hours are accessible and nothing sticks out', async ({ page, browser }) => {
  await signInAs(page, 'volunteer')
  for (const path of ['/me', '/me/history', '/me/hours', '/me/hours/new', '/me/data']) await look(page, path)
  const desk = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  await signInAs(desk, 'coordinator')
  await look(desk, '/workspace/hours')
  const claim = desk.locator('table a[href*="/workspace/hours/"]').first()
  await look(desk, ((await claim.getAttribute('href')) as string).slice('/kk'.length))
})

async function look(page: Page, path: string) {
  await page.goto(`/kk${path}`)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`)
  expect(found, path).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, path).toBeLessThanOrEqual(0)
}
