import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { cookieOf, type Persona, signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { addShift, publishEvent, writeEvent } from '../support/events.ts'
import { type FoundForm, formsOf, replay } from '../support/forms.ts'
import { fill, formWith, inLatin, open, ownWord, send, visit } from '../support/journeys.ts'
import { fillCard } from '../support/volunteers.ts'

// What no browser sends, and what browsers send when people are in a hurry.

test.describe.configure({ timeout: 180_000 })

type Sent = { status: number; text: string }

/** A form of a page as a browser without script would send it, and the cookie of who sends. */
async function formOf(browser: Browser, persona: Persona, path: string, field: string) {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signInAs(page, persona)
  await page.goto(path)
  const form = (await formsOf(page)).find(({ fields }) => fields.some(([name]) => name === field))
  if (!form) throw new Error(`no form with ${field} on ${path}`)
  return { form, page, cookie: await cookieOf(page), close: () => context.close() }
}

/** The form with some fields changed, added, or (null) left out. */
function changed(form: FoundForm, values: Record<string, string | null>): FoundForm {
  const kept = form.fields.filter(([name]) => !(name in values))
  const added = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null)
  return { ...form, fields: [...kept, ...added] }
}

async function sent(form: FoundForm, cookie: string): Promise<Sent> {
  const answer = await replay(form, cookie)
  return { status: answer.status, text: await answer.text() }
}

/** Everything a card needs. */
function grownUp(surname: string): Record<string, string> {
  const consent = { 'consent.personalData': 'on', 'guardian.relation': '' }
  return { surname, givenName: 'Сынақ', birthDate: '1990-05-04', ...consent }
}

async function countInRegister(page: Page, surname: string): Promise<number> {
  await page.goto(`/kk/workspace/volunteers?q=${inLatin(surname)}`)
  return page.getByRole('main').locator('table a[href*="/workspace/volunteers/"]').count()
}

test('a card with an oversized, nested, repeated or foreign value is refused with a sentence, and nothing is written', async ({
  browser,
}) => {
  const surname = ownWord()
  const { form, page, cookie, close } = await formOf(
    browser,
    'coordinator',
    '/kk/workspace/volunteers/new',
    'surname',
  )
  const good = grownUp(surname)
  const bad: [string, Record<string, string | null>][] = [
    ['an endless note', { notes: 'я'.repeat(300_000) }],
    ['an endless name', { givenName: 'а'.repeat(5_000) }],
    ['an object for a name', { givenName: null, 'givenName.not': '' }],
    ['an object for an id', { centreId: null, 'centreId.not': '' }],
    ['an object for a date', { birthDate: null, 'birthDate.gt': '1900-01-01' }],
    ['a list for a name', { givenName: null, 'givenName[]': 'Сынақ' }],
    ['an unknown centre', { centreId: randomUUID() }],
    ['an unknown direction', { 'directions[]': randomUUID() }],
    ['an id that is none', { id: "' OR 1=1 --" }],
    ['a field nobody asked for', { status: 'confirmed' }],
    ['a day that does not exist', { birthDate: '2001-02-30' }],
    ['a birth in the future', { birthDate: '2199-01-01' }],
    ['a word that is no choice', { sex: 'admin' }],
    ['a key of the prototype', { '__proto__.polluted': 'on', givenName: '' }],
  ]
  for (const [what, values] of bad) {
    const { status, text } = await sent(changed(form, { ...good, ...values }), cookie)
    expect(status, what).toBe(200)
    expect(text, what).toContain('role="alert"')
    expect(text, `${what}: the surname is still there`).toContain(`value="${surname}"`)
  }
  expect(await countInRegister(page, surname)).toBe(0)
  expect((await sent(changed(form, good), cookie)).status, 'without all that it is accepted').toBe(303)
  await close()
})

test('nobody gets in with an object in place of a password or an address', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/kk/sign-in')
  const form = (await formsOf(page)).find(({ fields }) =>
    fields.some(([name]) => name === 'email'),
  ) as FoundForm
  const tries: Record<string, string | null>[] = [
    { email: null, 'email.not': '', password: 'x' },
    { email: 'admin@demo.invalid', password: null, 'password.not': '' },
    { email: 'admin@demo.invalid', password: 'x'.repeat(100_000) },
    { email: 'admin@demo.invalid', password: '', from: `${baseURL}/kk/staff` },
  ]
  for (const values of tries) {
    const answer = await replay(changed(form, values), '')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie') ?? '').not.toContain('session')
  }
  await context.close()
})

test('addresses that cannot be are 404 for everybody, never an error', async ({ browser, request }) => {
  const { cookie, close } = await formOf(browser, 'administrator', '/kk/workspace/volunteers/new', 'surname')
  const unknown = randomUUID()
  const odd = ['%00', "'%20OR%201=1", '..%2f..%2fetc', 'а'.repeat(400), '{"not":""}', '-1', unknown]
  const open = ['events', 'news', 'centres', 'organisations', 'memoranda', 'awards'].map(
    (name) => `/kk/${name}`,
  )
  const closed = [
    'workspace/volunteers',
    'workspace/events',
    'staff/news',
    'staff/awards',
    'staff/memoranda',
    'staff/people',
  ]
  for (const end of odd) {
    for (const base of open) {
      const { status } = await visit(request, `${base}/${encodeURI(end).replaceAll('%25', '%')}`)
      expect([400, 404], `${base}/${end}: ${status}`).toContain(status)
    }
  }
  for (const base of closed) {
    for (const end of [unknown, 'x', '-1']) {
      const answer = await request.get(`/kk/${base}/${end}`, { headers: { cookie } })
      expect(answer.status(), `${base}/${end}`).toBe(404)
    }
  }
  for (const query of ['when=x', 'age=-5', 'q=%00', 'after=x', 'unit=..', 'when=7&when=30', 'kind[not]=']) {
    const { status } = await visit(request, `/kk/events?${query}`)
    expect(status, query).toBe(200)
  }
  await close()
})

test('a place on a shift that is not there is refused, and the form says so', async ({ browser }) => {
  const { page, cookie, close } = await formOf(
    browser,
    'coordinator',
    '/kk/workspace/volunteers/new',
    'surname',
  )
  const word = ownWord()
  const eventId = await writeEvent(page, { word, startsInHours: 24 * 220 })
  await addShift(page, eventId, { places: 2, role: word })
  await publishEvent(page, eventId)
  await page.goto(`/kk/workspace/events/${eventId}`)
  await page.getByRole('link', { name: `Көмекші ${word}` }).click()
  await expect(page.locator('#place')).toBeVisible()
  const form = (await formsOf(page)).find(({ fields }) =>
    fields.some(([name]) => name === 'volunteerId'),
  ) as FoundForm
  const tries: Record<string, string | null>[] = [
    ...[{ shiftId: randomUUID() }, { volunteerId: randomUUID() }, { volunteerId: 'x' }],
    { shiftId: null, 'shiftId.not': '' },
  ]
  for (const values of tries) {
    const { status, text } = await sent(changed(form, values), cookie)
    expect(status).toBe(200)
    expect(text).toContain('role="alert"')
  }
  await page.reload()
  await expect(page.getByRole('main')).toContainText('2 орынның 0 алынған')
  await close()
})

test('script in a text is shown as text, in the page, its title and its data for machines', async ({
  page,
  request,
}) => {
  const word = ownWord()
  const evil = `${word} </script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">`
  await signInAs(page, 'coordinator')
  const eventId = await writeEvent(page, { word, startsInHours: 24 * 210 })
  await open(page, `/kk/workspace/events/${eventId}/edit`)
  await fill(formWith(page, 'titleKk'), {
    titleKk: evil,
    descriptionKk: evil,
    summaryKk: evil,
    placeKk: evil,
    contactKk: evil,
  })
  await send(formWith(page, 'titleKk'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(evil)
  await addShift(page, eventId, { places: 2, role: word })
  const path = await publishEvent(page, eventId)
  for (const address of [`/kk${path}`, `/kk/events?q=${inLatin(word)}`, `/kk/workspace/events/${eventId}`]) {
    await page.goto(address)
    await expect(page.getByRole('main')).toContainText('<script>window.hacked = 1</script>')
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(await page.locator('img[src=x]').count()).toBe(0)
  }
  await page.goto(`/kk${path}`)
  const machine = await page.locator('script[type="application/ld+json"]').allTextContents()
  for (const data of machine) expect(() => JSON.parse(data) as unknown).not.toThrow()
  const { status } = await visit(request, '/sitemap.xml')
  expect(status).toBe(200)
})

test('one form sent many times at once makes one person', async ({ browser }) => {
  const surname = ownWord()
  const { form, page, cookie, close } = await formOf(
    browser,
    'coordinator',
    '/kk/workspace/volunteers/new',
    'surname',
  )
  const filled = changed(form, grownUp(surname))
  const answers = await Promise.all(Array.from({ length: 5 }, () => sent(filled, cookie)))
  for (const { status } of answers) expect(status).toBe(303)
  expect(await countInRegister(page, surname)).toBe(1)
  await close()
})

test('a hurried double click makes one person', async ({ page }) => {
  const surname = ownWord()
  await signInAs(page, 'coordinator')
  await open(page, '/kk/workspace/volunteers/new')
  const form = await fillCard(page, { surname, values: { 'consent.personalData': true } })
  await form.locator('button[type=submit]').last().dblclick()
  await page.waitForURL(/\/workspace\/volunteers\/[0-9a-f-]{36}/)
  expect(await countInRegister(page, surname)).toBe(1)
})

test('a text of a news item that no editor makes is refused or read as plain words', async ({ browser }) => {
  const { page, close } = await formOf(browser, 'editor', '/kk/staff/news/new', 'titleKk')
  const word = ownWord()
  await fill(formWith(page, 'titleKk'), { titleKk: word, titleRu: word })
  await send(formWith(page, 'titleKk'))
  await page.waitForURL(/\/staff\/news\/[0-9a-f-]{36}$/)
  const [address, cookie] = [page.url(), await cookieOf(page)]
  const link = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }
  const bodies = [
    JSON.stringify({ type: 'doc', content: [{ type: 'iframe', attrs: { src: 'https://evil.example' } }] }),
    JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [link] }] }),
    '[x](javascript:alert(1)) <script>window.hacked = 1</script>',
    `{"type":"doc","content":${'['.repeat(3000)}${']'.repeat(3000)}}`,
    'ә'.repeat(400_000),
  ]
  for (const body of bodies) {
    await page.goto(address)
    const form = (await formsOf(page)).find(({ fields }) =>
      fields.some(([name]) => name === 'translations.kk.body'),
    )
    const { status } = await sent(changed(form as FoundForm, { 'translations.kk.body': body }), cookie)
    expect(status, body.slice(0, 60)).toBe(200)
    await page.goto(`${address}/preview`)
    const hrefs = await page
      .getByRole('main')
      .locator('a')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
    expect(hrefs.filter((href) => /^javascript:/i.test(href))).toEqual([])
    await expect(page.locator('main iframe, main script:not([type="application/ld+json"])')).toHaveCount(0)
  }
  await close()
})
