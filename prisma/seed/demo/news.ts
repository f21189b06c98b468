import { dayMs, instantOf } from '#lib/platform/clock.ts'
import { fold } from '#lib/platform/text.ts'
import { richDocument } from '#lib/rich-text/schema.ts'
import { readPlain } from '#lib/rich-text/rules/plain.ts'
import type { NewsKind, Prisma } from '#prisma/generated/client.ts'
import first from '../data/news-1.json' with { type: 'json' }
import second from '../data/news-2.json' with { type: 'json' }
import third from '../data/news-3.json' with { type: 'json' }
import { newId } from '../ids.ts'
import type { Random } from '../random.ts'
import { addDays } from './days.ts'
import { loadNewsVersions } from './news-versions.ts'
import { sourceUrl } from './organisations.ts'
import { loadNewsTags } from './news-tags.ts'
import type { Region } from './region.ts'

type Text = { slug: string; title: string; lead: string; body: string[] }
type Given = {
  key: string
  kind: string
  /** When it came out: so many days before the load, or the last time this month and day went by. */
  daysAgo?: number
  day?: string
  isPinned?: boolean
  fromSource?: boolean
  isOutlier?: boolean
} & Record<'kk' | 'ru' | 'en', Text>

/** Twelve items in three languages with counters; one has far more views than the rest, as happens. */
export async function loadNews(region: Region): Promise<void> {
  // Not one that a source names: nothing is told of those but what was published.
  const invented = { isDemo: true, sourceUrl: null, state: 'published' as const }
  const ofDemo = { where: invented, orderBy: { slug: 'asc' as const } }
  const organisation = await region.tx.organisation.findFirst({ ...ofDemo, select: { id: true } })
  const items: Prisma.NewsItemCreateManyInput[] = []
  const translations: Prisma.NewsTranslationCreateManyInput[] = []
  const counters: Prisma.NewsCountersCreateManyInput[] = []
  const ids = new Map<string, string>()
  for (const given of [...first, ...second, ...third] as Given[]) {
    const id = newId()
    ids.set(given.key, id)
    // A story is about somebody: in the demo region about an invented organisation.
    const about = given.kind === 'story' ? { organisationId: organisation?.id } : {}
    const item = { ...asItem(region, given, id), ...about }
    items.push(item)
    counters.push({ newsId: id, ...countersOf(region.random, given) })
    translations.push(
      ...(['kk', 'ru', 'en'] as const).map((locale) => ({
        ...asTranslation(id, locale, given[locale]),
        // Nobody corrected them since they came out.
        updatedAt: item.publishedAt as Date,
      })),
    )
  }
  await region.tx.newsItem.createMany({ data: items })
  await region.tx.newsTranslation.createMany({ data: translations })
  await region.tx.newsCounters.createMany({ data: counters })
  await loadNewsVersions(region, items, translations)
  await loadNewsTags(region, ids)
}

function asItem(region: Region, given: Given, id: string): Prisma.NewsItemCreateManyInput {
  const publishedAt = instantOf(
    `${dayOfItem(region.today, given)}T${region.random.pick(['09:30', '11:00', '14:15', '16:40'])}`,
  )
  const source = given.fromSource ? { sourceName: 'informburo.kz', sourceUrl } : {}
  return {
    ...{ id, publishedAt, isDemo: true, state: 'published', kind: given.kind as NewsKind },
    isPinned: given.isPinned ?? false,
    authorName: 'Birgemiz',
    createdAt: new Date(publishedAt.getTime() - dayMs),
    ...source,
  }
}

function dayOfItem(today: string, { daysAgo, day }: Given): string {
  if (daysAgo !== undefined || !day) return addDays(today, -(daysAgo ?? 1))
  const year = Number(today.slice(0, 4))
  return `${year}-${day}` < today ? `${year}-${day}` : `${year - 1}-${day}`
}

function asTranslation(newsId: string, locale: string, text: Text): Prisma.NewsTranslationCreateManyInput {
  const { slug, title, lead } = text
  const body = richDocument.parse(readPlain(text.body.map(asPlain).join('\n\n')))
  return { newsId, locale, slug, title, lead, body, state: 'published', searchKey: fold(`${title} ${lead}`) }
}

/** `- one|two` is a list, `1 one|two` a numbered one; everything else is the plain form of the editor. */
function asPlain(block: string): string {
  const list = /^(?<sign>-|1) (?<items>.+)$/u.exec(block)?.groups
  if (!list?.items) return block
  const sign = (index: number) => (list.sign === '-' ? '-' : `${index + 1}.`)
  return list.items
    .split('|')
    .map((item, index) => `${sign(index)} ${item}`)
    .join('\n')
}

/** Views are log-normal between 80 and 3,000. */
function countersOf(
  random: Random,
  { isOutlier }: Given,
): { views: number; comments: number; reactions: number } {
  const bell = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  const views = Math.min(3000, Math.max(80, Math.round(Math.exp(6 + bell * 0.8))))
  return { views: isOutlier ? 13_042 : views, comments: random.whole(0, 12), reactions: random.whole(0, 90) }
}
