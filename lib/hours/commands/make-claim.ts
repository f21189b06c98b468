import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { madeBy } from '../policy.ts'
import { sumOfDay } from '../queries/day-sum.ts'
import { fitsDay } from '../rules/claims.ts'
import type { EditClaimInput, MakeClaimInput, WithdrawClaimInput } from '../schema.ts'
import { findOtherWork, findOwnWork, type Work } from './claimed-work.ts'

/**
 * Reports hours of one's own to a centre; they count once somebody else confirms them. The same form sent again gives the claim
 * of the first time. Throws Invalid beside the field, NotFound without a card, TooMany.
 */
export async function makeClaim(actor: Actor, input: MakeClaimInput): Promise<{ id: string }> {
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('hours.refusals.noCard')
  await limit('hourClaim', actor.userId)
  const minutes = minutesIn(input)
  return transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [volunteerId])
    const earlier = await tx.hourClaim.findUnique({ where: { id: input.id }, select: { volunteerId: true } })
    if (earlier?.volunteerId === volunteerId) return { id: input.id }
    if (earlier) throw new Conflict('form.again')
    const card = { id: volunteerId, status: { not: 'anonymised' as const } }
    if ((await tx.volunteer.count({ where: card })) === 0) throw new NotFound('hours.refusals.noCard')
    const work = input.participationId
      ? await findOwnWork(tx, volunteerId, input.participationId)
      : await findOtherWork(actor, tx, input)
    await checkDay(tx, { volunteerId, work, minutes, claimId: input.id })
    const words = { work: input.work, evidence: input.evidence }
    await tx.hourClaim.create({ data: { id: input.id, volunteerId, minutes, ...work, ...words } })
    const subject = { type: 'claim', id: input.id, centreId: work.centreId }
    await record(tx, actor, 'claim.made', { ...subject, details: { minutes } })
    return { id: input.id }
  })
}

/** Changes a claim nobody has decided yet; what an event says of it stays. A stale form and a decided claim are a Conflict. */
export async function editClaim(actor: Actor, input: EditClaimInput): Promise<void> {
  const minutes = minutesIn(input)
  await transaction(async (tx) => {
    const claim = await holdOwnClaim(actor, tx, input.claimId)
    const work = claim.eventId
      ? { workedOn: claim.workedOn, centreId: claim.centreId, directionId: claim.directionId }
      : await findOtherWork(actor, tx, input)
    await checkDay(tx, { volunteerId: claim.volunteerId, work, minutes, claimId: claim.id })
    const words = { work: input.work, evidence: input.evidence }
    const { count } = await tx.hourClaim.updateMany({
      where: { id: claim.id, state: 'pending', version: input.version },
      data: { minutes, ...work, ...words, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('hours.refusals.claimChanged')
    const subject = { type: 'claim', id: claim.id, centreId: work.centreId }
    await record(tx, actor, 'claim.edited', { ...subject, details: { minutes } })
  })
}

/** Takes a claim back before it is decided. Nothing is deleted: it is returned by oneself. A second call is a Conflict. */
export async function withdrawClaim(actor: Actor, input: WithdrawClaimInput): Promise<void> {
  await transaction(async (tx) => {
    const claim = await holdOwnClaim(actor, tx, input.claimId)
    const { count } = await tx.hourClaim.updateMany({
      where: { id: claim.id, state: 'pending', version: input.version },
      data: {
        state: 'returned',
        decidedById: actor.userId,
        decidedAt: now(),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new Conflict('hours.refusals.claimChanged')
    await record(tx, actor, 'claim.withdrawn', { type: 'claim', id: claim.id, centreId: claim.centreId })
  })
}

async function holdOwnClaim(actor: Actor, tx: Tx, claimId: string) {
  if (actor.volunteerId) await lockRows(tx, 'Volunteer', [actor.volunteerId])
  const claim = await tx.hourClaim.findFirst({ where: { AND: [{ id: claimId }, madeBy(actor)] } })
  if (!claim) throw new NotFound('hours.refusals.unknownClaim')
  if (claim.state !== 'pending') throw new Conflict('hours.refusals.claimDecided')
  return claim
}

function minutesIn({ hours, minutes }: { hours: number | null; minutes: number | null }): number {
  const all = (hours ?? 0) * 60 + (minutes ?? 0)
  if (all < 1) throw new Invalid({ hours: { code: 'hours.problems.noTime' } })
  if (!fitsDay(all, 0)) throw new Invalid({ hours: { code: 'hours.problems.dayFull' } })
  return all
}

type DayFacts = {
  volunteerId: string
  work: Pick<Work, 'workedOn'>
  minutes: number
  claimId: string
}

/** The person's row is locked by the caller, so that two claims at once cannot fill one day twice. */
async function checkDay(tx: Tx, { volunteerId, work, minutes, claimId }: DayFacts): Promise<void> {
  const others = await sumOfDay(tx, { volunteerId, workedOn: work.workedOn, exceptClaimId: claimId })
  if (!fitsDay(minutes, others)) throw new Invalid({ hours: { code: 'hours.problems.dayFull' } })
}
