import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { slugOf } from '#lib/platform/text.ts'
import { mayWriteNews } from '../policy.ts'
import type { CreateTagInput, MergeTagsInput, RenameTagInput } from '../schema/details.ts'

/** Adds a tag to the region's list. Its address is made from the Kazakh name and stays; one that is taken is `Invalid`. */
export async function createTag(actor: Actor, names: CreateTagInput): Promise<{ id: string }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  const slug = slugOf(names.nameKk)
  if (slug === '') throw new Invalid({ nameKk: { code: 'reading.problems.noLetters' } })
  try {
    return await transaction(async (tx) => {
      const tag = await tx.newsTag.create({ data: { slug, ...names }, select: { id: true } })
      await record(tx, actor, 'newsTag.created', { type: 'newsTag', id: tag.id, label: names.nameKk })
      return tag
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Invalid({ nameKk: { code: 'reading.problems.tagTaken' } })
    throw error
  }
}

/** Gives a tag other names; its address stays. Throws `Conflict` when somebody changed it since the form was made. */
export async function renameTag(actor: Actor, { id, version, ...names }: RenameTagInput): Promise<void> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  await transaction(async (tx) => {
    const before = await requireTag(tx, id)
    const { count } = await tx.newsTag.updateMany({
      where: { id, version, mergedIntoId: null },
      data: { ...names, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('reading.refusals.changed')
    const details = { before: before.nameKk }
    await record(tx, actor, 'newsTag.renamed', { type: 'newsTag', id, label: names.nameKk, details })
  })
}

/**
 * Puts everything of one tag under another; the first stays as a signpost to it. Cannot be taken back. A second call and a tag
 * that was merged meanwhile are a `Conflict`.
 */
export async function mergeTags(actor: Actor, { id, intoId }: MergeTagsInput): Promise<void> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  if (id === intoId) throw new Invalid({ intoId: { code: 'reading.problems.sameTag' } })
  await transaction(async (tx) => {
    // In the order of their ids, so that two merges the other way round wait for each other.
    const held = await tx.$queryRaw<{ id: string; isMerged: boolean }[]>`
      SELECT "id", "mergedIntoId" IS NOT NULL AS "isMerged" FROM "NewsTag"
      WHERE "id" IN (${id}::uuid, ${intoId}::uuid) ORDER BY "id" FOR UPDATE`
    if (held.length < 2) throw new NotFound('reading.refusals.unknownTag')
    if (held.some(({ isMerged }) => isMerged)) throw new Conflict('reading.refusals.changed')
    const [from, into] = [await requireTag(tx, id), await requireTag(tx, intoId)]
    const tagged = await tx.newsTagged.findMany({ where: { tagId: id }, select: { newsId: true } })
    await tx.newsTagged.createMany({
      data: tagged.map(({ newsId }) => ({ newsId, tagId: intoId })),
      skipDuplicates: true,
    })
    await tx.newsTagged.deleteMany({ where: { tagId: id } })
    await tx.newsTag.updateMany({ where: { mergedIntoId: id }, data: { mergedIntoId: intoId } })
    await tx.newsTag.update({
      where: { id, mergedIntoId: null },
      data: { mergedIntoId: intoId, version: { increment: 1 } },
      select: { id: true },
    })
    const details = { into: into.nameKk, items: tagged.length }
    await record(tx, actor, 'newsTag.merged', { type: 'newsTag', id, label: from.nameKk, details })
  })
}

async function requireTag(tx: Tx, id: string): Promise<{ nameKk: string }> {
  const tag = await tx.newsTag.findUnique({ where: { id }, select: { nameKk: true } })
  if (!tag) throw new NotFound('reading.refusals.unknownTag')
  return tag
}
