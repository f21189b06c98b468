import { dayMs } from '#lib/platform/clock.ts'
import { wordsHash } from '#lib/news/rules/source-words.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Region } from './region.ts'

type Translation = Prisma.NewsTranslationCreateManyInput
type Item = Prisma.NewsItemCreateManyInput

/** One item whose lead was corrected: the Russian text followed, the English one did not and is out of date. */
const correctedSlug = 'zhana-ulgiler'
const leadsBefore: Record<string, string> = {
  kk: 'Ата-ана келісімі мен қатысу парағының үлгілері екі тілде жаңартылды.',
  ru: 'Согласие родителей и лист присутствия обновлены на двух языках.',
}

/** The first version of each item, and one item with a second one and a translation that fell behind. */
export async function loadNewsVersions(
  { tx, now }: Region,
  items: readonly Item[],
  translations: readonly Translation[],
): Promise<void> {
  const source = translations.find(({ slug }) => slug === correctedSlug)
  const versions = items.flatMap((item) => {
    const own = translations.filter(({ newsId }) => newsId === item.id)
    if (item.id !== source?.newsId) return [versionOf(item, own, 1)]
    const before = own.map((each) => ({ ...each, lead: leadsBefore[each.locale] ?? each.lead }))
    const changed = Object.keys(leadsBefore).map((locale) => `${locale}.lead`)
    const savedAt = new Date(now.getTime() - 2 * dayMs)
    return [versionOf(item, before, 1), { ...versionOf(item, own, 2), changed, savedAt }]
  })
  await tx.newsVersion.createMany({ data: versions })
  if (source) await markTranslations({ tx, now }, source)
}

async function markTranslations({ tx, now }: Pick<Region, 'tx' | 'now'>, source: Translation): Promise<void> {
  const at = new Date(now.getTime() - 2 * dayMs)
  const { newsId, title, body } = source
  const lead = wordsIn(source.lead)
  const where = (locale: string) => ({ newsId_locale: { newsId, locale } })
  const madeFrom = (words: string) => wordsHash({ title, lead: words, body })
  await tx.newsTranslation.update({
    where: where('ru'),
    data: { madeFrom: madeFrom(lead), madeFromVersion: 2, madeAt: at },
  })
  await tx.newsTranslation.update({
    where: where('en'),
    data: { madeFrom: madeFrom(leadsBefore.kk ?? ''), madeFromVersion: 1, madeAt: at, staleSince: at },
  })
}

function versionOf(item: Item, own: readonly Translation[], number: number) {
  const texts = Object.fromEntries(
    own.map(({ locale, title, lead = '', slug, body }) => [
      locale,
      { title, lead, slug, body, coverAlt: '' } as Prisma.InputJsonObject,
    ]),
  )
  const { id: newsId, createdAt } = item
  const [authorName, sourceName] = [wordsIn(item.authorName), wordsIn(item.sourceName)]
  const sourceUrl = wordsIn(item.sourceUrl) || null
  return {
    ...{ newsId: newsId as string, number, sourceLocale: 'kk', authorName, sourceName, sourceUrl, texts },
    ...(createdAt ? { savedAt: createdAt } : {}),
  }
}

/** A column of a row to be written as plain words. */
function wordsIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
