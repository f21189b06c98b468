import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { recordAll } from '#lib/audit/record.ts'
import { nameMinors } from '#lib/comments/commands/name-minors.ts'
import type { Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { searchKeyOf } from '../rules.ts'
import type { CardBefore } from './update-from-import.ts'

export type KeptReason = 'changed' | 'builtOn' | 'gone'
type Work = {
  centreId: string
  batchId: string
  created: readonly string[]
  updated: readonly { id: string; version: number; before: CardBefore }[]
}

/** Acts on a card that leave nothing behind. */
const passingActs = [
  'volunteer.imported',
  'volunteer.updatedByImport',
  'volunteer.viewed',
  'volunteer.duplicateSuspected',
]

/**
 * Takes back a portion of an import within the caller's transaction: cards it made on which nothing was built are removed, fields
 * of cards nobody touched since are put back. Gives the reason for each card that stays.
 */
export async function undoImported(actor: Actor, tx: Tx, work: Work): Promise<Map<string, KeptReason>> {
  if (!mayCoordinateCentre(actor, work.centreId)) throw new NotFound('imports.refusals.unknown')
  await lockRows(tx, 'Volunteer', [...work.created, ...work.updated.map(({ id }) => id)])
  const kept = new Map<string, KeptReason>()
  await removeCreated(actor, tx, work, kept)
  await restoreUpdated(actor, tx, work, kept)
  return kept
}

async function removeCreated(actor: Actor, tx: Tx, work: Work, kept: Map<string, KeptReason>): Promise<void> {
  const ids = [...work.created]
  const there = await tx.volunteer.findMany({
    where: { id: { in: ids } },
    select: { id: true, cardNumber: true, version: true },
  })
  const untouched = await listUntouched(tx, ids)
  const removable = there.filter(({ id }) => untouched.has(id))
  for (const id of ids) {
    const card = there.find((one) => one.id === id)
    if (!card) kept.set(id, 'gone')
    else if (!untouched.has(id)) kept.set(id, card.version === 1 ? 'builtOn' : 'changed')
  }
  await recordAll(
    tx,
    actor,
    'volunteer.importUndone',
    removable.map(({ id, cardNumber }) => ({
      ...{ type: 'volunteer', id, label: `№ ${cardNumber}`, centreId: work.centreId },
      details: { batch: work.batchId },
    })),
  )
  await tx.volunteer.deleteMany({ where: { id: { in: removable.map(({ id }) => id) }, version: 1 } })
}

/** Cards as the import made them: nothing refers to them and nobody did anything with them. */
async function listUntouched(tx: Tx, ids: string[]): Promise<Set<string>> {
  const none = { none: {} }
  const free = await tx.volunteer.findMany({
    where: {
      ...{ id: { in: ids }, version: 1, userId: null, mergedIntoId: null, mergedCards: none },
      ...{ participations: none, accompanying: none, hours: none, claims: none, certificates: none },
      ...{ awards: none, titles: none, consents: none, consentRequests: none, claimSlips: none },
      ...{ messages: none, accountTokens: none, tags: none, transfers: none, mailings: none },
      organisationInvitations: none,
    },
    select: { id: true, _count: { select: { memberships: true } } },
  })
  const acted = await tx.auditEntry.findMany({
    where: { subjectType: 'volunteer', subjectId: { in: ids }, action: { notIn: passingActs } },
    select: { subjectId: true },
  })
  const touched = new Set(acted.map(({ subjectId }) => subjectId))
  const alone = free.filter(({ id, _count }) => _count.memberships === 1 && !touched.has(id))
  return new Set(alone.map(({ id }) => id))
}

async function restoreUpdated(
  actor: Actor,
  tx: Tx,
  work: Work,
  kept: Map<string, KeptReason>,
): Promise<void> {
  const restored: { id: string; fields: string[] }[] = []
  for (const { id, version, before } of work.updated) {
    if (await isGuardianUsed(tx, before)) kept.set(id, 'builtOn')
    else if (await restore(tx, { id, version, before }))
      restored.push({ id, fields: Object.keys(before.fields) })
    else kept.set(id, 'changed')
  }
  const aged = restored.filter(({ fields }) => fields.includes('birthDate'))
  await nameMinors(
    actor,
    tx,
    aged.map(({ id }) => id),
  )
  await recordAll(
    tx,
    actor,
    'volunteer.importUndone',
    restored.map(({ id, fields }) => ({
      ...{ type: 'volunteer', id, centreId: work.centreId },
      details: { batch: work.batchId, fields },
    })),
  )
}

/** A consent of a guardian the import wrote down stands on the guardian. */
async function isGuardianUsed(tx: Tx, { guardian }: CardBefore): Promise<boolean> {
  if (!guardian?.isNew) return false
  return (await tx.consent.count({ where: { guardianId: guardian.id } })) > 0
}

type Updated = Work['updated'][number]

async function restore(tx: Tx, { id, version, before }: Updated): Promise<boolean> {
  const card = await tx.volunteer.findFirst({
    where: { id, version, mergedIntoId: null, status: { not: 'anonymised' } },
    select: { surname: true, givenName: true, patronymic: true },
  })
  if (!card) return false
  const { birthDate, ...fields } = before.fields
  const names = { ...card, ...fields } as typeof card
  await tx.volunteer.updateMany({
    where: { id, version },
    data: {
      ...fields,
      ...(birthDate === undefined ? {} : { birthDate: birthDate && new Date(birthDate) }),
      ...(before.languages ? { languages: before.languages } : {}),
      ...(before.iin ? { iinSealed: null, iinHash: null, iinLast4: null } : {}),
      searchKey: searchKeyOf(names),
      version: { increment: 1 },
    },
  })
  await takeAway(tx, id, before)
  return true
}

async function takeAway(tx: Tx, volunteerId: string, before: CardBefore): Promise<void> {
  const { directions = [], skills = [], guardian, membershipId } = before
  await tx.volunteerDirection.deleteMany({ where: { volunteerId, directionId: { in: directions } } })
  await tx.volunteerSkill.deleteMany({ where: { volunteerId, skillId: { in: skills } } })
  if (guardian?.isNew) await tx.guardian.deleteMany({ where: { id: guardian.id, volunteerId } })
  else if (guardian) {
    await tx.guardian.updateMany({
      where: { id: guardian.id, volunteerId },
      data: { ...(guardian.phone ? { phone: null } : {}), ...(guardian.email ? { email: null } : {}) },
    })
  }
  if (membershipId)
    await tx.membership.deleteMany({ where: { id: membershipId, volunteerId, endedOn: null } })
}
