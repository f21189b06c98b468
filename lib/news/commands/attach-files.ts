import type { Actor } from '#lib/accounts/actor.ts'
import { type AuditFacts, record } from '#lib/audit/record.ts'
import { openFiles } from '#lib/files/commands/visibility.ts'
import { storeDocument } from '#lib/files/commands/store-document.ts'
import { storeImage } from '#lib/files/commands/store-image.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import type { z } from 'zod'
import { mayWriteNews, visibleTo } from '../policy.ts'
import type { NewsAddress } from '../rules.ts'
import { documentsMax } from '../rules/gallery.ts'
import type { DocumentInput, sendDocumentInput, sendPhotoInput } from '../schema/details.ts'
import { touchDetails } from './change-attachments.ts'
import { refuseFull } from './change-gallery.ts'
import { type HeldNews, labelOf, requireNews } from './require-news.ts'

type Changed = { addresses: NewsAddress[] }

/** Stores a picture and puts it behind the gallery's last. What is wrong with the file stands beside the field `file`. */
export async function sendPhoto(
  actor: Actor,
  { id, file, credit, people, ...texts }: z.output<typeof sendPhotoInput>,
): Promise<Changed> {
  await requireOwn(actor, id)
  const { altKk, altRu, altEn } = texts
  const stored = await storeImage(actor, file, { altKk, altRu, altEn, credit, people, isPublic: false })
  return transaction(async (tx) => {
    await touchDetails(tx, id)
    const news = await requireNews(actor, tx, id)
    refuseFull(news, 1)
    const position = (news.photos.at(-1)?.position ?? 0) + 1
    await tx.newsPhoto.create({ data: { newsId: id, fileId: stored.id, position, ...texts } })
    if (news.state === 'published') await openFiles(actor, tx, [stored.id])
    await record(tx, actor, 'news.galleryChanged', factsOf(news, 'added'))
    return { addresses: news.translations }
  })
}

/** Stores a PDF and puts it behind the last document of the item. What is wrong with the file stands beside the field `file`. */
export async function sendDocument(
  actor: Actor,
  { id, file, ...titles }: z.output<typeof sendDocumentInput>,
): Promise<Changed> {
  await requireOwn(actor, id)
  const stored = await storeDocument(actor, file)
  return transaction(async (tx) => {
    await touchDetails(tx, id)
    const news = await requireNews(actor, tx, id)
    if (news.documents.length >= documentsMax)
      throw new Invalid({ file: { code: 'reading.problems.documentsFull', values: { max: documentsMax } } })
    const position = (news.documents.at(-1)?.position ?? 0) + 1
    await tx.newsDocument.create({ data: { newsId: id, fileId: stored.id, position, ...titles } })
    if (news.state === 'published') await openFiles(actor, tx, [stored.id])
    await record(tx, actor, 'news.documentsChanged', factsOf(news, 'added'))
    return { addresses: news.translations }
  })
}

/** Changes a document's title. */
export async function saveDocument(
  actor: Actor,
  { id, documentId, ...titles }: DocumentInput,
): Promise<Changed> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  return transaction(async (tx) => {
    await touchDetails(tx, id)
    const news = await requireNews(actor, tx, id)
    const { count } = await tx.newsDocument.updateMany({
      where: { id: documentId, newsId: id },
      data: titles,
    })
    if (count === 0) throw new NotFound('news.refusals.unknown')
    await record(tx, actor, 'news.documentsChanged', factsOf(news, 'described'))
    return { addresses: news.translations }
  })
}

/** Asked before a file is stored, so that nobody fills the store through an item that is not theirs. */
async function requireOwn(actor: Actor, id: string): Promise<void> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  const news = await db.newsItem.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: { id: true },
  })
  if (!news) throw new NotFound('news.refusals.unknown')
}

function factsOf(news: HeldNews, what: string): AuditFacts {
  return { type: 'news', id: news.id, label: labelOf(news), details: { what } }
}
