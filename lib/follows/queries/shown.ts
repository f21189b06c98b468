import type { Actor } from '#lib/accounts/actor.ts'
import { present, publicColumns } from '#lib/awards/rules.ts'
import { isListed } from '#lib/awards/rules/register.ts'
import { publicEvents } from '#lib/events/policy.ts'
import { formatDate, formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import { isLocale, type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { isPublic } from '#lib/memoranda/rules/register.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { ItemKind, Told } from '../rules/choose.ts'
import type { Shown } from '../rules/letter.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const

/**
 * What a letter says of its items at this moment, in a reader's language. What is withdrawn, cancelled or over by now is left
 * out: nothing is told that anyone could no longer read.
 */
export async function showItems(
  _actor: Actor | null,
  told: readonly Told[],
  { locale, at }: { locale: Locale; at: Date },
): Promise<Shown[]> {
  const idsOf = (...kinds: ItemKind[]) => told.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)
  const parts = await Promise.all([
    showEvents(idsOf('newEvent', 'moved'), 'published', { locale, at }),
    showEvents(idsOf('cancelled'), 'cancelled', { locale, at }),
    showNews(idsOf('news'), locale),
    showMemoranda(idsOf('memorandum'), locale),
    showAwards(idsOf('award'), { locale, at }),
  ])
  const byId = new Map(parts.flat().map((each) => [each.id, each]))
  return told.flatMap(({ kind, id }) => {
    const found = byId.get(id)
    return found ? [{ ...found, kind }] : []
  })
}

type Reader = { locale: Locale; at: Date }
type Part = Omit<Shown, 'kind'>

async function showEvents(ids: string[], state: 'published' | 'cancelled', reader: Reader): Promise<Part[]> {
  if (ids.length === 0) return []
  const { locale, at } = reader
  const rows = await db.event.findMany({
    where: { AND: [publicEvents, { id: { in: ids }, state, endsAt: { gt: at } }] },
    select: {
      ...{ id: true, slug: true, titleKk: true, titleRu: true, titleEn: true, startsAt: true, endsAt: true },
      ...{ placeKk: true, placeRu: true, placeEn: true, unit: { select: names } },
      shifts: {
        where: { cancelledAt: null, startsAt: { gt: at } },
        select: { places: true, taken: true },
      },
    },
  })
  return rows.map((row) => {
    const place = inLocale(row, 'place', locale)
    return {
      ...{
        id: row.id,
        path: localePath(locale, `/events/${row.slug}`),
        title: inLocale(row, 'title', locale),
      },
      when: `${formatWeekday(locale, row.startsAt)}, ${formatTimeRange(locale, row.startsAt, row.endsAt)}`,
      where: [inLocale(row.unit, 'name', locale), place].filter(Boolean).join(', '),
      free: row.shifts.length > 0 && state === 'published' ? freeOf(row.shifts) : null,
      locale: localeOf(row, 'title', locale),
    }
  })
}

function freeOf(shifts: { places: number; taken: number }[]): number {
  return shifts.reduce((sum, { places, taken }) => sum + Math.max(0, places - taken), 0)
}

/** Only published languages of a news item leave the database; where the reader's own is missing the first other one. */
async function showNews(ids: string[], locale: Locale): Promise<Part[]> {
  if (ids.length === 0) return []
  const rows = await db.newsTranslation.findMany({
    where: { newsId: { in: ids }, state: 'published', news: { state: 'published' } },
    select: { newsId: true, locale: true, slug: true, title: true, news: { select: { publishedAt: true } } },
  })
  return ids.flatMap((id) => {
    const order = [locale, ...locales]
    const own = rows.filter((row) => row.newsId === id && isLocale(row.locale))
    const [best] = own.toSorted(
      (a, b) => order.indexOf(a.locale as Locale) - order.indexOf(b.locale as Locale),
    )
    if (!best?.news.publishedAt) return []
    return [
      {
        ...{
          id,
          path: localePath(best.locale as Locale, `/news/${best.slug}`),
          title: best.title,
          where: '',
          free: null,
        },
        ...{ when: formatDate(locale, best.news.publishedAt), locale: best.locale as Locale },
      },
    ]
  })
}

async function showMemoranda(ids: string[], locale: Locale): Promise<Part[]> {
  if (ids.length === 0) return []
  const rows = await db.memorandum.findMany({
    where: { ...isPublic, id: { in: ids } },
    select: {
      ...{ id: true, slug: true, titleKk: true, titleRu: true, titleEn: true, signedOn: true },
      parties: { orderBy: { position: 'asc' }, select: names },
    },
  })
  return rows.map((row) => ({
    ...{
      id: row.id,
      path: localePath(locale, `/memoranda/${row.slug}`),
      title: inLocale(row, 'title', locale),
      free: null,
    },
    when: row.signedOn ? formatDate(locale, row.signedOn.toISOString()) : '',
    where: row.parties.map((party) => inLocale(party, 'name', locale)).join(' · '),
    locale: localeOf(row, 'title', locale),
  }))
}

async function showAwards(ids: string[], { locale, at }: Reader): Promise<Part[]> {
  if (ids.length === 0) return []
  const where = { AND: [isListed, { id: { in: ids } }] } satisfies Prisma.AwardWhereInput
  const rows = await db.award.findMany({ where, select: publicColumns })
  return rows.map((row) => {
    const { id, name, kind, href, issuedOn } = present(row, locale, dayOf(at))
    const when = issuedOn ? formatDate(locale, issuedOn) : ''
    return { id, path: localePath(locale, href), title: name, when, where: kind.name, free: null, locale }
  })
}
