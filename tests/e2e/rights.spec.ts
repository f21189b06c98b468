import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { cookieOf, type Persona, signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { fingerprint } from '../support/fingerprint.ts'
import { type FoundForm, formsOf, replay } from '../support/forms.ts'
import { prepareRareStates } from '../support/rare-states.ts'

// Walks what one person can reach and tries all of it as others: every address and every form, byte for byte.

type Walk = { pages: string[]; downloads: string[]; forms: FoundForm[]; cookie: string }

const pagesMax = 190
const perShapeMax = 2

async function walk(browser: Browser, persona: Persona, inside: RegExp, starts: string[]): Promise<Walk> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signInAs(page, persona)
  const cookie = await cookieOf(page)
  const shapes = new Map<string, number>()
  const queue = [...starts, '/kk/workspace', '/kk/staff', '/kk/me', '/kk/me/account']
  const walked: Walk = { pages: [], downloads: [], forms: [], cookie }
  const seen = new Set(queue)
  while (queue.length > 0 && walked.pages.length < pagesMax) {
    const path = queue.shift() as string
    const answer = await page.goto(path)
    if (answer?.status() !== 200 || !inside.test(new URL(page.url()).pathname)) continue
    walked.pages.push(path)
    walked.forms.push(...(await formsOf(page)))
    walked.downloads.push(...(await linksOf(page, inside, 'a[download]')))
    for (const next of await linksOf(page, inside, 'a[href]:not([download])')) {
      const shape = next.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '')
      if (seen.has(next) || (shapes.get(shape) ?? 0) >= perShapeMax) continue
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
      seen.add(next)
      queue.push(next)
    }
  }
  await context.close()
  return walked
}

async function linksOf(page: Page, inside: RegExp, selector: string): Promise<string[]> {
  const all = await page.evaluate(
    (chosen) => [...document.querySelectorAll<HTMLAnchorElement>(chosen)].map((link) => link.href),
    selector,
  )
  return all
    .map((href) => new URL(href))
    .filter(({ origin, pathname }) => origin === new URL(page.url()).origin && inside.test(pathname))
    .map(({ pathname, search }) => pathname + search)
}

async function cookieFor(browser: Browser, persona: Persona): Promise<string> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signInAs(page, persona)
  const cookie = await cookieOf(page)
  await context.close()
  return cookie
}

/** Forms that only concern the sender: leaving, and one's own password. */
function isOwn(form: FoundForm): boolean {
  return (
    /\/me(?:\/|$)/.test(new URL(form.address).pathname) ||
    !form.fields.some(([name]) => !name.startsWith('$ACTION'))
  )
}

test.describe.configure({ mode: 'serial' })

let rare: Awaited<ReturnType<typeof prepareRareStates>>

test.beforeAll(async () => {
  rare = await prepareRareStates()
})

test('a coordinator reaches nothing of another centre, neither by address nor by form', async ({
  browser,
  baseURL,
  watch,
}) => {
  test.setTimeout(240_000)
  watch.allowConsole(/404|403/)
  const own = await walk(browser, 'coordinator', /^\/kk\/(?:workspace|me)/, rare.coordinator)
  expect(own.forms.length).toBeGreaterThan(10)
  const cookies: Record<string, string> = { nobody: '' }
  for (const persona of ['coordinator2', 'representative', 'volunteer'] as const) {
    cookies[persona] = await cookieFor(browser, persona)
  }
  const privatePages = own.pages.filter((path) => /[0-9a-f]{8}-[0-9a-f-]{27}/.test(path.replace(/\?.*/, '')))
  expect(privatePages.length).toBeGreaterThan(4)
  for (const [persona, cookie] of Object.entries(cookies)) {
    // The host's representative may read an event's preview; nobody else may.
    const closed = privatePages.filter((path) => persona !== 'representative' || !path.endsWith('/preview'))
    for (const path of [...closed, ...new Set(own.downloads)]) {
      const answer = await fetch(baseURL + path, { headers: { cookie }, redirect: 'manual' })
      expect([404, 307, 303], `${persona} opens ${path}: ${answer.status}`).toContain(answer.status)
    }
  }
  const before = await fingerprint()
  for (const [persona, cookie] of Object.entries(cookies)) {
    for (const form of own.forms.filter(
      (each) => !isOwn(each) && /[0-9a-f]{8}-[0-9a-f-]{27}/.test(each.address),
    )) {
      const answer = await replay(form, cookie)
      expect(answer.status, `${persona} sends «${form.submitter}» of ${form.address}`).not.toBe(500)
    }
  }
  expect(await fingerprint()).toEqual(before)
})

test('what administrators do is closed to everybody else, and every action of the build was tried', async ({
  browser,
  baseURL,
  watch,
}) => {
  test.setTimeout(240_000)
  watch.allowConsole(/404|403/)
  const all = await walk(browser, 'administrator', /^\/kk\/(?:workspace|staff|me)/, rare.administrator)
  const cookies: Record<string, string> = { nobody: '' }
  for (const persona of ['coordinator2', 'representative', 'volunteer'] as const) {
    cookies[persona] = await cookieFor(browser, persona)
  }
  const staffPages = all.pages.filter((path) => path.startsWith('/kk/staff'))
  expect(staffPages.length).toBeGreaterThan(8)
  const staffForms = all.forms.filter(
    (form) => !isOwn(form) && new URL(form.address).pathname.startsWith('/kk/staff'),
  )
  const before = await fingerprint()
  for (const [persona, cookie] of Object.entries(cookies)) {
    for (const path of staffPages) {
      const answer = await fetch(baseURL + path, { headers: { cookie }, redirect: 'manual' })
      expect([404, 307, 303], `${persona} opens ${path}: ${answer.status}`).toContain(answer.status)
    }
    for (const form of staffForms) await replay(form, cookie)
  }
  expect(await fingerprint()).toEqual(before)

  const own = await walk(browser, 'coordinator', /^\/kk\/(?:workspace|me)/, rare.coordinator)
  const representative = await walk(browser, 'representative', /^\/kk\/(?:workspace|me)/, rare.representative)
  const volunteer = await walk(browser, 'volunteer', /^\/kk\/me/, [
    '/kk/me/hours/new',
    '/kk/me/certificates',
    '/kk/me/centres',
    '/kk/me/comments',
    '/kk/me/awards',
  ])
  const walks = [...all.forms, ...own.forms, ...representative.forms, ...volunteer.forms]
  const tried = new Set(walks.flatMap((form) => form.actionIds))
  const missed = actionsOfBuild().filter(({ id }) => !tried.has(id))
  expect(missed.map(({ name }) => name).sort()).toEqual([...reachedOtherwise].sort())
})

/** Actions no page of the demo region shows a form of at the moment of the walk, each with the test that tries it instead. */
const reachedOtherwise = [
  // Only within minutes of writing, and behind the link of one comment: tests/e2e/talk.spec.ts, tests/integration/comments.
  'app/[locale]/(signed-in)/me/comments/actions.ts#edit',
  'app/[locale]/(signed-in)/me/comments/actions.ts#report',
  // Only where somebody is blocked or something closed: tests/integration/comments/moderating.test.ts.
  'app/[locale]/(signed-in)/staff/moderation/actions.ts#reopen',
  'app/[locale]/(signed-in)/staff/moderation/actions.ts#unblock',
  // Only where a paper was made: tests/e2e/certificates.spec.ts, tests/integration/certificates/extract.test.ts.
  'app/[locale]/(signed-in)/me/certificates/actions.ts#choose',
  'app/[locale]/(signed-in)/me/certificates/actions.ts#withdraw',
  // Only while a wish is open: tests/integration/memberships/transfers.test.ts.
  'app/[locale]/(signed-in)/me/centres/actions.ts#withdraw',
  // Only where an erasure was asked for: tests/e2e/privacy.spec.ts, tests/integration/volunteers/withdrawing.test.ts.
  'app/[locale]/(signed-in)/me/privacy/actions.ts#takeBack',
  // Only where an address was made: tests/e2e/messages.spec.ts.
  'app/[locale]/(signed-in)/me/calendar/actions.ts#revokeAddress',
  // Only where cards were merged: tests/e2e/duplicates.spec.ts, tests/integration/duplicates/merging.test.ts.
  'app/[locale]/(signed-in)/workspace/duplicates/actions.ts#undo',
  // A paper to take off lies only where one was put: tests/integration/memoranda.
  'app/[locale]/(signed-in)/staff/memoranda/actions.ts#detach',
  // Called by script while somebody types: tests/integration/volunteers/registering.test.ts.
  'app/[locale]/(signed-in)/workspace/volunteers/new/actions.ts#suggestDuplicates',
]

type Manifest = { node: Record<string, { filename?: string; exportedName?: string }> }

function actionsOfBuild(): { id: string; name: string }[] {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  return Object.entries(manifest.node)
    .map(([id, { filename = '', exportedName = '' }]) => ({ id, name: `${filename}#${exportedName}` }))
    .filter(({ name }) => name.includes('(signed-in)'))
}
