import type { Actor } from '#lib/accounts/actor.ts'
import { type Tx } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { seal, unseal } from '#lib/platform/sealed.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { searchKeyOf } from '../rules.ts'
import type { CardChoice } from '../rules/merging.ts'
import { unitedStatus } from '../rules/uniting.ts'
import { iinPlace } from './personal-number.ts'

export const mergeColumns = {
  ...{ id: true, cardNumber: true, version: true, status: true, isGuest: true, mergedIntoId: true },
  ...{ surname: true, givenName: true, patronymic: true, birthDate: true, sex: true, locale: true },
  ...{ email: true, phone: true, iinSealed: true, iinHash: true, iinLast4: true, unitId: true, notes: true },
  ...{ languages: true, externalIds: true, userId: true, searchKey: true, createdAt: true },
} as const satisfies Prisma.VolunteerSelect
export type MergeRow = Prisma.VolunteerGetPayload<{ select: typeof mergeColumns }>

type Cards = { fromId: string; toId: string }
type Values = Partial<Omit<MergeRow, 'id' | 'cardNumber' | 'createdAt' | 'version'>>
export type MovedCard = { from: Values; before: Values; after: Values }

/**
 * Closes one card in favour of another within the caller's transaction, both locked: the chosen values, the account and the
 * identification number go to the staying card. Returns what was there before.
 */
export async function moveCard(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  choice: CardChoice,
): Promise<MovedCard> {
  const from = await tx.volunteer.findUniqueOrThrow({ where: { id: fromId }, select: mergeColumns })
  const into = await tx.volunteer.findUniqueOrThrow({ where: { id: toId }, select: mergeColumns })
  const after = united(from, into, choice)
  const isNumberMoved = from.iinHash !== null && into.iinHash === null
  const emptied: Values = {
    mergedIntoId: toId,
    userId: null,
    ...(isNumberMoved ? { iinSealed: null, iinHash: null, iinLast4: null } : {}),
  }
  // First the closed card: an account and a number stand on one card at a time.
  await tx.volunteer.update({
    where: { id: fromId },
    data: { ...written(emptied), version: { increment: 1 } },
  })
  await tx.volunteer.update({ where: { id: toId }, data: { ...written(after), version: { increment: 1 } } })
  return { from: picked(from, emptied), before: picked(into, after), after }
}

function united(from: MergeRow, into: MergeRow, choice: CardChoice): Values {
  const after: Values = {}
  for (const field of choice.fieldsOfOther) Object.assign(after, { [field]: from[field] })
  after.searchKey = searchKeyOf({ ...into, ...after })
  after.status = unitedStatus(from.status, into.status)
  after.languages = [...new Set([...into.languages, ...from.languages])]
  after.externalIds = [...listOf(into.externalIds), ...listOf(from.externalIds)] as Prisma.JsonArray
  after.userId = choice.isAccountOfOther ? from.userId : (into.userId ?? from.userId)
  if (from.iinSealed && !into.iinHash) {
    after.iinSealed = seal(unseal(from.iinSealed, iinPlace(from.id)), iinPlace(into.id))
    after.iinHash = from.iinHash
    after.iinLast4 = from.iinLast4
  }
  return after
}

/** Gives both cards back what they had; a value somebody changed since stays as it is now. */
export async function returnCard(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  moved: MovedCard,
): Promise<void> {
  const into = await tx.volunteer.findUniqueOrThrow({ where: { id: toId }, select: mergeColumns })
  const kept = Object.entries(moved.before).filter(([field]) => {
    const key = field as keyof Values
    return plain(into[key]) === plain(moved.after[key])
  })
  const back: Values = Object.fromEntries(kept)
  back.searchKey = searchKeyOf({ ...into, ...back })
  await tx.volunteer.update({ where: { id: toId }, data: { ...written(back), version: { increment: 1 } } })
  const { count } = await tx.volunteer.updateMany({
    where: { id: fromId, mergedIntoId: toId },
    data: { ...written(moved.from), version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('duplicates.refusals.changed')
}

function picked(row: MergeRow, like: Values): Values {
  return Object.fromEntries(Object.keys(like).map((key) => [key, row[key as keyof MergeRow]]))
}

function written(values: Values): Prisma.VolunteerUncheckedUpdateInput {
  return values as Prisma.VolunteerUncheckedUpdateInput
}

function listOf(value: Prisma.JsonValue): Prisma.JsonValue[] {
  return Array.isArray(value) ? value : []
}

function plain(value: unknown): string {
  return JSON.stringify(value ?? null)
}
