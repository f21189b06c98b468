import { type Actor, validAt } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { fold, idPattern } from '#lib/platform/text.ts'
import type { Prisma, PublicState } from '#prisma/generated/client.ts'
import { canEditMemoranda, sharedWith } from './policy.ts'
import { countDelivered } from './public/delivered.ts'
import { memorandumStatus, type MemorandumStatus, datesOf, statusColumns, whereStatus } from './rules.ts'
import { listNames } from './queries/names.ts'

const names = { id: true, nameKk: true, nameRu: true, nameEn: true } as const
const titles = { titleKk: true, titleRu: true, titleEn: true } as const
const pageSize = 50

const whole = (at: Date) =>
  ({
    parties: {
      orderBy: { position: 'asc' },
      include: {
        organisation: {
          select: {
            roles: {
              where: { role: 'representative', user: { disabledAt: null }, ...validAt(at) },
              select: { id: true },
              take: 1,
            },
          },
        },
      },
    },
    obligations: {
      orderBy: { position: 'asc' },
      include: {
        events: {
          orderBy: { linkedAt: 'desc' },
          include: {
            event: { select: { id: true, slug: true, startsAt: true, isDateStated: true, ...titles } },
          },
        },
      },
    },
    file: { select: { storageKey: true, originalName: true, bytes: true } },
    decisions: { orderBy: { madeAt: 'asc' }, include: { party: { select: names } } },
    addenda: { orderBy: { number: 'asc' } },
  }) satisfies Prisma.MemorandumInclude

/** One memorandum with everything its form and its decisions hold, and its status today; null for others and for an unknown id. */
export async function findMemorandum(actor: Actor, id: string) {
  return canEditMemoranda(actor) ? findWhole({ id }) : null
}
export type StaffMemorandum = NonNullable<Awaited<ReturnType<typeof findMemorandum>>>

/** A memorandum an organisation is a side of, for who speaks for it; null while its text is not settled. */
export async function findMemorandumOf(actor: Actor, organisationId: string, id: string) {
  const isTheirs = actor.isAdministrator || actor.organisationIds.includes(organisationId)
  return isTheirs && idPattern.test(id) ? findWhole({ AND: [sharedWith(organisationId), { id }] }) : null
}

async function findWhole(where: Prisma.MemorandumWhereInput) {
  const memorandum = await db.memorandum.findFirst({ where, include: whole(now()) })
  if (!memorandum) return null
  const live = memorandum.decisions.filter(({ voidedAt }) => voidedAt === null)
  const agreement = live.find(({ kind }) => kind === 'agreed') ?? null
  const people = await listNames([
    ...memorandum.decisions.map(({ madeById }) => madeById),
    ...memorandum.addenda.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById]),
  ])
  const status = memorandumStatus(
    datesOf({ ...memorandum, decisions: agreement ? [agreement] : [] }),
    dayOf(now()),
  )
  return {
    ...{ ...memorandum, status, agreement, people, isAgreed: agreement !== null },
    signOffs: live.filter(({ kind }) => kind === 'signedOff'),
    delivered: await countDelivered([memorandum.id]),
  }
}

/** The memoranda an organisation is a side of, the newest first, for who speaks for it. */
export async function listMemorandaOf(actor: Actor, organisationId: string) {
  if (!actor.isAdministrator && !actor.organisationIds.includes(organisationId)) return []
  const rows = await db.memorandum.findMany({
    where: sharedWith(organisationId),
    orderBy: { id: 'desc' },
    take: 200,
    select: {
      ...{ id: true, ...titles, ...statusColumns },
      parties: {
        where: { organisationId },
        select: { decisions: { where: { kind: 'signedOff', voidedAt: null }, select: { id: true } } },
      },
    },
  })
  return rows.map(({ parties, ...row }) => {
    const status = statusOf(row)
    const waitsForThem = status === 'agreed' && parties.some(({ decisions }) => decisions.length === 0)
    return { ...row, status, waitsForThem }
  })
}

type Filters = { state?: PublicState; status?: MemorandumStatus; q?: string; after?: string }

/** Staff's list, the newest entry first; `next` is the id to go on after. */
export async function listMemoranda(actor: Actor, { state, status, q, after }: Filters) {
  if (!canEditMemoranda(actor)) return { memoranda: [], next: null }
  const rows = await db.memorandum.findMany({
    where: {
      AND: [
        state ? { state } : {},
        status ? whereStatus(status, dayOf(now())) : {},
        after ? { id: { lt: after } } : {},
        q ? named(q) : {},
      ],
    },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    select: {
      ...{ id: true, state: true, ...titles, ...statusColumns },
      parties: { orderBy: { position: 'asc' }, select: { nameKk: true, nameRu: true, nameEn: true } },
    },
  })
  const memoranda = rows.slice(0, pageSize).map((row) => ({ ...row, status: statusOf(row) }))
  return { memoranda, next: rows.length > pageSize ? (memoranda.at(-1)?.id ?? null) : null }
}

function named(q: string): Prisma.MemorandumWhereInput {
  const searchKey = { contains: fold(q) || q }
  return { OR: [{ searchKey }, { parties: { some: { searchKey } } }] }
}

export async function countMemorandaByState(actor: Actor): Promise<Record<PublicState, number>> {
  const counts = { draft: 0, published: 0, withdrawn: 0 }
  if (!canEditMemoranda(actor)) return counts
  const groups = await db.memorandum.groupBy({ by: ['state'], _count: true })
  for (const { state, _count } of groups) counts[state] = _count
  return counts
}

/** What the form's choices offer: subjects, organisations of the register, published events. */
export async function listMemorandumChoices(actor: Actor) {
  if (!canEditMemoranda(actor)) return { subjects: [], organisations: [], events: [] }
  const [subjects, organisations, events] = await Promise.all([
    db.memorandumSubject.findMany({ orderBy: { position: 'asc' }, select: names }),
    db.organisation.findMany({
      where: { state: { not: 'withdrawn' } },
      orderBy: { nameKk: 'asc' },
      take: 500,
      select: names,
    }),
    db.event.findMany({
      where: { state: 'published' },
      orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
      take: 200,
      select: { id: true, ...titles, startsAt: true, isDateStated: true },
    }),
  ])
  return { subjects, organisations, events }
}
export type MemorandumChoices = Awaited<ReturnType<typeof listMemorandumChoices>>

function statusOf(row: Prisma.MemorandumGetPayload<{ select: typeof statusColumns }>): MemorandumStatus {
  return memorandumStatus(datesOf(row), dayOf(now()))
}
