import { formatDate } from '#lib/i18n/format.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import { lineColumns, matching, presentLine } from '#lib/memoranda/rules/register.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Narrowing } from '../rules/choice.ts'
import { changeOf, type FeedEntry } from '../rules/drawing.ts'
import { paragraphsOf, type Speaking, titledIn } from '../rules/entry.ts'

/** The latest published memoranda, with what their public register says of them. */
export async function listMemorandumEntries(
  { locale, t }: Speaking,
  { unit }: Narrowing,
  limit: number,
): Promise<FeedEntry[]> {
  const today = dayOf(now())
  const rows = await db.memorandum.findMany({
    where: { AND: [matching(unit ? { unit } : {}, today), titledIn(locale)] },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { ...lineColumns, updatedAt: true, summaryKk: true, summaryRu: true, summaryEn: true },
  })
  return rows.map((row): FeedEntry => {
    const line = presentLine(row, locale, today)
    const publishedAt = row.publishedAt ?? row.updatedAt
    const status = t('feeds.entry.status', { status: t(`memoranda.statuses.${line.status}`) })
    const parties = t('feeds.entry.parties', { names: line.parties.map(({ name }) => name).join('; ') })
    const on = (key: 'signedOn' | 'validUntil') =>
      line[key] ? t(`feeds.entry.${key}`, { date: formatDate(locale, line[key]) }) : null
    const summary = localeOf(row, 'summary', locale) === locale ? inLocale(row, 'summary', locale) : ''
    return {
      ...{ id: row.id, kind: 'memorandum', path: line.href, title: line.title, authorName: '', cover: null },
      lead: [status, parties].join(' · '),
      html: paragraphsOf([status, parties, on('signedOn'), on('validUntil'), summary]),
      categories: [
        { term: 'memoranda', label: t('feeds.sections.memoranda') },
        { term: line.subject.code, label: line.subject.name },
      ],
      ...{ publishedAt, changedAt: changeOf(row.updatedAt, publishedAt) },
    }
  })
}
