import type { Actor } from '#lib/accounts/actor.ts'
import { publicNews } from '#lib/counting/policy.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { namesOf } from '../commands/commenter.ts'
import { displayName, isBlocked } from '../rules.ts'

const pageSize = 30
const ownColumns = {
  ...{ id: true, version: true, state: true, newsId: true, parentId: true, locale: true, body: true },
  ...{ createdAt: true, editedAt: true, hiddenReason: true },
} satisfies Prisma.CommentSelect
const translations = {
  where: { state: 'published' },
  select: { locale: true, slug: true, title: true },
} as const

/** The actor's own comments, newest first, hidden ones with their reason. */
export async function listOwnComments(actor: Actor, keyset: Keyset) {
  const rows = await db.comment.findMany({
    where: { authorId: actor.userId, state: { not: 'removed' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { ...ownColumns, news: { select: { state: true, translations } } },
    ...keysetArguments(keyset, pageSize),
  })
  return keysetPage(rows, keyset, pageSize)
}
export type OwnComment = Awaited<ReturnType<typeof listOwnComments>>['rows'][number]

/** How the actor is called under comments, what else they may choose, and whether they may write at all. */
export async function findOwnStanding(actor: Actor) {
  const at = now()
  const [commenter, names] = await Promise.all([
    db.commenter.findUnique({ where: { userId: actor.userId } }),
    namesOf(actor, db, at),
  ])
  const nameStyle = commenter?.nameStyle ?? 'initial'
  return {
    nameStyle,
    name: displayName(nameStyle, names),
    initial: displayName('initial', names),
    full: names.isAdult ? displayName('full', names) : null,
    waitsFirst: commenter?.trustedAt === null || commenter === null,
    block: isBlocked(commenter, at)
      ? { reason: commenter?.blockReason ?? '', until: commenter?.blockedUntil ?? null }
      : null,
  }
}
export type OwnStanding = Awaited<ReturnType<typeof findOwnStanding>>

/** A public item as its readers talk about it; null for what is not public. `locale` is the reader's, or one it can be read in. */
export async function findTalkedNews(_actor: Actor, newsId: string, locale: Locale) {
  if (!idPattern.test(newsId)) return null
  const news = await db.newsItem.findFirst({
    where: { AND: [{ id: newsId }, publicNews] },
    select: { id: true, translations },
  })
  const read = news?.translations.find((each) => each.locale === locale) ?? news?.translations[0]
  if (!news || !read) return null
  return { id: news.id, title: read.title, slug: read.slug, locale: read.locale as Locale }
}

/** The actor's comments under one item that others cannot see or that may still be changed. */
export async function listOwnUnder(actor: Actor, newsId: string) {
  return db.comment.findMany({
    where: { newsId, authorId: actor.userId, state: { not: 'removed' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: ownColumns,
  })
}

/** Everything the portal holds of the actor's talk, for their own data. */
export async function readOwnTalk(actor: Actor) {
  const where = { userId: actor.userId }
  const [comments, reports, reactions, commenter] = await Promise.all([
    db.comment.findMany({
      where: { authorId: actor.userId },
      orderBy: { id: 'asc' },
      select: { ...ownColumns, authorName: true },
    }),
    db.commentReport.findMany({
      where: { reporterId: actor.userId },
      orderBy: { id: 'asc' },
      select: { commentId: true, reason: true, words: true, createdAt: true, settledAt: true },
    }),
    db.reaction.findMany({
      where,
      orderBy: { createdAt: 'asc' },
      select: { newsId: true, kind: true, createdAt: true },
    }),
    db.commenter.findUnique({
      where,
      select: { nameStyle: true, blockedAt: true, blockedUntil: true, blockReason: true },
    }),
  ])
  return { comments, commentReports: reports, reactions, commenter }
}
