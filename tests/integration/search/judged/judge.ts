import type { Locale } from '#lib/i18n/routing.ts'
import { findPublished } from '#lib/search/public.ts'
import { readingsOf } from '#lib/search/rules/readings.ts'
import type { SearchHit } from '#lib/search/rules.ts'
import { db } from '#tests/support/database.ts'

export type Judged = { query: string; wanted: string[] }

/** Lines `query | wanted || or this` as queries with the parts of titles that would be right. */
export function judgedOf(list: string): Judged[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const [query = '', wanted = ''] = line.split(/ \| (.*)/s)
      return { query, wanted: wanted.split('||').map((part) => part.trim()) }
    })
}

/** Each record's titles in all languages, by its id. */
export async function titlesById(): Promise<ReadonlyMap<string, string>> {
  const title = { id: true, titleKk: true, titleRu: true, titleEn: true } as const
  const name = { id: true, nameKk: true, nameRu: true, nameEn: true } as const
  const recipient = { id: true, recipientKk: true, recipientRu: true, recipientEn: true } as const
  const rows: { id: string }[][] = [
    await db.event.findMany({ select: title }),
    await db.memorandum.findMany({ select: title }),
    await db.libraryItem.findMany({ select: title }),
    await db.centre.findMany({ select: name }),
    await db.organisation.findMany({ select: name }),
    await db.person.findMany({ select: name }),
    await db.award.findMany({ select: recipient }),
  ]
  const texts = rows.flat().map((row): [string, string] => [row.id, Object.values(row).join('\n')])
  const news = await db.newsTranslation.findMany({ select: { newsId: true, title: true } })
  const byNews = Map.groupBy(news, ({ newsId }) => newsId)
  for (const [id, all] of byNews) texts.push([id, all.map((each) => each.title).join('\n')])
  return new Map(texts)
}

/** The first three rows a reader sees for a query. */
export async function firstThree(query: string, locale: Locale): Promise<SearchHit[]> {
  const filters = { q: query, locale, kind: '' as const, unit: '', direction: '', when: '' as const }
  const { groups } = await findPublished(
    filters,
    readingsOf(query).map(({ text }) => text),
  )
  return groups.flatMap(({ hits }) => hits).slice(0, 3)
}
