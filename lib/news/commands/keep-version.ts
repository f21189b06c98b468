import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { Tx } from '#lib/platform/db.ts'
import { type RichDocument, readDocument } from '#lib/rich-text/schema.ts'
import { pictureIdsShown } from './publish-news.ts'
import type { HeldNews } from './require-news.ts'

export type VersionTexts = Record<
  Locale,
  { title: string; lead: string; slug: string; body: RichDocument; coverAlt: string }
>
type Circumstances = {
  savedById: string | null
  savedAt: Date
  changed: string[]
  restoredFrom?: number
}

/** Writes the item's words, as they are now, as its next version; the row of the item must be locked. Gives the number. */
export async function keepVersion(tx: Tx, news: HeldNews, circumstances: Circumstances): Promise<number> {
  const number = (await latestNumber(tx, news.id)) + 1
  const { sourceLocale, authorName, sourceName, sourceUrl, coverId } = news
  const version = await tx.newsVersion.create({
    data: {
      ...{ newsId: news.id, number, ...circumstances, texts: textsOf(news) },
      ...{ sourceLocale, authorName, sourceName, sourceUrl, coverId },
    },
    select: { id: true },
  })
  const files = await tx.storedFile.findMany({
    where: { id: { in: pictureIdsShown(coverId, news.translations) } },
    select: { id: true },
  })
  await tx.newsVersionFile.createMany({
    data: files.map((file) => ({ versionId: version.id, fileId: file.id })),
  })
  return number
}

/** An item from before versions were kept gets its first one, so that the first change can be compared and taken back. */
export async function keepFirstVersion(tx: Tx, news: HeldNews): Promise<number> {
  const latest = await latestNumber(tx, news.id)
  if (latest > 0) return latest
  return keepVersion(tx, news, { savedById: null, savedAt: news.updatedAt, changed: [] })
}

async function latestNumber(tx: Tx, newsId: string): Promise<number> {
  const { _max } = await tx.newsVersion.aggregate({ where: { newsId }, _max: { number: true } })
  return _max.number ?? 0
}

function textsOf(news: HeldNews): VersionTexts {
  const entries = locales.map((locale) => {
    const found = news.translations.find((each) => each.locale === locale)
    const { title = '', lead = '', slug = '', coverAlt = '' } = found ?? {}
    return [locale, { title, lead, slug, body: readDocument(found?.body), coverAlt }] as const
  })
  return Object.fromEntries(entries) as VersionTexts
}
