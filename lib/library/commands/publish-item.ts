import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { closeFiles, openFiles } from '#lib/files/commands/visibility.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import type { LibraryStepInput } from '../schema.ts'
import { fileIdsOf, requireKept, subjectOf } from './require-item.ts'

/** Puts an item before its readers, with all its files. Without a file, or a second time, it is a Conflict. */
export async function publishLibraryItem(
  actor: Actor,
  { id, version }: LibraryStepInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const item = await requireKept(actor, tx, id)
    if (item.state === 'published') throw new Conflict('library.refusals.alreadyOut')
    if (item.releases.length === 0) throw new Conflict('library.refusals.noFile')
    const { count } = await tx.libraryItem.updateMany({
      where: { id, version, state: item.state },
      data: { state: 'published', publishedAt: item.publishedAt ?? now(), version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('library.refusals.stale')
    if (item.audience === 'everyone') await openFiles(actor, tx, fileIdsOf(item))
    await record(tx, actor, 'library.published', subjectOf(item))
    return { slug: item.slug }
  })
}

/** Takes an item from its readers; its versions stay. A second call is a Conflict. */
export async function withdrawLibraryItem(
  actor: Actor,
  { id, version }: LibraryStepInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const item = await requireKept(actor, tx, id)
    const { count } = await tx.libraryItem.updateMany({
      where: { id, version, state: 'published' },
      data: { state: 'withdrawn', version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict(`library.refusals.${item.state === 'published' ? 'stale' : 'notOut'}`)
    await closeFiles(actor, tx, fileIdsOf(item))
    await record(tx, actor, 'library.withdrawn', subjectOf(item))
    return { slug: item.slug }
  })
}

/** Removes a draft nobody ever saw; its files go with the orphans. */
export async function discardLibraryItem(actor: Actor, { id, version }: LibraryStepInput): Promise<void> {
  await transaction(async (tx) => {
    const item = await requireKept(actor, tx, id)
    const { count } = await tx.libraryItem.deleteMany({
      where: { id, version, state: 'draft', publishedAt: null },
    })
    if (count === 0) throw new Conflict('library.refusals.wasOut')
    await record(tx, actor, 'library.discarded', subjectOf(item))
  })
}
