import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import {
  type Door,
  isPageKept,
  keptRosters,
  openDoor,
  rosterOf,
  scanByWedge,
  tapPresent,
} from '../support/check-in.ts'
import { openWithCamera } from '../support/fake-camera.ts'
import { fill, formWith, say, send } from '../support/journeys.ts'

// At the door, on a phone, in Kazakh.

test.use({ viewport: { width: 360, height: 740 } })
test.describe.configure({ timeout: 180_000 })

/** The browser's own words about a lost connection, its look for a newer worker included. */
const offline = /ERR_INTERNET_DISCONNECTED|Failed to load resource|error occurred when fetching the script/

async function atTheDoor(page: Page, door: Door, query = ''): Promise<void> {
  await signInAs(page, 'coordinator')
  await page.goto(`/kk/workspace/events/${door.eventId}/check-in${query}`)
  await isPageKept(page)
}

function waiting(page: Page) {
  return page.locator('.ci-unsent')
}

function here(page: Page, count: number) {
  return expect(page.locator('.ci-count b')).toHaveText(String(count))
}

test('thirty people are checked in by tap and by scanner, online, offline and over a reload', async ({
  page,
  context,
  watch,
}) => {
  watch.allowConsole(offline)
  const door = await openDoor({ people: 31, minors: 1, shifts: 2 })
  await atTheDoor(page, door)
  const { people } = await rosterOf(page, door)
  const codeOf = (index: number) => people.find(({ id }) => id === door.people[index]!.id)!.code

  for (const { id } of door.people.slice(0, 8)) await tapPresent(page, id)
  for (let index = 8; index < 16; index++) await scanByWedge(page, codeOf(index))
  await here(page, 16)
  await expect(waiting(page)).toHaveCount(0)

  await scanByWedge(page, codeOf(8))
  const told = page.locator('.ci-toast')
  await expect(told).toContainText(door.people[8]!.surname)
  await expect(told.getByRole('button', { name: say('attendance.desk.acts.out') })).toBeVisible()
  await scanByWedge(page, '0000000000')
  await expect(told).toContainText(say('attendance.desk.told.unknown'))
  await scanByWedge(page, codeOf(30))
  await expect(told).toContainText(say('participation.reasons.guardianDataConsent'))
  const axe = await new AxeBuilder({ page }).analyze()
  expect(axe.violations).toEqual([])

  await context.setOffline(true)
  for (const { id } of door.people.slice(16, 20)) await tapPresent(page, id)
  for (let index = 20; index < 24; index++) await scanByWedge(page, codeOf(index))
  await here(page, 24)
  await expect(waiting(page)).toHaveCount(8)
  await expect(page.locator('.ci-line')).toContainText(say('attendance.desk.line.later'))

  await page.reload()
  await here(page, 24)
  await expect(waiting(page)).toHaveCount(8)
  await expect(page.getByText(door.people[29]!.surname)).toBeVisible()
  for (let index = 24; index < 30; index++) await scanByWedge(page, codeOf(index))
  await here(page, 30)

  await context.setOffline(false)
  await expect(waiting(page)).toHaveCount(0)
  await expect(page.locator('.ci-line')).toHaveText('')
  await page.reload()
  await here(page, 30)
})

test('two phones mark the same people offline and agree afterwards', async ({ browser, watch }) => {
  watch.allowConsole(offline)
  const door = await openDoor({ people: 6 })
  const contexts = await Promise.all(
    [1, 2].map(() => browser.newContext({ viewport: { width: 360, height: 740 } })),
  )
  const [one, other] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page]
  for (const page of [one, other]) await atTheDoor(page, door)
  for (const context of contexts) await context.setOffline(true)

  const [a, b, c, d] = door.people as [Door['people'][0], ...Door['people']]
  for (const { id } of [a, b!, c!]) await tapPresent(one, id)
  for (const { id } of [c!, d!]) await tapPresent(other, id)
  // Said last, so it counts, whichever phone is heard first.
  const row = other.locator(`#p-${a.id}`)
  await row.locator('summary').click()
  await row.getByRole('button', { name: say('attendance.desk.acts.absent'), exact: true }).click()
  await here(one, 3)
  await here(other, 2)

  for (const context of [...contexts].reverse()) await context.setOffline(false)
  for (const page of [one, other]) {
    await expect(waiting(page)).toHaveCount(0)
    await page.reload()
    await here(page, 3)
    await expect(page.locator(`#p-${a.id}`)).toContainText(say('attendance.desk.marks.absent'))
  }
  const { people } = await rosterOf(one, door)
  expect(people.filter(({ steps }) => steps.length > 0)).toHaveLength(4)
})

test('undo brings back what stood before, and times can be set', async ({ page }) => {
  const door = await openDoor({ people: 1 })
  await atTheDoor(page, door)
  const [{ id }] = door.people as [Door['people'][0]]
  await tapPresent(page, id)
  const row = page.locator(`#p-${id}`)
  await row.locator('summary').click()
  await row.getByRole('button', { name: say('attendance.desk.acts.absent'), exact: true }).click()
  await here(page, 0)
  await page
    .locator('.ci-toast')
    .getByRole('button', { name: say('attendance.desk.undo') })
    .click()
  await here(page, 1)
  const { shifts } = await rosterOf(page, door)
  const clock = new Date(shifts[0]!.startsAt)
    .toLocaleTimeString('sv-SE', { timeZone: 'Asia/Almaty' })
    .slice(0, 5)
  await row.locator('[name=inTime]').fill(clock)
  await row.getByRole('button', { name: say('attendance.desk.acts.times') }).click()
  await expect(row.locator('.ci-standing')).toContainText(clock)
  await expect(waiting(page)).toHaveCount(0)
  await page.reload()
  await expect(row.locator('.ci-standing')).toContainText(clock)
})

test('the camera reads the code of a confirmation', async ({ page, baseURL }, info) => {
  const door = await openDoor({ people: 2 })
  await atTheDoor(page, door)
  const { people } = await rosterOf(page, door)
  const browser = await openWithCamera(`BGC:${people[0]!.code}`, info.outputPath('camera.y4m'))
  try {
    const phone = await browser.newPage({ baseURL, viewport: { width: 360, height: 740 } })
    await atTheDoor(phone, door)
    await phone.getByRole('button', { name: say('attendance.desk.scan') }).click()
    await here(phone, 1)
    await expect(phone.locator(`#p-${people[0]!.id}`)).toContainText(say('attendance.desk.marks.present'))
  } finally {
    await browser.close()
  }
})

test('leaving takes the roster off the device', async ({ page }) => {
  const door = await openDoor({ people: 2 })
  await atTheDoor(page, door)
  await expect.poll(() => keptRosters(page)).toBe(1)
  await page.goto('/kk/me/account')
  await send(
    page
      .locator('main form')
      .filter({ hasText: say('accounts.account.signOut') })
      .first(),
  )
  await page.waitForURL(/sign-in/)
  expect(await keptRosters(page)).toBe(0)
})

test('signed out elsewhere, the marks stay and say so', async ({ page, context, watch }) => {
  watch.allowConsole(/401/)
  const door = await openDoor({ people: 2 })
  await atTheDoor(page, door)
  const cookies = await context.cookies()
  await context.clearCookies()
  await tapPresent(page, door.people[0]!.id)
  await expect(page.locator('.ci-line')).toContainText(say('attendance.desk.line.signedOut'))
  await expect(waiting(page)).toHaveCount(1)
  await context.addCookies(cookies)
  await page.getByRole('button', { name: say('attendance.desk.scan') }).waitFor()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(waiting(page)).toHaveCount(0)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the list is searched and marked by plain forms', async ({ page }) => {
    const door = await openDoor({ people: 3, minors: 1, shifts: 2 })
    const [first] = door.people as [Door['people'][0]]
    await signInAs(page, 'coordinator')
    await page.goto(`/kk/workspace/events/${door.eventId}/check-in`)
    await page.locator('[name=q]').fill(first.surname)
    await page.getByRole('search').getByRole('button').click()
    await expect(page.locator('.ci-row')).toHaveCount(1)
    await page.getByRole('button', { name: say('attendance.desk.acts.present'), exact: true }).click()
    await expect(page.getByText(say('attendance.stored'))).toBeVisible()
    await here(page, 1)
    await page.locator('.ci-more > summary').click()
    await page.getByRole('button', { name: say('attendance.desk.acts.undo') }).click()
    await here(page, 0)
  })

  test('a paper roster is printed with codes and keyed in', async ({ page }) => {
    const door = await openDoor({ people: 3 })
    await signInAs(page, 'coordinator')
    const path = `/kk/workspace/events/${door.eventId}`
    await page.goto(`${path}/shifts/${door.shifts[0]}/roster-sheet`)
    const codes = (await page.locator('.sheet-code').allTextContents()).filter(Boolean)
    expect(codes).toHaveLength(3)
    await page.goto(`${path}/check-in/paper?shift=${door.shifts[0]}`)
    const form = formWith(page, 'lines')
    await fill(form, { lines: `${codes[0]}\n12` })
    await send(form)
    await expect(form.locator('.field-error')).toContainText('12')
    await expect(form.locator('[name=lines]')).toHaveValue(`${codes[0]}\n12`)
    await fill(form, { lines: codes.join('\n') })
    await send(form)
    await expect(form.getByRole('status')).toContainText('3')
    await page.goto(`${path}/check-in`)
    await here(page, 3)
  })
})
