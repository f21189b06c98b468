import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { PublicState } from '#prisma/generated/client.ts'
import { canEditMemoranda } from './policy.ts'
import { dayText, memorandumStatus } from './rules.ts'

const names = { id: true, nameKk: true, nameRu: true, nameEn: true } as const
const titles = { titleKk: true, titleRu: true, titleEn: true } as const
const pageSize = 50

/** One memorandum with everything its form holds, and its status today; null for others and for an unknown id. */
export async function findMemorandum(actor: Actor, id: string) {
  if (!canEditMemoranda(actor)) return null
  const memorandum = await db.memorandum.findUnique({
    where: { id },
    include: {
      parties: { orderBy: { position: 'asc' } },
      obligations: { orderBy: { position: 'asc' } },
      file: { select: { storageKey: true, originalName: true, bytes: true } },
    },
  })
  return memorandum ? { ...memorandum, status: statusOf(memorandum) } : null
}
export type StaffMemorandum = NonNullable<Awaited<ReturnType<typeof findMemorandum>>>

/** Staff's list, the newest entry first; `next` is the id to go on after. */
export async function listMemoranda(actor: Actor, { state, after }: { state?: PublicState; after?: string }) {
  if (!canEditMemoranda(actor)) return { memoranda: [], next: null }
  const rows = await db.memorandum.findMany({
    where: { ...(state ? { state } : {}), ...(after ? { id: { lt: after } } : {}) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    select: {
      ...{
        id: true,
        state: true,
        isSigned: true,
        signedOn: true,
        validUntil: true,
        terminatedOn: true,
        ...titles,
      },
      parties: { orderBy: { position: 'asc' }, select: { nameKk: true, nameRu: true, nameEn: true } },
    },
  })
  const memoranda = rows.slice(0, pageSize).map((row) => ({ ...row, status: statusOf(row) }))
  return { memoranda, next: rows.length > pageSize ? (memoranda.at(-1)?.id ?? null) : null }
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

type Dated = { isSigned: boolean; signedOn: Date | null; validUntil: Date | null; terminatedOn: Date | null }

function statusOf({ isSigned, signedOn, validUntil, terminatedOn }: Dated) {
  const dates = {
    isSigned,
    signedOn: dayText(signedOn),
    validUntil: dayText(validUntil),
    terminatedOn: dayText(terminatedOn),
  }
  return memorandumStatus(dates, dayOf(now()))
}
