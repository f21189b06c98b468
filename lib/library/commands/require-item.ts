import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Forbidden, NotFound } from '#lib/platform/refusal.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canKeep, visibleTo } from '../policy.ts'

const columns = {
  ...{ id: true, slug: true, state: true, audience: true, centreId: true, version: true },
  ...{ titleKk: true, titleRu: true, titleEn: true, publishedAt: true },
  releases: {
    orderBy: { number: 'desc' },
    select: { id: true, number: true, files: { select: { locale: true, fileId: true } } },
  },
} satisfies Prisma.LibraryItemSelect
export type HeldItem = Prisma.LibraryItemGetPayload<{ select: typeof columns }>

/** The item a command is about; NotFound when it does not exist for the actor, Forbidden when it is others' to keep. */
export async function requireKept(actor: Actor, tx: Tx, id: string): Promise<HeldItem> {
  const item = await tx.libraryItem.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, select: columns })
  if (!item) throw new NotFound('library.refusals.unknown')
  if (!canKeep(actor, item)) throw new Forbidden('library.refusals.notYours')
  return item
}

/** Everyone may read the files of what is out for everyone; the others go through the desk. */
export function fileIdsOf(item: HeldItem): string[] {
  return item.releases.flatMap(({ files }) => files.map(({ fileId }) => fileId))
}

/** How the history knows the item. */
export function subjectOf({ id, titleKk, centreId }: HeldItem) {
  return { type: 'library', id, label: titleKk, centreId }
}
