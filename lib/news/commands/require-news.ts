import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { visibleTo } from '../policy.ts'

const columns = {
  id: true,
  state: true,
  kind: true,
  isPinned: true,
  coverId: true,
  authorName: true,
  sourceName: true,
  sourceUrl: true,
  publishedAt: true,
  sourceLocale: true,
  createdById: true,
  version: true,
  updatedAt: true,
  publishAt: true,
  scheduledById: true,
  personId: true,
  organisationId: true,
  pinnedUntil: true,
  detailsVersion: true,
  photos: {
    select: { id: true, fileId: true, position: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  },
  documents: {
    select: { id: true, fileId: true, position: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  },
  translations: {
    select: {
      ...{ locale: true, state: true, slug: true, title: true, lead: true, body: true, coverAlt: true },
      ...{ madeFrom: true, madeFromVersion: true, madeAt: true, staleSince: true, readySince: true },
      updatedAt: true,
    },
  },
} satisfies Prisma.NewsItemSelect

export type HeldNews = Prisma.NewsItemGetPayload<{ select: typeof columns }>
export type HeldTranslation = HeldNews['translations'][number]

/** The item a command is about, as this transaction sees it; NotFound when it does not exist for the actor. */
export async function requireNews(actor: Actor, tx: Tx, id: string): Promise<HeldNews> {
  const news = await tx.newsItem.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, select: columns })
  if (!news) throw new NotFound('news.refusals.unknown')
  return news
}

/** What the history calls the item. */
export function labelOf(news: { translations: readonly { locale: string; title: string }[] }): string {
  const inOrder = ['kk', 'ru', 'en'].map(
    (locale) => news.translations.find((each) => each.locale === locale)?.title,
  )
  return inOrder.find(Boolean) ?? ''
}
