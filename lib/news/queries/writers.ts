import type { Actor } from '#lib/accounts/actor.ts'
import { locales } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { readDocument } from '#lib/rich-text/schema.ts'
import { mayWriteNews, visibleTo } from '../policy.ts'
import type { StaffNews } from '../queries.ts'
import { type DraftWords, draftWords } from '../schema.ts'

export type Writer = { newsId: string; name: string; since: Date }

/** Who else has these items open for writing right now, the longest there first. */
export async function listWriters(actor: Actor, newsIds: readonly string[], at = now()): Promise<Writer[]> {
  const rows = await db.newsPresence.findMany({
    where: {
      newsId: { in: [...newsIds] },
      userId: { not: actor.userId },
      until: { gt: at },
      news: visibleTo(actor),
    },
    orderBy: [{ since: 'asc' }, { userId: 'asc' }],
    take: 200,
    select: { newsId: true, since: true, user: { select: { name: true } } },
  })
  return rows.map(({ newsId, since, user }) => ({ newsId, since, name: user.name }))
}

/** Everything the actor typed into news and did not save, for their own data; also after the right to write has ended. */
export async function listOwnDrafts(actor: Actor) {
  return db.newsDraft.findMany({
    where: { userId: actor.userId },
    orderBy: [{ savedAt: 'asc' }, { newsId: 'asc' }],
    select: { newsId: true, words: true, savedAt: true },
  })
}

export type OwnDraft = { words: DraftWords; version: number; savedAt: Date }

/** What the actor typed in an item and did not save; null when there is nothing, or nothing but what is saved. */
export async function findOwnDraft(actor: Actor, news: StaffNews): Promise<OwnDraft | null> {
  if (!mayWriteNews(actor)) return null
  const row = await db.newsDraft.findUnique({
    where: { newsId_userId: { newsId: news.id, userId: actor.userId } },
    select: { words: true, version: true, savedAt: true },
  })
  const parsed = row ? draftWords.safeParse(row.words) : null
  if (!row || !parsed?.success || isSaved(parsed.data, news)) return null
  return { words: parsed.data, version: row.version, savedAt: row.savedAt }
}

function isSaved(words: DraftWords, news: StaffNews): boolean {
  const plain = (['kind', 'isPinned', 'authorName', 'sourceName', 'coverId'] as const).every(
    (name) => words[name] === news[name],
  )
  const texts = locales.every((locale) => {
    const [typed, saved] = [words.translations[locale], news.translations[locale]]
    const isSameDocument =
      JSON.stringify(readDocument(typed.body)) === JSON.stringify(readDocument(saved.body))
    const names = ['title', 'lead', 'slug', 'coverAlt'] as const
    const isMarked = saved.state === 'published' || typed.isReady === (saved.state === 'ready')
    return isSameDocument && isMarked && names.every((name) => typed[name] === saved[name])
  })
  const isSameSource = (words.sourceLocale ?? news.sourceLocale) === news.sourceLocale
  return plain && texts && isSameSource && words.sourceUrl === (news.sourceUrl ?? '')
}
