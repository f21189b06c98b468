import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { mayWriteNews } from '../policy.ts'
import type { NewsAddress } from '../rules.ts'
import { swapOf } from '../rules/gallery.ts'
import type { AttachmentInput, MoveInput } from '../schema/details.ts'
import { closeUnusedFiles } from './close-unused-files.ts'
import { attachedIds, pictureIdsShown } from './publish-news.ts'
import { type HeldNews, labelOf, requireNews } from './require-news.ts'

/** Moves a picture or a document one place; at the end of the row it is a Conflict. */
export async function moveAttachment(
  actor: Actor,
  { id, attachmentId, kind, to }: MoveInput,
): Promise<{ addresses: NewsAddress[] }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  return transaction(async (tx) => {
    await touchDetails(tx, id)
    const news = await requireNews(actor, tx, id)
    const pair = swapOf(kind === 'photo' ? news.photos : news.documents, attachmentId, to)
    if (!pair) throw new Conflict('reading.refusals.noPlace')
    const [one, other] = pair
    for (const [moved, position] of [
      [one.id, other.position],
      [other.id, one.position],
    ] as const) {
      const change = { where: { id: moved, newsId: id }, data: { position } }
      if (kind === 'photo') await tx.newsPhoto.updateMany(change)
      else await tx.newsDocument.updateMany(change)
    }
    await recordAbout(actor, tx, news, { kind, what: 'moved' })
    return { addresses: news.translations }
  })
}

/** Takes a picture or a document off the item, and off the site when nothing public shows it any more. A second call is NotFound. */
export async function removeAttachment(
  actor: Actor,
  { id, attachmentId, kind }: AttachmentInput,
): Promise<{ addresses: NewsAddress[] }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  return transaction(async (tx) => {
    await touchDetails(tx, id)
    const news = await requireNews(actor, tx, id)
    const rows = kind === 'photo' ? news.photos : news.documents
    const found = rows.find((row) => row.id === attachmentId)
    if (!found) throw new NotFound('news.refusals.unknown')
    const where = { id: attachmentId, newsId: id }
    if (kind === 'photo') await tx.newsPhoto.deleteMany({ where })
    else await tx.newsDocument.deleteMany({ where })
    if (news.state === 'published' && !isStillShown(await requireNews(actor, tx, id), found.fileId))
      await closeUnusedFiles(actor, tx, id, [found.fileId])
    await recordAbout(actor, tx, news, { kind, what: 'removed' })
    return { addresses: news.translations }
  })
}

function isStillShown(news: HeldNews, fileId: string): boolean {
  const open = news.translations.filter(({ state }) => state === 'published')
  return [...pictureIdsShown(news.coverId, open), ...attachedIds(news)].includes(fileId)
}

async function recordAbout(
  actor: Actor,
  tx: Tx,
  news: HeldNews,
  { kind, what }: { kind: AttachmentInput['kind']; what: string },
): Promise<void> {
  const about = { type: 'news', id: news.id, label: labelOf(news), details: { what } }
  if (kind === 'photo') await record(tx, actor, 'news.galleryChanged', about)
  else await record(tx, actor, 'news.documentsChanged', about)
}

/** Notes that what surrounds the words changes; until the transaction ends nobody else changes it. NotFound without the item. */
export async function touchDetails(tx: Tx, id: string): Promise<void> {
  const { count } = await tx.newsItem.updateMany({
    where: { id },
    data: { detailsVersion: { increment: 1 } },
  })
  if (count === 0) throw new NotFound('news.refusals.unknown')
}
