import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { recordAll } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { listCardsForImport, type RegisterCard } from '../queries/match-people.ts'
import { searchKeyOf } from '../rules.ts'
import type { ImportChange, ImportPerson } from '../rules/import-person.ts'
import { sealIin } from './personal-number.ts'
import { type CardBefore, updateCard } from './update-from-import.ts'

export type Creation = {
  /** Of the new card: the row's own, so that a row cannot make two people. */
  id: string
  person: ImportPerson
  /** False when the number on the row stays out: another card has it. */
  takesIin: boolean
  /** Cards elsewhere that look the same; the regional office finds them in the history. */
  others: readonly string[]
}
export type Update = {
  id: string
  version: number
  person: ImportPerson
  changes: readonly ImportChange[]
}
type Work = { centreId: string; batchId: string; creations: Creation[]; updates: Update[] }
type Written = {
  created: Set<string>
  /** Of each changed card its new version and what stood there. */
  updated: Map<string, { version: number; before: CardBefore }>
}

/**
 * Writes a portion of a sheet into a centre's register within the caller's transaction: new cards without any consent, and fields
 * of known ones whose version is still the one that was looked at. A card that changed meanwhile is left alone and missing in the
 * answer. Each person gets an entry of their own in the history.
 */
export async function importVolunteers(actor: Actor, tx: Tx, work: Work): Promise<Written> {
  if (!mayCoordinateCentre(actor, work.centreId)) throw new NotFound('imports.refusals.unknown')
  const created = await createCards(actor, tx, work)
  return { created, updated: await updateCards(actor, tx, work) }
}

async function createCards(
  actor: Actor,
  tx: Tx,
  { centreId, batchId, creations }: Work,
): Promise<Set<string>> {
  if (creations.length === 0) return new Set()
  const today = dayOf(now())
  const made = await tx.volunteer.createManyAndReturn({
    data: creations.map(({ id, person, takesIin }) => ({
      ...{ id, ...cardRow(person) },
      ...(takesIin ? sealIin(id, person, today) : null),
    })),
    select: { id: true, cardNumber: true },
  })
  await tx.membership.createMany({
    data: creations.map(({ id }) => ({
      ...{ volunteerId: id, centreId, isPrimary: true },
      startedOn: new Date(today),
    })),
  })
  await createBelongings(tx, creations)
  const labels = new Map(made.map(({ id, cardNumber }) => [id, `№ ${cardNumber}`]))
  const entry = (id: string) => ({ type: 'volunteer', id, label: labels.get(id) ?? '' })
  await recordAll(
    tx,
    actor,
    'volunteer.imported',
    creations.map(({ id }) => ({ ...entry(id), centreId, details: { batch: batchId } })),
  )
  const suspected = creations.filter(({ others }) => others.length > 0)
  await recordAll(
    tx,
    actor,
    'volunteer.duplicateSuspected',
    suspected.map(({ id, others }) => ({
      ...entry(id),
      centreId: null,
      details: { others: others.slice(0, 20) },
    })),
  )
  return new Set(labels.keys())
}

function cardRow(person: ImportPerson) {
  const { surname, givenName, patronymic, birthDate, sex, phone, email, unitId, notes, languages } = person
  return {
    ...{ surname, givenName, patronymic, sex, phone, email, unitId, notes, languages },
    birthDate: birthDate ? new Date(birthDate) : null,
    locale: person.locale ?? 'kk',
    searchKey: searchKeyOf(person),
    // Nobody consented by standing in a sheet: the card waits for it.
    status: 'new' as const,
  }
}

async function createBelongings(tx: Tx, creations: Creation[]): Promise<void> {
  await tx.volunteerDirection.createMany({
    data: creations.flatMap(({ id, person }) =>
      person.directions.map((directionId) => ({ volunteerId: id, directionId })),
    ),
  })
  await tx.volunteerSkill.createMany({
    data: creations.flatMap(({ id, person }) =>
      person.skills.map((skillId) => ({ volunteerId: id, skillId })),
    ),
  })
  await tx.guardian.createMany({
    data: creations.flatMap(({ id, person: { guardian } }) =>
      guardian ? [{ id: newId(), volunteerId: id, ...guardian }] : [],
    ),
  })
}

async function updateCards(actor: Actor, tx: Tx, { centreId, batchId, updates }: Work) {
  const updated: Written['updated'] = new Map()
  if (updates.length === 0) return updated
  const ids = updates.map(({ id }) => id)
  await lockRows(tx, 'Volunteer', ids)
  const cards = new Map((await listCardsForImport(actor, tx, ids)).map((card) => [card.id, card]))
  const entries: { card: RegisterCard; fields: string[] }[] = []
  for (const update of updates) {
    const card = cards.get(update.id)
    if (!card || updated.has(update.id)) continue
    const before = await updateCard(tx, { card, update, centreId })
    if (!before) continue
    updated.set(update.id, { version: update.version + 1, before })
    entries.push({ card, fields: [...update.changes] })
  }
  // Names of fields only: what was in them is personal.
  await recordAll(
    tx,
    actor,
    'volunteer.updatedByImport',
    entries.map(({ card, fields }) => ({
      ...{ type: 'volunteer', id: card.id, label: `№ ${card.cardNumber}`, centreId },
      details: { fields, batch: batchId },
    })),
  )
  return updated
}
