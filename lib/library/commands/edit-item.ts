import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { slugOf } from '#lib/platform/text.ts'
import { canKeep, mayUseLibrary } from '../policy.ts'
import { searchKeyOf } from '../rules.ts'
import type { CreateLibraryItemInput, SaveLibraryItemInput } from '../schema.ts'
import { requireKept, subjectOf } from './require-item.ts'

/**
 * Begins an item as a draft; its address is made from the title and stays. The id comes with the form, so sending it twice is a
 * Conflict and not a second item.
 */
export async function createLibraryItem(
  actor: Actor,
  input: CreateLibraryItemInput,
): Promise<{ id: string }> {
  const centreId = input.audience === 'centre' ? input.centreId : null
  if (!mayUseLibrary(actor) || !canKeep(actor, { audience: input.audience, centreId }))
    throw new Forbidden('library.refusals.notYours')
  try {
    return await transaction(async (tx) => {
      await checkDirection(tx, input.directionId)
      const slug = await freeSlug(tx, input)
      const data = { ...input, centreId, slug, searchKey: searchKeyOf(input), createdById: actor.userId }
      const item = await tx.libraryItem.create({ data, select: { id: true } })
      await record(tx, actor, 'library.created', {
        type: 'library',
        id: item.id,
        label: input.titleKk,
        centreId,
      })
      return item
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('form.again')
    throw error
  }
}

/** Saves an item's words. A stale form is a Conflict. */
export async function saveLibraryItem(
  actor: Actor,
  { id, version, ...words }: SaveLibraryItemInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const item = await requireKept(actor, tx, id)
    await checkDirection(tx, words.directionId)
    const { count } = await tx.libraryItem.updateMany({
      where: { id, version },
      data: { ...words, searchKey: searchKeyOf(words), version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('library.refusals.stale')
    await record(tx, actor, 'library.saved', subjectOf(item))
    return { slug: item.slug }
  })
}

async function checkDirection(tx: Tx, directionId: string | null): Promise<void> {
  if (directionId === null) return
  const known = await tx.direction.count({ where: { id: directionId } })
  if (known === 0) throw new Invalid({ directionId: { code: 'form.unknownChoice' } })
}

async function freeSlug(
  tx: Tx,
  { titleKk, titleRu, titleEn }: Pick<CreateLibraryItemInput, 'titleKk' | 'titleRu' | 'titleEn'>,
): Promise<string> {
  const base = slugOf(titleEn || titleRu || titleKk) || 'paper'
  const taken = await tx.libraryItem.findMany({
    where: { slug: { startsWith: base } },
    select: { slug: true },
  })
  const known = new Set(taken.map(({ slug }) => slug))
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? base : `${base}-${number}`
    if (!known.has(candidate)) return candidate
  }
}
