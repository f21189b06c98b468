import { getTranslations } from 'next-intl/server'
import { formatList } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'

const plainLabels = {
  authorName: 'fields.authorName',
  sourceName: 'fields.sourceName',
  sourceUrl: 'fields.sourceUrl',
  coverId: 'fields.cover',
  kind: 'fields.kind',
  isPinned: 'fields.isPinned',
} as const
const textLabels = ['title', 'lead', 'slug', 'coverAlt', 'body'] as const

/** What a version changed, in words: a sentence per language, then what all languages share. */
export async function changedWords(changed: readonly string[], locale: Locale): Promise<string[]> {
  const t = await getTranslations('news')
  const room = await getTranslations('newsroom')
  const perLanguage = locales.flatMap((each) => {
    const names = textLabels.filter((name) => changed.includes(`${each}.${name}`))
    const fields = names.map((name) => t(`fields.${name}`))
    return names.length > 0 ? [`${t(`languages.${each}`)}: ${formatList(locale, fields)}`] : []
  })
  const shared = Object.entries(plainLabels).flatMap(([name, label]) =>
    changed.includes(name) ? [t(label)] : [],
  )
  const source = changed.includes('sourceLocale') ? [room('sourceLocale')] : []
  return [...perLanguage, ...shared, ...source]
}
