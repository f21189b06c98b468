import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import { matching } from '#lib/library/rules.ts'
import { db } from '#lib/platform/db.ts'
import type { Narrowing } from '../rules/choice.ts'
import { changeOf, type FeedEntry } from '../rules/drawing.ts'
import { paragraphsOf, type Speaking, titledIn } from '../rules/entry.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const columns = {
  ...{ id: true, slug: true, kind: true, publishedAt: true, renewedAt: true },
  ...{ titleKk: true, titleRu: true, titleEn: true, summaryKk: true, summaryRu: true, summaryEn: true },
  direction: { select: { code: true, ...names } },
  releases: {
    orderBy: { number: 'desc' },
    take: 1,
    select: { number: true, noteKk: true, noteRu: true, noteEn: true },
  },
} as const

/** The public library, what was renewed last first. */
export async function listLibraryEntries(
  { locale, t }: Speaking,
  { direction }: Narrowing,
  limit: number,
): Promise<FeedEntry[]> {
  const rows = await db.libraryItem.findMany({
    where: { AND: [matching(direction ? { direction } : {}), titledIn(locale)] },
    orderBy: [{ renewedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: columns,
  })
  return rows.map((row): FeedEntry => {
    const [release] = row.releases
    const publishedAt = row.publishedAt ?? row.renewedAt
    const summary = localeOf(row, 'summary', locale) === locale ? inLocale(row, 'summary', locale) : ''
    const isNoted = release && release.number > 1 && localeOf(release, 'note', locale) === locale
    const note = isNoted ? inLocale(release, 'note', locale) : ''
    const kind = t(`library.kinds.${row.kind}`)
    const about = row.direction
      ? [{ term: row.direction.code, label: inLocale(row.direction, 'name', locale) }]
      : []
    return {
      ...{ id: row.id, kind: 'library', path: `/library/${row.slug}`, authorName: '', cover: null },
      title: inLocale(row, 'title', locale),
      lead: summary || kind,
      html: paragraphsOf([kind, summary, note && t('feeds.entry.renewed', { note })]),
      categories: [{ term: 'library', label: t('feeds.sections.library') }, ...about],
      ...{ publishedAt, changedAt: changeOf(row.renewedAt, publishedAt) },
    }
  })
}
