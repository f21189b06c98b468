import { cacheLife, cacheTag } from 'next/cache'
import { db } from '#lib/platform/db.ts'
import { threadsOf } from './rules.ts'

const threadsMax = 200

/** What was said about an item, in all languages, oldest first; of very many the newest. Asks nothing of the item's state: the page did. */
export async function findThread(newsId: string) {
  'use cache'
  cacheTag('comments', `comments:${newsId}`)
  cacheLife('days')
  const heads = await db.comment.findMany({
    where: { newsId, parentId: null, OR: [{ state: 'shown' }, { answers: { some: { state: 'shown' } } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: threadsMax + 1,
    select: columns,
  })
  const kept = heads.slice(0, threadsMax).reverse()
  const answers = await db.comment.findMany({
    where: { parentId: { in: kept.map(({ id }) => id) }, state: 'shown' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: columns,
  })
  const [count, closings] = await Promise.all([
    db.comment.count({ where: { newsId, state: 'shown' } }),
    db.commentClosing.count({ where: { OR: [{ newsId }, { newsId: null }] } }),
  ])
  const threads = threadsOf([...kept, ...answers].map(toPublic))
  return { threads, count, hasOlder: heads.length > threadsMax, isClosed: closings > 0 }
}
export type Thread = Awaited<ReturnType<typeof findThread>>
export type PublicComment = ReturnType<typeof toPublic>

const columns = {
  ...{ id: true, parentId: true, state: true, authorName: true, locale: true, body: true },
  ...{ createdAt: true, editedAt: true },
} as const

type Row = {
  id: string
  parentId: string | null
  state: string
  authorName: string
  locale: string
  body: string
  createdAt: Date
  editedAt: Date | null
}

/** Of a comment that is not shown only its place is told. */
function toPublic({ id, parentId, state, authorName, locale, body, createdAt, editedAt }: Row) {
  const isShown = state === 'shown'
  return {
    ...{ id, parentId, isShown, createdAt, isEdited: isShown && editedAt !== null },
    ...{ authorName: isShown ? authorName : '', locale, body: isShown ? body : '' },
  }
}
