import { pictureAddress } from '#lib/files/rules.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { openStored } from '#lib/platform/file-store.ts'
import { drawSocialCard } from '#lib/platform/social-card.ts'
import { createTurns } from '#lib/platform/turns.ts'
import { titleParts } from '../rules.ts'
import { findPublishedNews, type NewsReading } from './reading.ts'

/** Drawing takes a processor a quarter of a second: one at a time, and the last ones are kept. */
const inTurn = createTurns(1, 20)
const keptMax = 60
const kept = new Map<string, Buffer>()

/** The picture other sites show beside a link to an item, as PNG; null for what nobody can read. */
export async function drawNewsCard(locale: Locale, slug: string): Promise<Buffer | null> {
  const news = await findPublishedNews(locale, slug)
  if (!news) return null
  const key = `${locale} ${cardVersion(news)} ${slug}`
  const known = kept.get(key)
  if (known) return known
  const card = await inTurn(() => draw(locale, news))
  kept.set(key, card)
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - keptMax))) kept.delete(old)
  return card
}

/** Stands in the card's address, so that a corrected title or a new cover is fetched anew. */
export function cardVersion({ changedAt, cover }: Pick<NewsReading, 'changedAt' | 'cover'>): string {
  return `${changedAt.getTime().toString(36)}${cover ? cover.storageKey.slice(0, 6) : ''}`
}

async function draw(locale: Locale, news: NewsReading): Promise<Buffer> {
  const t = await translator(locale)
  return drawSocialCard({
    title: titleParts(news.title).words,
    kicker: `${t(`news.kinds.${news.kind}`)} · ${formatDate(locale, news.publishedAt)}`,
    foot: t('site.name'),
    seed: news.id,
    picture: await readCover(news.cover),
  })
}

async function readCover(cover: NewsReading['cover']): Promise<Buffer | null> {
  if (!cover) return null
  const [key = '', name = ''] = pictureAddress(cover, 960).split('/').slice(2)
  const stored = await openStored(key, name)
  return stored ? Buffer.from(await new Response(stored.stream).arrayBuffer()) : null
}
