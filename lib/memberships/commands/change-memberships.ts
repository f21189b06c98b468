import type { Actor } from '#lib/accounts/actor.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Forbidden, Invalid, NotFound, Refusal } from '#lib/platform/refusal.ts'
import { takeOffShift } from '#lib/participation/commands/take-off-shift.ts'
import {
  choosePrimary as choosePrimaryRow,
  correctMembership as correctRow,
  endMembership as endRow,
  openMembership,
} from '#lib/volunteers/commands/memberships.ts'
import { canEdit, canKeep } from '#lib/volunteers/policy.ts'
import { findVolunteerCard } from '#lib/volunteers/queries.ts'
import { canChangeBody, canChoosePrimary } from '../policy.ts'
import { listComingAt } from '../queries/leaving.ts'
import type {
  AddMembershipInput,
  ChoosePrimaryInput,
  CorrectMembershipInput,
  EndMembershipInput,
} from '../schema.ts'
import { overtakeTransfers } from './overtake-transfers.ts'

/**
 * Adds a further affiliation with one of the actor's centres or a published organisation. For somebody with no primary one it
 * becomes the primary. Invalid names a wrong date or a body the person belongs to already.
 */
export async function addMembership(actor: Actor, input: AddMembershipInput): Promise<void> {
  const { volunteerId, body, startedOn } = input
  const card = await requireKept(actor, volunteerId)
  if (!canChangeBody(actor, body)) throw new Invalid({ body: { code: 'form.unknownChoice' } })
  await transaction(async (tx) => {
    const isKnown = body.centreId
      ? await tx.centre.count({ where: { id: body.centreId } })
      : await tx.organisation.count({ where: { id: body.organisationId ?? '', state: 'published' } })
    if (isKnown === 0) throw new Invalid({ body: { code: 'form.unknownChoice' } })
    const isPrimary = !card.memberships.some((row) => row.isPrimary && row.endedOn === null)
    await openMembership(actor, tx, { volunteerId, body, startedOn, isPrimary })
  })
}

/** Makes an affiliation of the actor's the primary one, from a day on. To somebody else's centre leads a request. */
export async function choosePrimary(actor: Actor, input: ChoosePrimaryInput): Promise<void> {
  const card = await requireKept(actor, input.volunteerId)
  const target = card.memberships.find(({ id }) => id === input.membershipId)
  if (!target) throw new NotFound('memberships.refusals.unknown')
  if (!canChoosePrimary(actor, card.memberships, target))
    throw new Forbidden('memberships.refusals.otherCentre')
  await transaction(async (tx) => {
    await choosePrimaryRow(actor, tx, input)
    await overtakeTransfers(actor, tx, input.volunteerId)
  })
}

/**
 * Ends an affiliation of the actor's. With `cancel` the person also leaves the coming shifts of that centre, each like any other
 * leaving; `cancelled` and `kept` say how many, `isStillSeen` whether the card is still the actor's to open. A second call is a
 * Conflict.
 */
export async function endMembership(actor: Actor, input: EndMembershipInput) {
  const { volunteerId, membershipId, endedOn, reason, signUps } = input
  const card = await requireKept(actor, volunteerId)
  const row = card.memberships.find(({ id }) => id === membershipId)
  if (!row) throw new NotFound('memberships.refusals.unknown')
  if (!canChangeBody(actor, row)) throw new Forbidden('memberships.refusals.otherCentre')
  const coming =
    signUps === 'cancel' ? await listComingAt(actor, { volunteerId, centreId: row.centreId }) : []
  await transaction(async (tx) => {
    await endRow(actor, tx, { volunteerId, membershipId, endedOn, reason })
    await overtakeTransfers(actor, tx, volunteerId)
  })
  let cancelled = 0
  for (const { id } of coming) cancelled += await isTakenOff(actor, id)
  const isStillSeen = (await findVolunteerCard(actor, volunteerId)) !== null
  return { cancelled, kept: coming.length - cancelled, isStillSeen }
}

/** Sets the dates of an affiliation of the actor's right; the old ones stay in the history. */
export async function correctMembership(actor: Actor, input: CorrectMembershipInput): Promise<void> {
  const { seenStartedOn, seenEndedOn, ...correction } = input
  const card = await requireKept(actor, input.volunteerId)
  const row = card.memberships.find(({ id }) => id === input.membershipId)
  if (!row) throw new NotFound('memberships.refusals.unknown')
  if (!canChangeBody(actor, row)) throw new Forbidden('memberships.refusals.otherCentre')
  const seen = { startedOn: seenStartedOn, endedOn: seenEndedOn }
  await transaction(async (tx: Tx) => correctRow(actor, tx, { ...correction, seen }))
}

/** A card the actor keeps and that is not their own. */
async function requireKept(actor: Actor, volunteerId: string) {
  const card = await findVolunteerCard(actor, volunteerId)
  if (!card) throw new NotFound('volunteers.refusals.unknown')
  if (card.id === actor.volunteerId) throw new Forbidden('memberships.refusals.ownCard')
  if (card.isGuest || !canEdit(card) || !canKeep(actor, card))
    throw new Forbidden('volunteers.refusals.otherCentre')
  return card
}

/** A shift that began meanwhile, or a child who came with this adult, keeps the place; the others go on. */
async function isTakenOff(actor: Actor, participationId: string): Promise<0 | 1> {
  try {
    await takeOffShift(actor, { participationId, reason: 'leftCentre' })
    return 1
  } catch (error) {
    if (error instanceof Refusal) return 0
    throw error
  }
}
