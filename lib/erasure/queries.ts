import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate } from '#lib/accounts/policy.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { isOpen } from './policy.ts'

/** The actor's own request that is still open. */
export async function findOwnErasure(actor: Actor) {
  if (!actor.volunteerId) return null
  return db.erasureRequest.findFirst({
    where: { volunteerId: actor.volunteerId, ...isOpen },
    select: { askedAt: true, dueAt: true },
  })
}

/** The open request about a card the actor sees. */
export async function findErasureOf(actor: Actor, volunteerId: string) {
  return db.erasureRequest.findFirst({
    where: { volunteerId, ...isOpen, volunteer: visibleTo(actor) },
    select: { askedAt: true, dueAt: true, way: true },
  })
}

/** The open requests about the actor's people, the one that is due first on top. */
export async function listOpenErasures(actor: Actor) {
  if (!mayCoordinate(actor)) return []
  return db.erasureRequest.findMany({
    where: { ...isOpen, volunteer: visibleTo(actor) },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 50,
    select: {
      ...{ id: true, askedAt: true, dueAt: true },
      volunteer: {
        select: { id: true, cardNumber: true, surname: true, givenName: true, patronymic: true },
      },
    },
  })
}

/** What somebody has ahead and behind, for the page that tells what an erasure changes; null for who is a stranger. */
export async function countWhatStays(actor: Actor, volunteerId: string) {
  const own = volunteerId === actor.volunteerId ? {} : visibleTo(actor)
  const where = { volunteerId, volunteer: own }
  const [coming, past, awards, papers] = await Promise.all([
    db.participation.count({
      where: {
        ...where,
        status: { in: ['confirmed', 'offered', 'waiting'] },
        shift: { startsAt: { gt: now() } },
      },
    }),
    db.participation.count({ where: { ...where, shift: { startsAt: { lte: now() } } } }),
    db.award.count({ where: { ...where, state: 'issued' } }),
    db.certificate.count({ where: { ...where, revokedAt: null } }),
  ])
  return { coming, past, awards, papers }
}
