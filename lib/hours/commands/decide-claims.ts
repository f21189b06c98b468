import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import type { HourClaim } from '#prisma/generated/client.ts'
import { askedOf, isOwn } from '../policy.ts'
import { ledgerOfDay } from '../queries/day-sum.ts'
import { fitsDay } from '../rules/claims.ts'
import type { ConfirmClaimsInput, ReturnClaimInput } from '../schema.ts'
import { snapshotOf } from './confirm-hours.ts'
import { writeClaimLetter } from './write-claim-letter.ts'

type Line = ConfirmClaimsInput['lines'][number]

/**
 * Confirms the ticked claims of the actor's centres: each becomes a row of the ledger, with the claimed number or another one
 * with a reason. One's own and those decided meanwhile are passed over, so a second call changes nothing. Throws NotFound for
 * another centre's claim, Conflict when one was edited since the form was shown, Invalid beside the line.
 */
export async function confirmClaims(actor: Actor, { lines }: ConfirmClaimsInput) {
  refuseUnticked(lines)
  const chosen = lines.flatMap((line, index) => (line.isChosen ? [{ line, index }] : []))
  return transaction(async (tx) => {
    const claims = await holdClaims(
      actor,
      tx,
      chosen.map(({ line }) => line.claimId),
    )
    const done = { confirmed: 0, own: 0, gone: 0 }
    for (const { line, index } of chosen) {
      const claim = claims.get(line.claimId)
      if (!claim) throw new NotFound('hours.refusals.unknownClaim')
      if (isOwn(actor, claim.volunteerId)) done.own++
      else if (claim.state !== 'pending') done.gone++
      else {
        await confirmOne(actor, tx, { claim, line, index })
        done.confirmed++
      }
    }
    return done
  })
}

/** Sends a claim back with a reason; the person reads it in their book and by mail. A second call is a Conflict. */
export async function returnClaim(
  actor: Actor,
  { claimId, version, reason }: ReturnClaimInput,
): Promise<void> {
  await transaction(async (tx) => {
    const claim = (await holdClaims(actor, tx, [claimId])).get(claimId)
    if (!claim) throw new NotFound('hours.refusals.unknownClaim')
    if (isOwn(actor, claim.volunteerId)) throw new Forbidden('hours.refusals.own')
    if (claim.state !== 'pending') throw new Conflict('hours.refusals.claimDecided')
    await settle(actor, tx, claim, { state: 'returned', version, decision: reason })
    const subject = { type: 'claim', id: claim.id, centreId: claim.centreId }
    // The reason stands with the claim: the history outlives people (R20).
    await record(tx, actor, 'claim.returned', subject)
    await writeClaimLetter(actor, tx, { claim, reason })
  })
}

/** A number or a reason typed into a line that is not ticked would be lost without a word. */
function refuseUnticked(lines: readonly Line[]): void {
  if (!lines.some(({ isChosen }) => isChosen)) throw new Conflict('hours.problems.noneChosen')
  const fields = lines.flatMap(({ isChosen, minutes, reason }, index) =>
    !isChosen && (minutes !== null || reason !== '')
      ? [[`lines.${index}.isChosen`, { code: 'hours.problems.tickIt' }] as const]
      : [],
  )
  if (fields.length > 0) throw new Invalid(Object.fromEntries(fields))
}

/** Reads the claims with their people locked, in the order every command locks: people first. */
async function holdClaims(actor: Actor, tx: Tx, ids: string[]): Promise<Map<string, HourClaim>> {
  const where = { AND: [{ id: { in: ids } }, askedOf(actor)] }
  const people = await tx.hourClaim.findMany({ where, select: { volunteerId: true } })
  await lockRows(tx, 'Volunteer', [...new Set(people.map(({ volunteerId }) => volunteerId))])
  const claims = await tx.hourClaim.findMany({ where })
  return new Map(claims.map((claim) => [claim.id, claim]))
}

type One = { claim: HourClaim; line: Line; index: number }

async function confirmOne(actor: Actor, tx: Tx, { claim, line, index }: One): Promise<void> {
  const minutes = line.minutes ?? claim.minutes
  const refuse = (field: 'minutes' | 'reason' | 'isChosen', code: string) =>
    new Invalid({ [`lines.${index}.${field}`]: { code } })
  if (minutes !== claim.minutes && line.reason === '') throw refuse('reason', 'hours.problems.reasonNeeded')
  if (minutes === 0) throw refuse('minutes', 'hours.problems.returnInstead')
  const shift = await holdShift(tx, claim)
  if (shift && shift.hasHours) throw refuse('isChosen', 'hours.refusals.alreadyCounted')
  if (!fitsDay(minutes, await ledgerOfDay(tx, claim))) throw refuse('minutes', 'hours.problems.dayFull')
  await settle(actor, tx, claim, { state: 'confirmed', version: line.version, decision: line.reason })
  const { volunteerId, workedOn, directionId } = claim
  const about = shift
    ? { ...snapshotOf(shift.shift), participationId: shift.participationId }
    : { directionId }
  const confirmed = { confirmedById: actor.userId, confirmedAt: now() }
  await tx.hourEntry.create({
    data: {
      ...{ volunteerId, workedOn, minutes, reason: line.reason, claimId: claim.id, source: 'selfReported' },
      ...about,
      ...confirmed,
    },
  })
  const subject = { type: 'claim', id: claim.id, centreId: claim.centreId }
  await record(tx, actor, 'claim.confirmed', { ...subject, details: { minutes, claimed: claim.minutes } })
}

type Decided = { state: 'confirmed' | 'returned'; version: number; decision: string }

async function settle(actor: Actor, tx: Tx, claim: HourClaim, { state, version, decision }: Decided) {
  const { count } = await tx.hourClaim.updateMany({
    where: { id: claim.id, state: 'pending', version },
    data: { state, decision, decidedById: actor.userId, decidedAt: now(), version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('hours.refusals.claimChanged')
}

/** The shift an event's claim is about, locked: its hours may be confirmed from the marks at this very moment. */
async function holdShift(tx: Tx, { volunteerId, eventId, workedOn }: HourClaim) {
  if (!eventId) return null
  const day = workedOn.toISOString().slice(0, 10)
  const own = await tx.participation.findMany({
    where: { volunteerId, status: 'confirmed', shift: { eventId } },
    orderBy: { id: 'asc' },
    select: { id: true, shift: { select: { id: true, startsAt: true, endsAt: true, event: true } } },
  })
  const ofDay = own.filter(({ shift }) => dayOf(shift.startsAt) === day)
  if (ofDay.length === 0) return null
  await lockRows(
    tx,
    'Shift',
    ofDay.map(({ shift }) => shift.id),
  )
  const ids = ofDay.map(({ id }) => id)
  const rows = await tx.hourEntry.findMany({ where: { participationId: { in: ids } } })
  const free = ofDay.find(({ id }) => !rows.some(({ participationId }) => participationId === id))
  const { id: participationId, shift } = free ?? ofDay[0]!
  return { participationId, shift, hasHours: !free }
}
