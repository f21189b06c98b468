import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { eventWithShift } from '../support/events.ts'
import { type FoundForm, formsOf, replay } from '../support/forms.ts'
import { confirm, fill, formWith, inLatin, open, ownWord, ready, say, send } from '../support/journeys.ts'
import { countCards, lettersTo, linkTo } from '../support/letters.ts'

// People who have no account, on a phone, in Kazakh: from "I want to help" to a place, and back.

test.use({ viewport: { width: 360, height: 740 } })
test.describe.configure({ timeout: 240_000 })

type Event = { path: string; roster: string; word: string }

async function makeEvent(browser: Browser, places: number): Promise<Event> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signInAs(page, 'coordinator')
  const word = ownWord()
  const { path, roster } = await eventWithShift(page, { word, places })
  await context.close()
  return { path, roster, word }
}

const grownUp = (given: Record<string, string | boolean> = {}) => ({
  ...{ surname: ownWord(), givenName: 'Айша', birthDate: '1990-05-04', consent: true },
  ...given,
})

/** Fills the visitor's form of an event; the only shift is chosen already. */
async function fillForm(page: Page, { path }: Event, values: Record<string, string | boolean>) {
  await open(page, `/kk${path}/sign-up`)
  const form = formWith(page, 'givenName')
  await expect(form.locator('[name=shiftId]')).toBeChecked()
  await fill(form, values)
  return form
}

async function calm(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join()}`)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0)
}

test('a visitor signs up, the next one waits, is promoted when a place frees, and cancels by the link', async ({
  page,
  browser,
}) => {
  const event = await makeEvent(browser, 1)
  const word = inLatin(ownWord())
  const [first, second] = [`${word}.a@demo.invalid`, `${word}.b@demo.invalid`]
  const surname = ownWord()

  await test.step("from the event's page to a place; the link goes to the mailbox only", async () => {
    await page.goto(`/kk${event.path}`)
    await page.locator('.join-dock a').click()
    await page.waitForURL(/\/sign-up$/)
    await ready(page)
    await calm(page)
    const form = formWith(page, 'givenName')
    await fill(form, grownUp({ surname, email: first }))
    await send(form)
    await page.waitForURL(/\?done=/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('signUps.sent.title.confirmed'))
    await expect(page.getByRole('main')).toContainText(`${word.slice(0, 1)}•••@demo.invalid`)
    await expect(page.getByRole('main')).not.toContainText(first)
    expect(await page.content()).not.toContain('/place/A')
    await calm(page)
  })

  await test.step('the next one is told the turn', async () => {
    await send(await fillForm(page, event, grownUp({ email: second })))
    await page.waitForURL(/\?done=/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('signUps.sent.title.waiting'))
    await page.goto(await linkTo(second))
    await expect(page.locator('.place-status')).toHaveText(`${say('signUps.place.status.waiting')} 1`)
    await calm(page)
  })

  await test.step('the coordinator frees the place, and it is theirs', async () => {
    const desk = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const roster = await desk.newPage()
    await signInAs(roster, 'coordinator')
    await open(roster, event.roster)
    await expect(roster.getByRole('main')).toContainText(surname)
    await confirm(roster, say('participation.takeOff.label'), { reason: 'Ауырып қалды' })
    await expect(roster).toHaveURL(/done=takenOff/)
    await desk.close()
    await page.reload()
    await expect(page.locator('.place-status')).toHaveText(say('signUps.place.status.confirmed'))
    await expect(page.locator('.check-in-letters')).toHaveText(/^[0-9A-Z]{5} [0-9A-Z]{5}$/)
    expect((await lettersTo(second)).length).toBe(2)
    await calm(page)
  })

  await test.step('one question and one button give it up; they can come back at the end of the line', async () => {
    await open(page, `${await linkTo(second)}?release=1`)
    await calm(page)
    await send(page.getByRole('main'))
    await page.waitForURL(/done=left/)
    await expect(page.locator('.place-status')).toHaveText(say('signUps.place.status.cancelled'))
    await ready(page)
    await page.getByRole('button', { name: say('signUps.place.rejoin') }).click()
    await page.waitForURL(/new=1/)
    await expect(page.locator('.place-status')).toHaveText(say('signUps.place.status.confirmed'))
  })
})

test('without script and without e-mail: the link is shown to be kept, and everything is done by plain forms', async ({
  browser,
}) => {
  const event = await makeEvent(browser, 3)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const page = await context.newPage()
  const surname = ownWord()
  await page.goto(`/kk${event.path}/sign-up`)
  const form = formWith(page, 'givenName')
  await fill(form, { surname, givenName: 'Ерлан', birthDate: '1960-01-02', phone: '123' })
  await send(form)
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.locator('[name=surname]')).toHaveValue(surname)
  await expect(page.locator('[name=phone]')).toHaveValue('123')
  await expect(page.locator('[name=shiftId]')).toBeChecked()
  const back = formWith(page, 'givenName')
  await fill(back, { phone: '8 700 000 00 00', consent: true })
  await send(back)
  await page.waitForURL(/\/kk\/place\/[\w-]{43}\?new=1/)
  await expect(page.getByText(say('signUps.place.keepLink.title'))).toBeVisible()
  const link = new URL(page.url()).pathname
  await expect(page.locator('.keep-link-address')).toContainText(link)

  await test.step('a child comes along, and leaves with the adult', async () => {
    const unfold = page.locator('details').filter({ hasText: say('signUps.place.child.title') })
    await unfold.locator('summary').click()
    await fill(unfold, { givenName: 'Аяла', birthDate: '2016-04-05', relation: 'mother', consent: true })
    await send(unfold.locator('form'))
    await page.waitForURL(/done=brought/)
    await expect(page.getByRole('link', { name: 'Аяла' })).toBeVisible()
    await page.goto(`${link}?release=1`)
    await expect(page.getByRole('main')).toContainText(say('signUps.place.release.textChildren'))
    await send(page.getByRole('main'))
    await page.waitForURL(/done=left/)
    await expect(page.locator('.place-status')).toHaveText(say('signUps.place.status.cancelled'))
  })
  await context.close()
})

test('under 18 a guardian is asked, and the place is held meanwhile', async ({ page, browser }) => {
  const event = await makeEvent(browser, 3)
  const email = `${inLatin(ownWord())}@demo.invalid`
  const form = await fillForm(page, event, { ...grownUp({ email }), consent: false, birthDate: '2012-03-04' })
  const guardian = page.locator('[name="guardian.name"]')
  await expect(guardian).toBeVisible()
  await send(form)
  await expect(page.getByText(say('volunteers.problems.guardianName')).first()).toBeVisible()
  await expect(form.locator('[name=birthDate]')).toHaveValue('2012-03-04')
  await fill(form, {
    'guardian.name': 'Сәуле Оспанова',
    'guardian.relation': 'mother',
    'guardian.email': 'saule@demo.invalid',
  })
  await send(form)
  await page.waitForURL(/\?done=/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('signUps.sent.title.offered'))
  await page.goto(await linkTo(email))
  await expect(page.locator('.place-status')).toHaveText(say('signUps.place.status.held.consent'))
  await calm(page)
})

test('a group is signed up by its leader, without script, from rows and from a list', async ({
  page: scripted,
  browser,
}) => {
  const event = await makeEvent(browser, 4)
  await open(scripted, `/kk${event.path}/sign-up?group=1`)
  await calm(scripted)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const page = await context.newPage()
  await page.goto(`/kk${event.path}/sign-up?group=1`)
  const name = ownWord()
  const form = formWith(page, 'leaderName')
  await fill(form, {
    ...{ name, leaderName: 'Гүлнар', email: `${inLatin(name)}@demo.invalid`, hasConsents: true },
    ...{ 'members.2.surname': name, 'members.2.givenName': 'Аян', 'members.2.birthDate': '1999-01-01' },
  })
  await page.locator('button[name=more]').click()
  await expect(page.locator('[name="members.6.givenName"]')).toBeVisible()
  await expect(page.locator('[name="members.0.givenName"]')).toHaveValue('Аян')

  const more = formWith(page, 'leaderName')
  await fill(more, { list: `${name} Дана 02.03.1998\n${name} Ерлан` })
  await more.locator('.form-end button:not([name])').click()
  await expect(page.getByRole('alert')).toContainText(say('signUps.group.problems.list'))
  await expect(page.locator('[name=list]')).toHaveValue(/Ерлан$/)
  const again = formWith(page, 'leaderName')
  await fill(again, { list: `${name} Дана 02.03.1998\n${name} Ерлан 31.12.1997`, hasConsents: true })
  await again.locator('.form-end button:not([name])').click()
  await page.waitForURL(/\?done=/)
  await expect(page.getByRole('main')).toContainText(say('signUps.sent.groupConfirmed'))
  expect(await countCards(name)).toBe(3)

  const link = await linkTo(`${inLatin(name)}@demo.invalid`)
  await open(scripted, link)
  await calm(scripted)
  await page.goto(link)
  await expect(page.getByRole('row')).toHaveCount(4)
  await confirm(page, say('signUps.team.leaveOne'))
  await page.waitForURL(/done=left/)
  await expect(page.getByRole('main')).toContainText('2 адам')
  await context.close()
})

test('a volunteer with an account takes two taps', async ({ page, browser }) => {
  const event = await makeEvent(browser, 2)
  await signInAs(page, 'volunteer')
  await open(page, '/kk/me/opportunities')
  await calm(page)
  await open(page, `/kk${event.path}/sign-up`)
  await expect(page.locator('[name=givenName]')).toHaveCount(0)
  await send(formWith(page, 'shiftId'))
  await page.waitForURL(/\/kk\/place\/[\w-]{43}$/)
  await expect(page.locator('.place-status')).toHaveText(say('signUps.place.status.confirmed'))
  const { pathname } = new URL(page.url())
  await page.goto('/kk/me')
  await expect(page.locator(`a[href="${pathname}"]`)).toBeVisible()
})

test('what fills in the field nobody sees is shown the same page and leaves nothing', async ({
  page,
  browser,
}) => {
  const event = await makeEvent(browser, 2)
  const values = grownUp({ email: 'machine@demo.invalid' })
  const form = await fillForm(page, event, values)
  await page.locator('[name=homepage]').evaluate((field) => ((field as HTMLInputElement).value = 'x'))
  await send(form)
  await page.waitForURL(/\?done=/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('signUps.sent.title.unknown'))
  expect(await countCards(values.surname)).toBe(0)
  expect(await lettersTo('machine@demo.invalid')).toEqual([])
})

test('a link that was never made is a page that says how to get another; lost links answer alike for everybody', async ({
  page,
  request,
  watch,
}) => {
  watch.allowConsole(/404/)
  for (const path of ['place', 'group']) {
    const answer = await page.goto(`/kk/${path}/${'x'.repeat(43)}`)
    expect(answer?.status()).toBe(404)
    await expect(page.locator('main a[href="/kk/place"]')).toBeVisible()
  }
  await open(page, '/kk/place')
  await calm(page)
  const form = formWith(page, 'email')
  await fill(form, { email: 'nobody@demo.invalid' })
  await send(form)
  await expect(page.getByText(say('signUps.lost.sent'))).toBeVisible()
  const headers = (await request.get('/kk/place')).headers()
  expect(headers['referrer-policy']).toBe('same-origin')
  expect(headers['cache-control']).toContain('no-store')
  expect(headers['content-security-policy']).toMatch(/script-src [^;]*'nonce-/)
})

test('what no browser sends is refused with a sentence, and nothing is written', async ({ browser }) => {
  const event = await makeEvent(browser, 5)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`/kk${event.path}/sign-up`)
  const form = (await formsOf(page)).find(({ fields }) => fields.some(([name]) => name === 'shiftId'))!
  const surname = ownWord()
  const good = {
    surname,
    givenName: 'Сынақ',
    birthDate: '1990-05-04',
    phone: '8 700 000 00 01',
    consent: 'on',
  }
  const post = senderOf(form, good)
  const bad: Record<string, string | null>[] = [
    { shiftId: null, 'shiftId.not': '' },
    { shiftId: randomUUID() },
    { id: "' OR 1=1 --" },
    { givenName: 'а'.repeat(5_000) },
    { givenName: null, 'givenName[]': 'Сынақ' },
    { birthDate: '2001-02-30' },
    { birthDate: '2199-01-01' },
    { 'guardian.relation': 'admin' },
    { status: 'confirmed' },
    { locale: 'xx' },
    { consent: null },
  ]
  for (const values of bad) {
    const { status, text } = await post(values)
    expect(status, JSON.stringify(values).slice(0, 60)).toBe(200)
    expect(text, JSON.stringify(values).slice(0, 60)).toContain('role="alert"')
    expect(text, 'the surname is still there').toContain(`value="${surname}"`)
  }
  expect(await countCards(surname)).toBe(0)
  const answers = await Promise.all(Array.from({ length: 4 }, () => post({})))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect(await countCards(surname), 'the same form sent four times makes one person').toBe(1)
  await context.close()
})

/** Sends a form as a browser without script does, some fields changed or (null) left out. */
function senderOf(form: FoundForm, good: Record<string, string>) {
  return async (values: Record<string, string | null>) => {
    const all: Record<string, string | null> = { ...good, 'guardian.relation': '', ...values }
    const kept = form.fields.filter(([name]) => !(name in all))
    const added = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)
    const answer = await replay({ ...form, fields: [...kept, ...added] }, '')
    return { status: answer.status, text: await answer.text() }
  }
}
