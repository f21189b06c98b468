import { present, publicColumns } from '#lib/awards/rules.ts'
import { allOf } from '#lib/awards/rules/register.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { dayOf, instantOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Narrowing } from '../rules/choice.ts'
import { changeOf, type FeedEntry } from '../rules/drawing.ts'
import { paragraphsOf, type Speaking } from '../rules/entry.ts'

/** The latest awards of the public register, in its words: a minor as a first name and an initial (R11). */
export async function listAwardEntries(
  { locale, t }: Speaking,
  { unit }: Narrowing,
  limit: number,
): Promise<FeedEntry[]> {
  const today = dayOf(now())
  const rows = await db.award.findMany({
    where: allOf(unit ? { unit } : {}, today),
    orderBy: [{ issuedOn: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    take: limit,
    select: { ...publicColumns, createdAt: true },
  })
  return rows.map((row): FeedEntry => {
    const { id, href, name, kind, number, issuer, issuedOn, isInvented, ...award } = present(
      row,
      locale,
      today,
    )
    const publishedAt = issuedOn ? instantOf(`${issuedOn}T00:00`) : row.createdAt
    const reason = award.reasonLocale === locale ? award.reason : ''
    const what = t('feeds.entry.award', { kind: kind.name, number })
    return {
      ...{ id, kind: 'award', path: href, authorName: '', cover: null },
      title: `${kind.name}: ${name}`,
      lead: [what, reason].filter(Boolean).join(' · '),
      html: paragraphsOf([
        ...[what, reason, issuer && t('feeds.entry.issuer', { name: issuer })],
        issuedOn && t('feeds.entry.issuedOn', { date: formatDate(locale, issuedOn) }),
        isInvented ? t('site.demo') : null,
      ]),
      categories: [
        { term: 'awards', label: t('feeds.sections.awards') },
        { term: kind.code, label: kind.name },
      ],
      ...{ publishedAt, changedAt: changeOf(row.updatedAt, publishedAt) },
    }
  })
}
