import { hourMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern, maskedEmail } from '#lib/platform/text.ts'
import { activeStatuses } from '../policy.ts'
import { positionOf } from './place.ts'

const freshMs = hourMs

const shift = {
  select: {
    ...{ startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true },
    event: { select: { slug: true, titleKk: true, titleRu: true, titleEn: true } },
  },
} as const

/**
 * What became of a form that was sent within the last hour, for the page after it. It says where the sign-up stands and gives
 * no way to change it: that is in the letter, so that the mailbox proves itself. Null when the address names no such form.
 */
export async function findSent(actor: null, slug: string, id: string) {
  if (!idPattern.test(id)) return null
  const at = now()
  const since = new Date(at.getTime() - freshMs)
  const sent = await db.participation.findFirst({
    where: {
      ...{ id, source: 'guest', groupId: null, status: { in: [...activeStatuses] } },
      ...{ joinedAt: { gte: since }, shift: { event: { slug } } },
    },
    select: {
      ...{ id: true, status: true, heldUntil: true, shiftId: true, joinedAt: true, shift },
      volunteer: { select: { email: true } },
    },
  })
  if (!sent) return findSentGroup(id, slug, since)
  const { status, heldUntil, volunteer } = sent
  const position = status === 'waiting' ? await positionOf(actor, sent) : null
  const to = volunteer.email ? maskedEmail(volunteer.email) : ''
  return { kind: 'person' as const, status, position, heldUntil, heads: 1, to, shift: sent.shift }
}
export type Sent = NonNullable<Awaited<ReturnType<typeof findSent>>>

async function findSentGroup(id: string, slug: string, since: Date) {
  const group = await db.signUpGroup.findFirst({
    where: { id, createdAt: { gte: since }, shift: { event: { slug } } },
    select: {
      ...{ email: true, shift },
      participations: {
        where: { status: { in: [...activeStatuses] } },
        orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
        select: { id: true, status: true, shiftId: true, joinedAt: true },
      },
    },
  })
  const [first] = group?.participations ?? []
  if (!group || !first) return null
  const isWaiting = first.status === 'waiting'
  const to = group.email ? maskedEmail(group.email) : ''
  return {
    ...{ kind: 'group' as const, status: isWaiting ? ('waiting' as const) : ('confirmed' as const), to },
    ...{ position: isWaiting ? await positionOf(null, first) : null, heldUntil: null },
    ...{ heads: group.participations.length, shift: group.shift },
  }
}
