import { nameMinors } from '#lib/comments/commands/name-minors.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { RegisterCard } from '../queries/match-people.ts'
import { dayText, searchKeyOf } from '../rules.ts'
import {
  added,
  guardianChange,
  type ImportChange,
  listOf,
  nameFields,
  plainFields,
} from '../rules/import-person.ts'
import { sealIin } from './personal-number.ts'
import type { Update } from './import-volunteers.ts'

/** What an undo puts back or takes away again. */
export type CardBefore = {
  fields: Record<string, string | null>
  languages?: string[]
  directions?: string[]
  skills?: string[]
  iin?: true
  guardian?: { id: string; isNew: boolean; phone: boolean; email: boolean }
  membershipId?: string
}

type Facts = { card: RegisterCard; update: Update; centreId: string }

/** Writes the changes into one card; null when its version is no longer the one that was looked at. */
export async function updateCard(tx: Tx, facts: Facts): Promise<CardBefore | null> {
  const { card, update } = facts
  const { count } = await tx.volunteer.updateMany({
    where: { id: card.id, version: update.version, status: { not: 'anonymised' }, mergedIntoId: null },
    data: { ...columnsOf(facts), version: { increment: 1 } },
  })
  if (count === 0) return null
  if (update.changes.includes('birthDate')) await nameMinors(null, tx, [card.id])
  const before: CardBefore = { fields: fieldsBefore(card, update.changes) }
  if (update.changes.includes('languages')) before.languages = card.languages
  if (update.changes.includes('iin')) before.iin = true
  await growLists(tx, facts, before)
  await completeGuardian(tx, facts, before)
  if (update.changes.includes('membership')) before.membershipId = await join(tx, facts)
  return before
}

function columnsOf({ card, update: { person, changes } }: Facts): Prisma.VolunteerUpdateManyMutationInput {
  const data: Record<string, unknown> = {}
  for (const field of [...nameFields, ...plainFields]) {
    if (!changes.includes(field)) continue
    data[field] = field === 'birthDate' ? new Date(person.birthDate!) : person[field]
  }
  if (changes.includes('languages')) data.languages = [...card.languages, ...added(person, card, 'languages')]
  const names = Object.fromEntries(nameFields.map((field) => [field, data[field] ?? card[field]]))
  return {
    ...data,
    ...(changes.includes('iin') ? sealIin(card.id, person, dayOf(now())) : null),
    searchKey: searchKeyOf(names as Pick<RegisterCard, (typeof nameFields)[number]>),
  }
}

function fieldsBefore(card: RegisterCard, changes: readonly ImportChange[]): Record<string, string | null> {
  const known = [...nameFields, ...plainFields].filter((field) => changes.includes(field))
  return Object.fromEntries(
    known.map((field) => [
      field,
      field === 'birthDate' ? card.birthDate && dayText(card.birthDate) : card[field],
    ]),
  )
}

async function growLists(tx: Tx, { card, update: { person } }: Facts, before: CardBefore): Promise<void> {
  const directions = added(person, card, 'directions')
  const skills = added(person, card, 'skills')
  if (directions.length > 0) {
    before.directions = directions
    await tx.volunteerDirection.createMany({
      data: directions.map((directionId) => ({ volunteerId: card.id, directionId })),
      skipDuplicates: true,
    })
  }
  if (skills.length > 0 && listOf(card, 'skills').length + skills.length <= 100) {
    before.skills = skills
    await tx.volunteerSkill.createMany({
      data: skills.map((skillId) => ({ volunteerId: card.id, skillId })),
      skipDuplicates: true,
    })
  }
}

async function completeGuardian(
  tx: Tx,
  { card, update: { person } }: Facts,
  before: CardBefore,
): Promise<void> {
  const change = guardianChange(person.guardian, card.guardians)
  if (!change || !person.guardian) return
  const id = change.id ?? newId()
  before.guardian = {
    id,
    isNew: change.id === null,
    phone: change.phone !== null,
    email: change.email !== null,
  }
  if (change.id === null) {
    await tx.guardian.create({ data: { id, volunteerId: card.id, ...person.guardian } })
    return
  }
  const { phone, email } = change
  await tx.guardian.updateMany({
    where: { id, volunteerId: card.id },
    data: { ...(phone === null ? {} : { phone }), ...(email === null ? {} : { email }) },
  })
}

/** A further belonging; the primary one when the person has none. */
async function join(tx: Tx, { card, centreId }: Facts): Promise<string> {
  const id = newId()
  const isPrimary = !card.memberships.some((membership) => membership.isPrimary)
  await tx.membership.create({
    data: { id, volunteerId: card.id, centreId, isPrimary, startedOn: new Date(dayOf(now())) },
  })
  return id
}
