import type { Actor } from '#lib/accounts/actor.ts'
import { translator } from '#lib/i18n/translator.ts'
import { listRefused } from '#lib/mail/outbox.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { recipientsMax } from '../rules/limits.ts'
import { compose, type Occasion, type Say } from '../rules/letter.ts'
import { type Audience, findInAudience, listAddressees, listAudience, type Person } from './audience.ts'

/** How the people of a mailing would be reached at this moment. */
export type Reach = {
  people: number
  isTooMany: boolean
  /** People who get it by e-mail; of these through a parent, and in letters shared with others of the mailbox. */
  byLetter: number
  toGuardians: number
  inSharedLetters: number
  /** Without an e-mail, or with a mailbox that refused letters; of these without a phone too. */
  toCall: number
  refusing: number
  withoutPhone: number
  declined: number
  inOtherLanguage: number
}

const batch = 1000

/** Counts, person by person as the letters would be written, whom a mailing reaches and how. */
export async function countReach(actor: Actor, mailing: Audience & Occasion): Promise<Reach> {
  const people = await listAudience(actor, mailing, recipientsMax + 1)
  const count = { ...nobody, people: people.length, isTooMany: people.length > recipientsMax }
  if (count.isTooMany) return count
  const tools = { at: now(), say: await sayInAll() }
  const letters = new Set<string>()
  for (let from = 0; from < people.length; from += batch) {
    const ids = people.slice(from, from + batch).map(({ id }) => id)
    const persons = await listAddressees(actor, db, { mailing, ids })
    await countBatch(count, { mailing, persons, letters, tools })
  }
  return count
}

const nobody: Reach = {
  ...{ people: 0, isTooMany: false, byLetter: 0, toGuardians: 0, inSharedLetters: 0, toCall: 0 },
  ...{ refusing: 0, withoutPhone: 0, declined: 0, inOtherLanguage: 0 },
}

type Tools = { at: Date; say: Say }
type Batch = { mailing: Occasion; persons: Person[]; letters: Set<string>; tools: Tools }

async function countBatch(count: Reach, { mailing, persons, letters, tools }: Batch): Promise<void> {
  const wanting = persons.filter((person) => !hasDeclined(person, mailing))
  count.declined += persons.length - wanting.length
  const composed = wanting.map((person) => compose(mailing, person, tools))
  const mailboxes = [...new Set(composed.map(({ to }) => to.email).filter(Boolean))]
  const refused = await listRefused(db, mailboxes)
  for (const { to, subject, words, call, isFallback } of composed) {
    if (isFallback) count.inOtherLanguage++
    if (to.email === '' || refused.has(to.email)) {
      count.toCall++
      if (to.email !== '') count.refusing++
      if (!call.phone) count.withoutPhone++
      continue
    }
    count.byLetter++
    if (to.who === 'guardian') count.toGuardians++
    const letter = [to.email, subject, words].join('\0')
    if (letters.has(letter)) count.inSharedLetters++
    letters.add(letter)
  }
}

export function hasDeclined(
  person: Pick<Person, 'mailingRefusals'>,
  { kind }: Pick<Occasion, 'kind'>,
): boolean {
  return person.mailingRefusals.some((refusal) => refusal.kind === kind)
}

/** What one of the people would get, with the ways to the others; null when there is nobody. */
export async function previewFor(actor: Actor, mailing: Audience & Occasion, id: string | undefined) {
  const found = await findInAudience(actor, mailing, id)
  if (!found) return null
  const { person, next, previous } = found
  const composed = compose(mailing, person, { at: now(), say: await sayInAll(), hidesLinks: true })
  const refused = await listRefused(db, [composed.to.email].filter(Boolean))
  const isCalled = composed.to.email === '' || refused.has(composed.to.email)
  return { person, composed, isCalled, isDeclined: hasDeclined(person, mailing), next, previous }
}
export type Preview = NonNullable<Awaited<ReturnType<typeof previewFor>>>

/** The texts of letters in every language. */
export async function sayInAll(): Promise<Say> {
  return { kk: await translator('kk'), ru: await translator('ru'), en: await translator('en') }
}
