import type { APIRequestContext, Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { eventWithShift } from '../support/events.ts'
import { confirm, fill, formWith, open, ownWord, ready, say, send } from '../support/journeys.ts'
import { register } from '../support/volunteers.ts'

/** Puts the person with this surname on the shift whose roster is open. */
async function placeOnShift(page: Page, roster: string, surname: string): Promise<void> {
  await open(page, `${roster}?q=${encodeURIComponent(surname)}`)
  await page
    .getByRole('main')
    .getByRole('button', { name: say('participation.place.submit'), exact: true })
    .click()
  await page.waitForURL(/done=placed/)
  await ready(page)
}

test('a coordinator finds who has no e-mail on the call list and notes that they were told', async ({
  page,
}) => {
  const surname = ownWord()
  await signInAs(page, 'coordinator')
  await register(page, { surname, values: { phone: '+77010000042' } })
  const { eventId, roster } = await eventWithShift(page, { word: ownWord() })
  await placeOnShift(page, roster, surname)

  await open(page, `/kk/workspace/events/${eventId}`)
  await page
    .getByRole('main')
    .getByRole('link', { name: say('events.work.messages'), exact: true })
    .click()
  await page.waitForURL(/\/messages$/)
  const list = page.locator('#call')
  await expect(list.getByRole('heading', { name: new RegExp(surname) })).toBeVisible()
  await expect(list.getByRole('link', { name: '+77010000042' })).toHaveAttribute('href', 'tel:+77010000042')
  await expect(list.locator('blockquote')).not.toContainText('http')

  await ready(page)
  const form = formWith(page, 'note')
  await fill(form, { note: 'Өзіне айттым' })
  await send(form)
  await page.waitForURL(/done=told/)
  await expect(list.getByRole('heading', { name: new RegExp(surname) })).toHaveCount(0)
  const row = page.getByRole('row', { name: new RegExp(surname) })
  await expect(row).toContainText(say('messages.states.told'))
  await expect(row).toContainText('Өзіне айттым')
})

test('a volunteer makes an address for their calendar and turns it off, with script and without', async ({
  browser,
  request,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    await makeAndRevoke(await context.newPage(), request)
    await context.close()
  }
})

async function makeAndRevoke(page: Page, request: APIRequestContext): Promise<void> {
  await signInAs(page, 'volunteer')
  await open(page, '/kk/me/calendar')
  await page
    .getByRole('main')
    .getByRole('button', { name: say('calendars.page.make'), exact: true })
    .click()
  await page.waitForURL(/done=made/)
  await ready(page)

  const address = await page.getByLabel(say('calendars.page.address'), { exact: true }).inputValue()
  const calendar = await request.get(address, { headers: { cookie: '' } })
  expect(calendar.status()).toBe(200)
  expect(calendar.headers()['content-type']).toContain('text/calendar')
  expect(await calendar.text()).toContain('BEGIN:VCALENDAR')
  const again = await request.get(address, { headers: { 'if-none-match': calendar.headers().etag ?? '' } })
  expect(again.status()).toBe(304)

  await confirm(page, say('calendars.page.revoke'))
  await page.waitForURL(/done=revoked/)
  expect((await request.get(address)).status()).toBe(404)
}

test('a public event can be put into a calendar', async ({ page, request }) => {
  await open(page, '/ru/events')
  await page.locator('main a[href*="/ru/events/"]:not([href*="calendar"])').first().click()
  await page.waitForURL(/\/ru\/events\/[a-z0-9-]+$/)
  const link = page.getByRole('link', { name: say('calendars.add', 'ru') })
  const answer = await request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toContain('text/calendar')
  expect(await answer.text()).toContain('BEGIN:VEVENT')
})
