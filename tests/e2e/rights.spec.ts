import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Persona } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { fingerprint } from '../support/fingerprint.ts'
import { type FoundForm, replay } from '../support/forms.ts'
import { prepareRareStates } from '../support/rare-states.ts'
import { cookieFor, isOfRecord, several, type Walk, walk, withoutRepeats } from '../support/walk.ts'

// Walks what one person can reach and tries all of it as others: every address and every form, byte for byte.

test.describe.configure({ mode: 'serial' })

const personas = ['administrator', 'coordinator', 'coordinator2', 'representative', 'volunteer'] as const
const strangers = ['nobody', 'coordinator2', 'representative', 'volunteer'] as const
const ofWorkspace = /^\/kk\/(?:workspace|me)/

let rare: Awaited<ReturnType<typeof prepareRareStates>>
const cookies = new Map<Persona | 'nobody', string>([['nobody', '']])
/** What the coordinator reaches, found by the first of the two that needs it. */
let reached: Promise<Walk> | null = null
let actions: { id: string; name: string }[] = []

test.beforeAll(async ({ browser }) => {
  actions = actionsOfBuild()
  rare = await prepareRareStates()
  await several(personas, async (persona) => cookies.set(persona, await cookieFor(browser, persona)))
})

test('a coordinator reaches nothing of another centre, neither by address nor by form', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(150_000)
  const own = await walkOfCoordinator(page, baseURL!)
  const forms = own.forms.filter((form) => !isOwn(form) && isOfRecord(new URL(form.target).pathname))
  expect(forms.length).toBeGreaterThan(10)
  const privatePages = own.pages.filter(isOfRecord)
  expect(privatePages.length).toBeGreaterThan(4)
  for (const persona of strangers) {
    const paths = [...privatePages, ...own.downloads].filter((path) => !isShared(persona, path))
    await expectClosed(persona, paths, baseURL!)
  }
  await expectNothingHappens(new Map(strangers.map((persona) => [persona, forms])), baseURL!)
})

test('what administrators do is closed to everybody else, and every action of the build was tried', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(150_000)
  const walkOf = (persona: Persona, inside: RegExp, starts: string[]) =>
    walk({ cookie: cookieOf(persona), inside, starts, baseURL: baseURL!, parser: page })
  const all = await walkOf('administrator', /^\/kk\/(?:workspace|staff|me)/, [
    ...[...rare.administrator, '/kk/staff', '/kk/workspace', '/kk/me', '/kk/me/account'],
  ])
  const own = await walkOfCoordinator(page, baseURL!)
  const representative = await walkOf('representative', ofWorkspace, [
    ...rare.representative,
    '/kk/workspace',
  ])
  const volunteer = await walkOf('volunteer', /^\/kk\/me/, [
    ...['/kk/me', '/kk/me/hours/new', '/kk/me/certificates', '/kk/me/centres', '/kk/me/comments'],
    '/kk/me/awards',
  ])
  const isOfStaff = (path: string) => path.startsWith('/kk/staff')
  const staffPages = [...all.pages, ...all.downloads].filter(isOfStaff)
  expect(staffPages.length).toBeGreaterThan(8)
  for (const persona of strangers) await expectClosed(persona, staffPages, baseURL!)

  const found = [all, own, representative, volunteer].flatMap(({ forms }) => forms)
  const others = found.filter((form) => !isOwn(form))
  const ofStaff = others.filter((form) => isOfStaff(new URL(form.address).pathname))
  await expectNothingHappens(
    new Map<Persona | 'nobody', FoundForm[]>([
      ['nobody', found.filter((form) => !isLeaving(form))],
      ['volunteer', others],
      ['coordinator2', ofStaff],
      ['representative', ofStaff],
    ]),
    baseURL!,
  )
  const tried = new Set(found.flatMap((form) => form.actionIds))
  const missed = actions.filter(({ id }) => !tried.has(id))
  expect(missed.map(({ name }) => name).sort()).toEqual([...reachedOtherwise].sort())
})

function cookieOf(persona: Persona | 'nobody'): string {
  return cookies.get(persona) as string
}

function walkOfCoordinator(parser: Page, baseURL: string): Promise<Walk> {
  reached ??= walk({
    ...{ cookie: cookieOf('coordinator'), inside: ofWorkspace, baseURL, parser },
    starts: [...rare.coordinator, '/kk/workspace', '/kk/me', '/kk/me/account'],
  })
  return reached
}

async function expectClosed(persona: Persona | 'nobody', paths: string[], baseURL: string): Promise<void> {
  const headers = { cookie: cookieOf(persona) }
  const open: string[] = []
  await several([...new Set(paths)], async (path) => {
    const { status } = await fetch(baseURL + path, { headers, redirect: 'manual' })
    if (![404, 307, 303].includes(status)) open.push(`${path}: ${status}`)
  })
  expect(open, `what ${persona} opens`).toEqual([])
}

/** The host's representative may read an event's preview, nobody else may; the region's library is every coordinator's. */
function isShared(persona: Persona | 'nobody', path: string): boolean {
  if (persona === 'representative') return path.endsWith('/preview')
  const isOfLibrary = path.startsWith('/kk/workspace/library/') && !path.startsWith(rare.ownPaper)
  return persona === 'coordinator2' && isOfLibrary
}

/** Sends each persona's forms; every one is understood, none fails, and not a byte of the database changes. */
async function expectNothingHappens(
  sendings: Map<Persona | 'nobody', FoundForm[]>,
  baseURL: string,
): Promise<void> {
  const before = await fingerprint()
  const wrong: string[] = []
  for (const [persona, forms] of sendings) {
    await several(withoutRepeats(forms), async (form) => {
      const { status } = await replay(form, cookieOf(persona))
      const isUnderstood = form.actionIds.length === 0 || ![400, 409].includes(status)
      if (status >= 500 || !isUnderstood)
        wrong.push(`${persona} sends «${form.submitter}» of ${form.address}: ${status}`)
    })
  }
  expect(wrong).toEqual([])
  expect(await fingerprint()).toEqual(before)
  for (const persona of sendings.keys()) {
    const answer = await fetch(`${baseURL}/kk/me/account`, {
      headers: { cookie: cookieOf(persona) },
      redirect: 'manual',
    })
    expect(answer.status === 200, `${persona} was still signed in`).toBe(persona !== 'nobody')
  }
}

/** Forms that only concern the sender: one's own pages, how the site looks, and leaving. */
function isOwn(form: FoundForm): boolean {
  return /\/me(?:\/|$)/.test(new URL(form.address).pathname) || isLeaving(form)
}

function isLeaving({ target, actionIds }: FoundForm): boolean {
  const names = actions.filter(({ id }) => actionIds.includes(id))
  return target.endsWith('/api/appearance') || names.some(({ name }) => name.includes('#signOut'))
}

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
  // Only where something is followed: tests/integration/follows/asking.test.ts.
  'app/[locale]/(signed-in)/me/follows/actions.ts#stop',
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
