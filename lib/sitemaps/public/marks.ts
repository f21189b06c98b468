import { eventTables, isPublic } from '#lib/events/public/matching.ts'
import { db } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { SitemapKind } from '../rules.ts'
import { readers } from './rows.ts'

const { sql } = Prisma

/** Where a part ends, and the last change in it. */
export type Mark = { last: string; changedAt: Date | null }

/** The marks of all parts of a kind; the two large ones are counted through by the database and not brought here. */
export async function listMarks(kind: Exclude<SitemapKind, 'pages'>, size: number): Promise<Mark[]> {
  if (kind === 'events') return counted(events, size)
  if (kind === 'news') return counted(news, size)
  const marks: Mark[] = []
  for (let after: string | null = null; ;) {
    const rows = await readers[kind]({ after, take: size })
    const last = rows.at(-1)
    if (!last) return marks
    const times = rows.flatMap(({ changedAt }) => changedAt?.getTime() ?? [])
    marks.push({ last: last.id, changedAt: times.length > 0 ? new Date(Math.max(...times)) : null })
    if (rows.length < size) return marks
    after = last.id
  }
}

/** The rows the readers of the same kinds give, without their texts. */
const events = sql`SELECT e."id", e."updatedAt" FROM ${eventTables} WHERE ${isPublic}`
const news = sql`SELECT n."id", max(t."updatedAt") AS "updatedAt"
  FROM "NewsItem" n JOIN "NewsTranslation" t ON t."newsId" = n."id" AND t."state" = 'published'
  WHERE n."state" = 'published' GROUP BY n."id"`

function counted(rows: Prisma.Sql, size: number): Promise<Mark[]> {
  return db.$queryRaw<Mark[]>`
    SELECT max(p."id"::text COLLATE "C") AS "last", max(p."updatedAt") AS "changedAt" FROM (
      SELECT r."id", r."updatedAt", (row_number() OVER (ORDER BY r."id") - 1) / ${size}::int AS "part" FROM (${rows}) r
    ) p GROUP BY p."part" ORDER BY p."part"`
}
