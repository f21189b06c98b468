import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, instantOf, now } from '#lib/platform/clock.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canEdit, canKeep } from '../policy.ts'
import { findConsentText, findVolunteerCard, type VolunteerCard } from '../queries.ts'
import { ageOn, companionAge, dayText, isMinorOn } from '../rules.ts'
import type { RecordConsentInput, SaveGuardianInput } from '../schema.ts'
import { centreForAudit } from './scope.ts'
import { supersede } from './supersede-consent.ts'

/**
 * Writes down a consent with the version and hash of the text that was read. A minor's consent needs a guardian, an adult's
 * must not have one. A second live consent to the same words is a Conflict; one to older words is renewed.
 */
export async function recordConsent(actor: Actor, input: RecordConsentInput) {
  const card = await findOpenCard(actor, input.volunteerId)
  const today = dayOf(now())
  if (input.givenOn > today) throw new Invalid({ givenOn: { code: 'volunteers.problems.dayFuture' } })
  if (card.birthDate && input.givenOn < dayText(card.birthDate))
    throw new Invalid({ givenOn: { code: 'form.date' } })
  const isMinor = isMinorOn(card.birthDate, today)
  const isChild = card.birthDate !== null && ageOn(card.birthDate, today) < companionAge
  if (input.kind === 'participation' && !isChild) {
    throw new Invalid({ kind: { code: 'volunteers.problems.participationNotNeeded' } })
  }
  const text = await findConsentText(actor, input.kind, input.locale)
  await transaction(async (tx) => {
    await lock(tx, card.id)
    const guardianId = isMinor ? await guardianOf(tx, card, input) : null
    const renewed = { volunteerId: card.id, kind: input.kind, version: text.version, isGuardians: isMinor }
    if (!(await supersede(tx, renewed))) throw new Conflict('volunteers.refusals.consentKnown')
    const { kind, method } = input
    const givenAt = input.givenOn === today ? now() : instantOf(`${input.givenOn}T12:00`)
    const row = {
      volunteerId: card.id,
      kind,
      method,
      locale: text.locale,
      guardianId,
      givenAt,
      recordedById: actor.userId,
    }
    await tx.consent.create({ data: { ...row, textVersion: text.version, textHash: text.hash } })
    await write(tx, actor, card, {
      action: 'volunteer.consentRecorded',
      details: { kind, method, version: text.version },
    })
  })
}

/** Adds a guardian of a minor, or corrects the name and contacts of a known one. */
export async function saveGuardian(actor: Actor, input: SaveGuardianInput) {
  const card = await findKeptCard(actor, input.volunteerId)
  const { guardianId, name, relation, phone, email } = input
  if (guardianId && !card.guardians.some(({ id }) => id === guardianId))
    throw new NotFound('volunteers.refusals.unknown')
  if (!guardianId && !isMinorOn(card.birthDate, dayOf(now())))
    throw new Conflict('volunteers.problems.guardianOfAdult')
  await transaction(async (tx) => {
    await lock(tx, card.id)
    const data = { name, relation, phone, email }
    if (guardianId) await tx.guardian.updateMany({ where: { id: guardianId, volunteerId: card.id }, data })
    else await addGuardian(tx, card.id, data)
    await write(tx, actor, card, {
      action: guardianId ? 'volunteer.guardianEdited' : 'volunteer.guardianAdded',
      details: {},
    })
  })
}

const guardiansMax = 4

export async function addGuardian(
  tx: Tx,
  volunteerId: string,
  data: Pick<SaveGuardianInput, 'name' | 'relation' | 'phone' | 'email'>,
) {
  const same = await tx.guardian.count({ where: { volunteerId, name: data.name } })
  if (same > 0) throw new Conflict('volunteers.refusals.guardianKnown')
  const all = await tx.guardian.count({ where: { volunteerId } })
  if (all >= guardiansMax) throw new Conflict('volunteers.refusals.guardiansEnough')
  return tx.guardian.create({ data: { volunteerId, ...data }, select: { id: true } })
}

async function guardianOf(
  tx: Tx,
  card: VolunteerCard,
  { guardianId, guardian }: RecordConsentInput,
): Promise<string> {
  if (guardianId) {
    if (!card.guardians.some(({ id }) => id === guardianId))
      throw new Invalid({ guardianId: { code: 'form.unknownChoice' } })
    return guardianId
  }
  const { name, relation, phone, email } = guardian
  if (!name) throw new Invalid({ 'guardian.name': { code: 'volunteers.problems.guardianName' } })
  if (!relation) throw new Invalid({ 'guardian.relation': { code: 'volunteers.problems.guardianRelation' } })
  return (await addGuardian(tx, card.id, { name, relation, phone, email })).id
}

async function findOpenCard(actor: Actor, id: string): Promise<VolunteerCard> {
  const card = await findVolunteerCard(actor, id)
  if (!card) throw new NotFound('volunteers.refusals.unknown')
  if (!canEdit(card)) throw new Conflict('volunteers.refusals.anonymised')
  return card
}

export async function findKeptCard(actor: Actor, id: string): Promise<VolunteerCard> {
  const card = await findOpenCard(actor, id)
  if (!canKeep(actor, card)) throw new Forbidden('volunteers.refusals.otherCentre')
  return card
}

/** Two changes of one card's belongings wait for each other. */
async function lock(tx: Tx, volunteerId: string) {
  await tx.volunteer.updateMany({ where: { id: volunteerId }, data: { updatedAt: now() } })
}

type Entry = { action: string; details: Record<string, string> }

async function write(tx: Tx, actor: Actor, { id, cardNumber }: VolunteerCard, { action, details }: Entry) {
  const centreId = await centreForAudit(tx, actor, id)
  await record(tx, actor, action, { type: 'volunteer', id, label: `№ ${cardNumber}`, centreId, details })
}
