import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { openFiles } from '#lib/files/commands/visibility.ts'
import { findPictures } from '#lib/files/queries.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { mayWriteNews } from '../policy.ts'
import type { NewsAddress } from '../rules.ts'
import { galleryMax } from '../rules/gallery.ts'
import type { ChoosePhotosInput, PhotoInput } from '../schema/details.ts'
import { touchDetails } from './change-attachments.ts'
import { type HeldNews, labelOf, requireNews } from './require-news.ts'

/**
 * Puts pictures of the library behind the gallery's last, with the alternative texts they were sent with. Throws `Invalid` for a
 * picture that does not exist or has no Kazakh or Russian alternative text, `Conflict` for one that is there already.
 */
export async function addPhotos(
  actor: Actor,
  { id, files }: ChoosePhotosInput,
): Promise<{ addresses: NewsAddress[] }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  if (files.length === 0) throw new Invalid({ files: { code: 'reading.problems.noneChosen' } })
  const chosen = await findPictures(actor, files)
  if (chosen.length < new Set(files).size) throw new Invalid({ files: { code: 'form.unknownChoice' } })
  const silent = chosen.find(({ altKk, altRu }) => altKk === '' || altRu === '')
  if (silent)
    throw new Invalid({ files: { code: 'reading.problems.silent', values: { name: silent.originalName } } })
  return transaction(async (tx) => {
    const news = await requireHeld(actor, tx, id)
    refuseFull(news, chosen.length)
    if (chosen.some(({ picture }) => news.photos.some(({ fileId }) => fileId === picture.id)))
      throw new Conflict('reading.refusals.already')
    const last = news.photos.at(-1)?.position ?? 0
    const inOrder = files.flatMap((fileId) => chosen.find(({ picture }) => picture.id === fileId) ?? [])
    await tx.newsPhoto.createMany({
      data: inOrder.map(({ picture, altKk, altRu, altEn }, index) => ({
        ...{ newsId: id, fileId: picture.id, position: last + index + 1, altKk, altRu, altEn },
      })),
    })
    if (news.state === 'published') await openFiles(actor, tx, files)
    await recordChange(actor, tx, news, 'added')
    return { addresses: news.translations }
  })
}

/** Changes what is said about one picture of the gallery. */
export async function savePhoto(
  actor: Actor,
  { id, photoId, ...texts }: PhotoInput,
): Promise<{ addresses: NewsAddress[] }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  return transaction(async (tx) => {
    const news = await requireHeld(actor, tx, id)
    const { count } = await tx.newsPhoto.updateMany({ where: { id: photoId, newsId: id }, data: texts })
    if (count === 0) throw new NotFound('news.refusals.unknown')
    await recordChange(actor, tx, news, 'described')
    return { addresses: news.translations }
  })
}

/** The item, and nobody else changes its gallery until this transaction ends. */
async function requireHeld(actor: Actor, tx: Tx, id: string): Promise<HeldNews> {
  await touchDetails(tx, id)
  return requireNews(actor, tx, id)
}

export function refuseFull(news: HeldNews, more: number): void {
  if (news.photos.length + more > galleryMax)
    throw new Invalid({ files: { code: 'reading.problems.galleryFull', values: { max: galleryMax } } })
}

async function recordChange(actor: Actor, tx: Tx, news: HeldNews, what: string): Promise<void> {
  await record(tx, actor, 'news.galleryChanged', {
    ...{ type: 'news', id: news.id, label: labelOf(news), details: { what } },
  })
}
