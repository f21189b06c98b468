import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { arrangedBy } from '../policy.ts'
import { promotionReasons } from '../rules.ts'
import { findCompanion, findShift, personColumns } from './facts.ts'

const comingMax = 50

/**
 * The confirmed places of a person on coming shifts the actor arranges that the rules would not give them now, each with why: the
 * card was suspended, a consent withdrawn, a birth date corrected. What a coordinator's words may overrule does not count.
 */
export async function listUnfitPlaces(actor: Actor, volunteerId: string) {
  if (!idPattern.test(volunteerId)) return []
  const places = await db.participation.findMany({
    where: {
      ...{ volunteerId, status: 'confirmed' },
      shift: { AND: [arrangedBy(actor), { startsAt: { gt: now() }, cancelledAt: null }] },
    },
    orderBy: [{ shift: { startsAt: 'asc' } }, { id: 'asc' }],
    take: comingMax,
    select: { id: true, shiftId: true, companionId: true },
  })
  const judged = await Promise.all(places.map((place) => judge(actor, volunteerId, place)))
  return judged.flatMap((one) => (one && one.reasons.length > 0 ? [one] : []))
}
export type UnfitPlace = Awaited<ReturnType<typeof listUnfitPlaces>>[number]

type Place = { id: string; shiftId: string; companionId: string | null }

async function judge(actor: Actor, volunteerId: string, { id, shiftId, companionId }: Place) {
  const shift = await findShift(actor, db, shiftId)
  if (!shift) return null
  const found = await db.volunteer.findUnique({ where: { id: volunteerId }, select: personColumns(shift) })
  if (!found) return null
  const others = found.participations.filter((other) => other.shiftId !== shiftId)
  const companion = await findCompanion(actor, db, { shiftId, companionId })
  const facts = { at: now(), shift, person: { ...found, participations: others }, companion }
  const reasons = promotionReasons(facts, { acceptOverlap: true, overrideReason: 'overruled' })
  const mayStand = reasons.filter(({ effect }) => effect === 'bars' || effect === 'consent')
  return { id, reasons: mayStand, startsAt: shift.startsAt, event: shift.event }
}
