import type { Actor } from '#lib/accounts/actor.ts'
import { unreached } from '#lib/mail/outbox.ts'
import { arrangedBy } from '#lib/participation/policy.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { OutboxState, type Prisma } from '#prisma/generated/client.ts'
import { whoAnswers } from './rules.ts'

const messageColumns = {
  ...{ id: true, kind: true, state: true, locale: true, subject: true, body: true, recipient: true },
  ...{ lastError: true, createdAt: true, sentAt: true, toldAt: true, note: true, participationId: true },
} satisfies Prisma.OutboxMessageSelect

const placeColumns = {
  id: true,
  shift: { select: { id: true, startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true } },
  volunteer: {
    select: {
      ...{ id: true, surname: true, givenName: true, patronymic: true, phone: true, birthDate: true },
      guardians: {
        select: { name: true, phone: true },
        where: { phone: { not: null } },
        orderBy: { id: 'asc' },
        take: 1,
      },
    },
  },
  group: { select: { leaderName: true, phone: true } },
} satisfies Prisma.ParticipationSelect

export const peopleMax = 300

/**
 * The latest message to each person of an event, the newest first, at most `peopleMax`; or only those that did not arrive. One
 * more row says that there are more.
 */
export async function listMessages(
  actor: Actor,
  { eventId, isUndelivered }: { eventId: string; isUndelivered: boolean },
) {
  if (!idPattern.test(eventId)) return []
  const where = { AND: [arrangedBy(actor), { eventId }] }
  const shifts = await db.shift.findMany({ where, select: { id: true } })
  const states = isUndelivered ? [...unreached] : Object.values(OutboxState)
  const latest = await db.$queryRaw<{ id: string }[]>`
    SELECT last."id" FROM (
      SELECT DISTINCT ON (m."participationId") m."id", m."state", m."createdAt"
      FROM "OutboxMessage" m JOIN "Participation" p ON p."id" = m."participationId"
      WHERE p."shiftId" = ANY(${shifts.map(({ id }) => id)}::uuid[])
      ORDER BY m."participationId", m."createdAt" DESC, m."id" DESC) last
    WHERE last."state"::text = ANY(${states})
    ORDER BY last."createdAt" DESC, last."id" DESC LIMIT ${peopleMax + 1}`
  const rows = await db.outboxMessage.findMany({
    where: { id: { in: latest.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { ...messageColumns, participation: { select: placeColumns } },
  })
  return rows.flatMap(({ participation, ...row }) => (participation ? [{ ...row, participation }] : []))
}
export type SentMessage = Awaited<ReturnType<typeof listMessages>>[number]

/**
 * Who has to be called about an event: people with messages that no letter brought, by the start of their shift; a message about
 * what is over is not worth a call any more. The phone is a parent's for somebody under 18, a leader's for a group.
 */
export async function listToCall(actor: Actor, eventId: string) {
  if (!idPattern.test(eventId)) return []
  const at = now()
  const rows = await db.outboxMessage.findMany({
    where: {
      state: { in: [...unreached] },
      participation: {
        shift: { AND: [arrangedBy(actor), { eventId, endsAt: { gt: new Date(at.getTime() - dayMs) } }] },
        volunteer: { status: { not: 'anonymised' } },
      },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { ...messageColumns, participation: { select: placeColumns } },
    take: 1000,
  })
  const people = new Map<string, typeof rows>()
  for (const row of rows) {
    const key = row.participationId ?? row.id
    people.set(key, [...(people.get(key) ?? []), row])
  }
  return [...people.values()].flatMap(([latest, ...earlier]) => {
    if (!latest?.participation) return []
    const { participation, ...message } = latest
    return [{ message, earlier: earlier.length, ...participation, ...whoAnswers(participation, at) }]
  })
}
export type ToCall = Awaited<ReturnType<typeof listToCall>>[number]

/** The state of the latest message about each of these places, for a roster; places that are not the actor's are left out. */
export async function latestDelivery(
  actor: Actor,
  participationIds: string[],
): Promise<Map<string, { kind: string; state: OutboxState }>> {
  const rows = await db.outboxMessage.findMany({
    where: { participationId: { in: participationIds }, participation: { shift: arrangedBy(actor) } },
    distinct: ['participationId'],
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { participationId: true, kind: true, state: true },
  })
  return new Map(rows.map(({ participationId, kind, state }) => [participationId ?? '', { kind, state }]))
}
