import type { Actor } from '#lib/accounts/actor.ts'
import { runBy } from '#lib/events/policy.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** How long after an event its people are still written to: thanks, hours, certificates. */
const writtenToAfterDays = 30

const columns = {
  ...{ id: true, startsAt: true, titleKk: true, titleRu: true, titleEn: true },
} satisfies Prisma.EventSelect

/** The actor's events whose people may be written to, the next first. */
export async function listEventsToWrite(actor: Actor) {
  const since = new Date(now().getTime() - writtenToAfterDays * dayMs)
  const isOpen = { state: { not: 'draft' as const }, endsAt: { gt: since } }
  const where = { AND: [runBy(actor), isOpen] }
  return db.event.findMany({
    where,
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    select: columns,
    take: 200,
  })
}
export type EventChoice = Awaited<ReturnType<typeof listEventsToWrite>>[number]

/** The actor's coming events with a public page, to invite to. */
export async function listEventsToInvite(actor: Actor) {
  const where = { AND: [runBy(actor), { state: 'published' as const, endsAt: { gt: now() } }] }
  return db.event.findMany({
    where,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: columns,
    take: 200,
  })
}

/** An event of the actor's with its shifts, or the event of a shift; null when it is not theirs. */
export async function findEventToWrite(actor: Actor, { event, shift }: { event?: string; shift?: string }) {
  if (!event && !shift) return null
  const which = shift ? { shifts: { some: { id: shift } } } : { id: event ?? '' }
  return db.event.findFirst({
    where: { AND: [runBy(actor), { state: { not: 'draft' } }, which] },
    select: {
      ...columns,
      ...{ centreId: true, slug: true },
      shifts: {
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        select: { id: true, startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true },
      },
    },
  })
}
export type EventToWrite = NonNullable<Awaited<ReturnType<typeof findEventToWrite>>>
