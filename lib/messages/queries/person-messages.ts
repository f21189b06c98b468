import type { Actor } from '#lib/accounts/actor.ts'
import { arrangedBy } from '#lib/participation/policy.ts'
import { db } from '#lib/platform/db.ts'
import { canKeep, visibleTo } from '#lib/volunteers/policy.ts'

const shownMax = 100

/**
 * The latest messages to one person and what became of them. Who keeps the card sees all, who only runs an event of theirs those
 * about that event. Never the text itself: it carries the person's own links.
 */
export async function listMessagesToVolunteer(actor: Actor, volunteerId: string) {
  const card = await db.volunteer.findFirst({
    where: { AND: [visibleTo(actor), { id: volunteerId }] },
    select: { isGuest: true, memberships: { select: { centreId: true, endedOn: true } } },
  })
  if (!card) return []
  const isKept = canKeep(actor, card)
  // Asked for first: over two tables at once the planner would read both through.
  const places = await db.participation.findMany({
    where: { volunteerId, ...(isKept ? {} : { shift: arrangedBy(actor) }) },
    select: { id: true },
  })
  const about = { participationId: { in: places.map(({ id }) => id) } }
  const where = isKept ? { OR: [{ volunteerId }, about] } : about
  return db.outboxMessage.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: shownMax,
    select: {
      ...{ id: true, kind: true, state: true, subject: true, locale: true },
      ...{ createdAt: true, sentAt: true, toldAt: true },
    },
  })
}
export type PersonMessage = Awaited<ReturnType<typeof listMessagesToVolunteer>>[number]
