import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { storeDocument } from '#lib/files/commands/store-document.ts'
import { openFiles } from '#lib/files/commands/visibility.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import type { AddLibraryFileInput } from '../schema.ts'
import { type HeldItem, requireKept, subjectOf } from './require-item.ts'

type Added = { slug: string; number: number }

/**
 * Adds a file: as a new version, or as another language of the newest one. Versions are never changed, so whoever took one can
 * see what came after it. A new version of what somebody took has to say what is new in it. A stale form is a Conflict.
 */
export async function addLibraryFile(actor: Actor, input: AddLibraryFileInput): Promise<Added> {
  await transaction(async (tx) => check(await requireKept(actor, tx, input.id), input))
  // Stored before the transaction: the bytes of a refused change are shown nowhere and go with the orphans.
  const stored = await storeDocument(actor, input.file)
  return transaction(async (tx) => {
    const item = await requireKept(actor, tx, input.id)
    check(item, input)
    const isNew = input.place === 'new' || item.releases.length === 0
    const { count } = await tx.libraryItem.updateMany({
      where: { id: item.id, version: input.version, state: item.state },
      data: { version: { increment: 1 }, ...(isNew ? { renewedAt: now() } : {}) },
    })
    if (count === 0) throw new Conflict('library.refusals.stale')
    const release = isNew ? await openRelease(tx, actor, item, input) : item.releases[0]!
    await tx.libraryFile.create({
      data: { releaseId: release.id, locale: input.language, fileId: stored.id },
    })
    if (item.state === 'published' && item.audience === 'everyone') await openFiles(actor, tx, [stored.id])
    const details = { number: release.number, language: input.language }
    await record(tx, actor, 'library.fileAdded', { ...subjectOf(item), details })
    return { slug: item.slug, number: release.number }
  })
}

function check(item: HeldItem, { version, place, language, noteKk, noteRu }: AddLibraryFileInput): void {
  if (item.version !== version) throw new Conflict('library.refusals.stale')
  const newest = item.releases[0]
  if (place === 'newest' && newest?.files.some((each) => each.locale === language))
    throw new Invalid({ language: { code: 'library.refusals.languageThere' } })
  if (place === 'newest' || !newest) return
  const missing = { noteKk, noteRu }
  const problems = Object.entries(missing).flatMap(([name, note]) =>
    note === '' ? [[name, { code: 'library.refusals.sayWhatIsNew' }] as const] : [],
  )
  if (problems.length > 0) throw new Invalid(Object.fromEntries(problems))
}

async function openRelease(tx: Tx, actor: Actor, item: HeldItem, input: AddLibraryFileInput) {
  const { noteKk, noteRu, noteEn } = input
  const number = (item.releases[0]?.number ?? 0) + 1
  return tx.libraryRelease.create({
    data: { itemId: item.id, number, noteKk, noteRu, noteEn, createdById: actor.userId },
    select: { id: true, number: true },
  })
}
