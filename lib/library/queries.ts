import type { Actor } from '#lib/accounts/actor.ts'
import { mayEdit } from '#lib/accounts/policy.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canKeep, mayUseLibrary, visibleTo } from './policy.ts'
import { currentFiles, downloadsOf, fileColumns, naming } from './rules.ts'
import type { LibraryDeskFilters } from './schema.ts'

const pageSize = 30
const names = { id: true, nameKk: true, nameRu: true, nameEn: true } as const

const columns = {
  ...{ id: true, slug: true, state: true, kind: true, audience: true, centreId: true, directionId: true },
  ...{ titleKk: true, titleRu: true, titleEn: true, summaryKk: true, summaryRu: true, summaryEn: true },
  ...{ sourceUrl: true, renewedAt: true, publishedAt: true, updatedAt: true, version: true, isDemo: true },
  centre: { select: names },
  releases: { orderBy: { number: 'desc' }, select: fileColumns },
} satisfies Prisma.LibraryItemSelect

function columnsFor(actor: Actor) {
  return { ...columns, downloads: { where: { userId: actor.userId }, select: { number: true, at: true } } }
}
type Row = Prisma.LibraryItemGetPayload<{ select: ReturnType<typeof columnsFor> }>
export type DeskLibraryItem = ReturnType<typeof present>

/** A page of the desk, the latest renewed first; `next` is the id to go on after. `changed`: has a version newer than the actor's. */
export async function listLibrary(actor: Actor, filters: LibraryDeskFilters) {
  if (!mayUseLibrary(actor)) return { items: [], next: null }
  const anchor = filters.after
    ? await db.libraryItem.findFirst({
        where: { AND: [{ id: filters.after }, visibleTo(actor)] },
        select: { id: true, renewedAt: true },
      })
    : null
  const shown =
    filters.show === 'changed' ? await changedFor(actor) : filters.show === 'kept' ? keptBy(actor) : {}
  const rows = await db.libraryItem.findMany({
    where: { AND: [visibleTo(actor), naming(filters.q), shown, anchor ? before(anchor) : {}] },
    orderBy: [{ renewedAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
    select: columnsFor(actor),
  })
  const items = rows.slice(0, pageSize).map((row) => present(actor, row))
  return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null }
}

/** How many published items have a version newer than the one the actor took. */
export async function countChangedSinceTaken(actor: Actor): Promise<number> {
  if (!mayUseLibrary(actor)) return 0
  return db.libraryItem.count({ where: { AND: [visibleTo(actor), await changedFor(actor)] } })
}

/** One item with all its versions, for whoever may see it; null when it does not exist for them. */
export async function findLibraryItem(actor: Actor, id: string) {
  if (!mayUseLibrary(actor)) return null
  const row = await db.libraryItem.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: columnsFor(actor),
  })
  return row ? { ...row, ...present(actor, row), releases: row.releases } : null
}
export type LibraryItemOnDesk = NonNullable<Awaited<ReturnType<typeof findLibraryItem>>>

/** What the form's choices offer: directions, and the centres whose papers the actor may keep. */
export async function listLibraryChoices(actor: Actor) {
  if (!mayUseLibrary(actor)) return { directions: [], centres: [], mayKeepRegion: false }
  const [directions, centres] = await Promise.all([
    db.direction.findMany({ orderBy: { position: 'asc' }, select: names }),
    db.centre.findMany({
      where: { id: { in: [...actor.centreIds] } },
      orderBy: { nameKk: 'asc' },
      select: names,
    }),
  ])
  return { directions, centres, mayKeepRegion: mayEdit(actor) }
}
export type LibraryChoices = Awaited<ReturnType<typeof listLibraryChoices>>

async function changedFor(actor: Actor): Promise<Prisma.LibraryItemWhereInput> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT d."itemId" AS id FROM "LibraryDownload" d
    WHERE d."userId" = ${actor.userId}::uuid
      AND d."number" < (SELECT max(r."number") FROM "LibraryRelease" r WHERE r."itemId" = d."itemId")`
  return { state: 'published', id: { in: rows.map(({ id }) => id) } }
}

function keptBy(actor: Actor): Prisma.LibraryItemWhereInput {
  const own: Prisma.LibraryItemWhereInput = actor.isAdministrator
    ? { audience: 'centre' }
    : { audience: 'centre', centreId: { in: [...actor.centreIds] } }
  return mayEdit(actor) ? { OR: [{ audience: { not: 'centre' } }, own] } : own
}

function before({ id, renewedAt }: { id: string; renewedAt: Date }): Prisma.LibraryItemWhereInput {
  return { OR: [{ renewedAt: { lt: renewedAt } }, { renewedAt, id: { lt: id } }] }
}

function present(actor: Actor, row: Row) {
  const { releases, downloads, ...item } = row
  const taken = downloads[0] ?? null
  const newest = releases[0] ?? null
  const isChanged =
    taken !== null && newest !== null && taken.number < newest.number && item.state === 'published'
  return {
    ...item,
    number: newest?.number ?? 0,
    newestNote: newest,
    files: currentFiles(releases),
    downloads: downloadsOf(releases),
    taken,
    /** A newer version than the one they took is out. */
    isChanged,
    isKept: canKeep(actor, item),
  }
}
