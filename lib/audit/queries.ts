import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister } from '#lib/accounts/policy.ts'
import { dayMs, instantOf } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { AuditFilters } from './schema.ts'

export const pageSize = 50

const entrySelect = {
  id: true,
  at: true,
  actorUserId: true,
  actorRole: true,
  action: true,
  subjectType: true,
  subjectId: true,
  subjectLabel: true,
  details: true,
} satisfies Prisma.AuditEntrySelect

type Entry = Prisma.AuditEntryGetPayload<{ select: typeof entrySelect }>
export type NamedEntry = Entry & { actorName: string | null }

/** A page of the history, newest first; for administrators only. */
export async function listAuditEntries(actor: Actor, filters: AuditFilters) {
  if (!mayAdminister(actor)) throw new Forbidden('form.forbidden')
  const where: Prisma.AuditEntryWhereInput = { AND: await conditions(filters) }
  const isBackward = filters.before !== undefined
  const start = await findStart(filters.before ?? filters.after)
  const found = await db.auditEntry.findMany({
    where: start ? { AND: [where, beyond(start, isBackward)] } : where,
    orderBy: isBackward ? [{ at: 'asc' }, { id: 'asc' }] : [{ at: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
    select: entrySelect,
  })
  const hasMore = found.length > pageSize
  const page = found.slice(0, pageSize)
  if (isBackward) page.reverse()
  const hasNext = isBackward ? start !== null : hasMore
  const hasPrevious = isBackward ? hasMore : start !== null
  return {
    rows: await withNames(page),
    next: hasNext ? (page.at(-1)?.id ?? null) : null,
    previous: hasPrevious ? (page[0]?.id ?? null) : null,
  }
}

/** The latest entries about one record. Who is no administrator gets those of their own centres and organisations. */
export async function listHistoryOf(actor: Actor, subject: { type: string; id: string }, limit = 50) {
  const scope = mayAdminister(actor)
    ? {}
    : {
        OR: [
          { centreId: { in: [...actor.centreIds] } },
          { organisationId: { in: [...actor.organisationIds] } },
        ],
      }
  const entries = await db.auditEntry.findMany({
    where: { AND: [{ subjectType: subject.type, subjectId: subject.id }, scope] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    select: entrySelect,
  })
  return withNames(entries)
}

async function conditions(filters: AuditFilters): Promise<Prisma.AuditEntryWhereInput[]> {
  const start = filters.day ? instantOf(`${filters.day}T00:00`) : null
  return [
    ...(filters.action ? [{ action: filters.action }] : []),
    ...(filters.type ? [{ subjectType: filters.type }] : []),
    ...(filters.subject ? [{ subjectId: filters.subject }] : []),
    ...(start ? [{ at: { gte: start, lt: new Date(start.getTime() + dayMs) } }] : []),
    ...(filters.who ? [{ actorUserId: { in: await findUserIds(filters.who) } }] : []),
  ]
}

async function findUserIds(who: string): Promise<string[]> {
  const users = await db.user.findMany({
    where: {
      OR: [{ name: { contains: who, mode: 'insensitive' } }, { email: { contains: who.toLowerCase() } }],
    },
    take: 200,
    select: { id: true },
  })
  return users.map(({ id }) => id)
}

async function withNames(entries: Entry[]): Promise<NamedEntry[]> {
  const ids = [...new Set(entries.flatMap(({ actorUserId }) => actorUserId ?? []))]
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = new Map(users.map(({ id, name }) => [id, name]))
  return entries.map((entry) => ({ ...entry, actorName: nameOf.get(entry.actorUserId ?? '') ?? null }))
}

type Start = { id: string; at: Date }

async function findStart(id: string | undefined): Promise<Start | null> {
  return id ? db.auditEntry.findUnique({ where: { id }, select: { id: true, at: true } }) : null
}

function beyond({ id, at }: Start, isBackward: boolean): Prisma.AuditEntryWhereInput {
  return isBackward
    ? { OR: [{ at: { gt: at } }, { at, id: { gt: id } }] }
    : { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] }
}
