import type { Actor } from '#lib/accounts/actor.ts'
import { mergeCards } from '#lib/duplicates/commands/merge-cards.ts'
import { comparePair } from '#lib/duplicates/commands/decide-pair.ts'
import { findComparison } from '#lib/duplicates/queries/comparison.ts'
import { type MergeInput, mergeInput } from '#lib/duplicates/schema.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'
import { uniqueSurname } from '../volunteers/people.ts'

type Given = Parameters<typeof createVolunteer>[1]

/** Two cards of one name and birth date in a coordinator's register; `a` was made first, and stays unless said otherwise. */
export async function twoCards(
  given: Given = {},
  others: Given = {},
  desk?: Awaited<ReturnType<typeof aCoordinator>>,
) {
  const { centre, actor } = desk ?? (await aCoordinator())
  const facts = {
    ...{ centreId: centre.id, surname: uniqueSurname(), givenName: 'Дана', patronymic: '' },
    ...{ birthDate: new Date('1990-05-05'), phone: null, email: null },
  }
  const a = await createVolunteer(db, { ...facts, createdAt: new Date('2025-01-01'), ...given })
  const b = await createVolunteer(db, { ...facts, createdAt: new Date('2026-01-01'), ...others })
  return { centre, actor, a, b, pairId: await pairOf(actor, a, b) }
}

type Numbered = { cardNumber: number }

export async function pairOf(actor: Actor, a: Numbered, b: Numbered): Promise<string> {
  return (await comparePair(actor, { one: a.cardNumber, other: b.cardNumber })).pairId
}

/** The form as the page offers it, with the card that stays and whatever else is chosen. */
export async function mergeForm(
  actor: Actor,
  pairId: string,
  stayingId: string | null = null,
  chosen: Partial<MergeInput> = {},
): Promise<MergeInput> {
  const comparison = await findComparison(actor, pairId)
  if (!comparison) throw new Error('the test has no such pair')
  const { pair, one, other, collisions, suggested } = comparison
  const staying = stayingId === null ? suggested : stayingId === pair.oneId ? 'one' : 'other'
  return mergeInput.parse({
    ...{ pairId, staying, versionOne: one.version, versionOther: other.version, account: staying },
    keep: Object.fromEntries(collisions.map(({ shiftId, suggested: side }) => [shiftId, side])),
    ...chosen,
  })
}

export async function merge(
  actor: Actor,
  pairId: string,
  stayingId: string | null = null,
  chosen: Partial<MergeInput> = {},
) {
  return mergeCards(actor, await mergeForm(actor, pairId, stayingId, chosen))
}
