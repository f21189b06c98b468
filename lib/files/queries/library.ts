import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { editableBy } from '../policy.ts'
import { pictureColumns, pictureOf } from '../rules.ts'
import type { LibraryFilters } from '../schema.ts'
import { listUnusedIds, listUses } from './uses.ts'

export const libraryPageSize = 24
const unusedMax = 500

const columns = {
  ...pictureColumns,
  ...{ kind: true, originalName: true, mediaType: true, bytes: true, altKk: true, altRu: true, altEn: true },
  ...{ people: true, isPublic: true, isHeld: true, takenOutAt: true, createdAt: true, isDemo: true },
} satisfies Prisma.StoredFileSelect

/** A page of the library, the newest first: all files for editors, their own for the others who send files. */
export async function listLibrary(actor: Actor, filters: LibraryFilters, keyset: Keyset) {
  const found = await db.storedFile.findMany({
    where: { AND: [editableBy(actor), ...(await conditions(actor, filters))] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...keysetArguments(keyset, libraryPageSize),
    select: columns,
  })
  const page = keysetPage(found, keyset, libraryPageSize)
  const uses = await listUses(
    actor,
    db,
    page.rows.map(({ id }) => id),
  )
  const rows = page.rows.map((row) => ({
    ...row,
    picture: pictureOf(row),
    uses: uses.filter(({ fileId }) => fileId === row.id).length,
  }))
  return { ...page, rows }
}
export type LibraryRow = Awaited<ReturnType<typeof listLibrary>>['rows'][number]

/** Everything about a file for those who may change it, with the people on it; null when it does not exist for the actor. */
export async function findFile(actor: Actor, id: string) {
  const row = await db.storedFile.findFirst({
    where: { AND: [{ id }, editableBy(actor)] },
    select: {
      ...columns,
      ...{ source: true, licence: true, takenOn: true, isWanted: true, version: true },
      persons: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: {
          ...{ id: true, name: true, isMinor: true, state: true, method: true, guardianName: true },
          ...{ givenOn: true, withdrawnAt: true },
          volunteer: { select: { cardNumber: true, givenName: true, surname: true } },
        },
      },
    },
  })
  return row && { ...row, picture: pictureOf(row) }
}
export type FileCard = NonNullable<Awaited<ReturnType<typeof findFile>>>

async function conditions(actor: Actor, filters: LibraryFilters): Promise<Prisma.StoredFileWhereInput[]> {
  const { q, kind, lacks, unused } = filters
  const contains = { contains: q, mode: 'insensitive' as const }
  const where: Prisma.StoredFileWhereInput[] = []
  if (q)
    where.push({
      OR: (['originalName', 'altKk', 'altRu', 'altEn', 'credit'] as const).map((name) => ({
        [name]: contains,
      })),
    })
  if (kind) where.push({ kind })
  if (lacks === 'alt') where.push({ kind: 'image', OR: [{ altKk: '' }, { altRu: '' }] })
  if (lacks === 'answer') where.push({ kind: 'image', people: 'unasked' })
  if (lacks === 'consent') where.push({ isHeld: true, takenOutAt: null })
  if (lacks === 'takenOut') where.push({ isHeld: true, takenOutAt: { not: null } })
  if (unused) where.push({ id: { in: await listUnusedIds(actor, db, { before: now(), limit: unusedMax }) } })
  return where
}
