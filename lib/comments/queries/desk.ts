import type { Actor } from '#lib/accounts/actor.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { mayModerate, moderatedBy } from '../policy.ts'
import { titleIn } from '../rules.ts'
import type { DeskTab } from '../schema.ts'

const pageSize = 30
const inNews = {
  select: {
    translations: {
      where: { state: 'published' },
      select: { locale: true, slug: true, title: true },
    },
  },
} as const satisfies Prisma.NewsItemDefaultArgs
const columns = {
  ...{ id: true, version: true, state: true, newsId: true, authorId: true, authorName: true, locale: true },
  ...{ body: true, createdAt: true, editedAt: true, hiddenReason: true, decidedAt: true },
  news: inNews,
  decider: { select: { name: true } },
  parent: { select: { authorName: true, body: true, locale: true, state: true } },
  reports: {
    where: { settledAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, reason: true, words: true },
  },
} satisfies Prisma.CommentSelect

type CommentTab = Exclude<DeskTab, 'blocked'>

/** A page of the desk: what waits longest first, what was hidden newest first. */
export async function listModerated(actor: Actor, { tab, keyset }: { tab: CommentTab; keyset: Keyset }) {
  const direction = tab === 'hidden' ? 'desc' : 'asc'
  const rows = await db.comment.findMany({
    where: { AND: [moderatedBy(actor), inTab(tab)] },
    orderBy: [{ createdAt: direction }, { id: direction }],
    select: columns,
    ...keysetArguments(keyset, pageSize),
  })
  return keysetPage(rows, keyset, pageSize)
}
export type ModeratedComment = Awaited<ReturnType<typeof listModerated>>['rows'][number]

/** How much is in each tab. */
export async function countModerated(actor: Actor): Promise<Record<DeskTab, number>> {
  const count = (tab: CommentTab) => db.comment.count({ where: { AND: [moderatedBy(actor), inTab(tab)] } })
  const [waiting, reported, hidden, blocked] = await Promise.all([
    count('waiting'),
    count('reported'),
    count('hidden'),
    mayModerate(actor) ? db.commenter.count({ where: blockedNow() }) : 0,
  ])
  return { waiting, reported, hidden, blocked }
}

/** Who cannot comment now, the latest block first. */
export async function listBlockedPeople(actor: Actor) {
  if (!mayModerate(actor)) return []
  return db.commenter.findMany({
    where: blockedNow(),
    orderBy: [{ blockedAt: 'desc' }, { userId: 'asc' }],
    take: 200,
    select: personColumns,
  })
}

const personColumns = {
  ...{ userId: true, trustedAt: true, blockedAt: true, blockedUntil: true, blockReason: true },
  user: { select: { name: true } },
  blocker: { select: { name: true } },
} satisfies Prisma.CommenterSelect

/** Somebody who commented, with their latest comments; null when the actor does not moderate or the person never wrote. */
export async function findCommenter(actor: Actor, userId: string) {
  if (!mayModerate(actor) || !idPattern.test(userId)) return null
  const person = await db.commenter.findUnique({ where: { userId }, select: personColumns })
  if (!person) return null
  const comments = await db.comment.findMany({
    where: { authorId: userId, state: { not: 'removed' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
    select: columns,
  })
  return { ...person, isSelf: userId === actor.userId, comments }
}

/** Where comments are closed: the whole site, and which items. */
export async function listClosings(actor: Actor) {
  if (!mayModerate(actor)) return { isClosedEverywhere: false, items: [] }
  const rows = await db.commentClosing.findMany({
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { newsId: true, closedAt: true, closer: { select: { name: true } }, news: inNews },
  })
  return {
    isClosedEverywhere: rows.some(({ newsId }) => newsId === null),
    items: rows.flatMap(({ newsId, news, ...row }) => (newsId && news ? [{ ...row, newsId, news }] : [])),
  }
}

/** The newest public items people can comment, to choose from; `wanted` is among them when it is public. */
export async function listOpenNews(actor: Actor, locale: Locale, wanted: string | null) {
  if (!mayModerate(actor)) return []
  const open = { state: 'published', closing: null, translations: { some: { state: 'published' } } } as const
  const newest = await db.newsItem.findMany({
    where: open,
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: 50,
    select: { id: true, ...inNews.select },
  })
  const isMissing = wanted !== null && idPattern.test(wanted) && !newest.some(({ id }) => id === wanted)
  const more = isMissing
    ? await db.newsItem.findMany({
        where: { AND: [open, { id: wanted }] },
        select: { id: true, ...inNews.select },
      })
    : []
  return [...more, ...newest].map((news) => ({ id: news.id, title: titleIn(news, locale) }))
}

function inTab(tab: CommentTab): Prisma.CommentWhereInput {
  if (tab === 'waiting') return { state: 'waiting' }
  if (tab === 'hidden') return { state: 'hidden' }
  return { OR: [{ state: 'held' }, { state: 'shown', reports: { some: { settledAt: null } } }] }
}

function blockedNow(): Prisma.CommenterWhereInput {
  return { blockedAt: { not: null }, OR: [{ blockedUntil: null }, { blockedUntil: { gt: now() } }] }
}
