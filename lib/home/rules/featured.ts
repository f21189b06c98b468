import { pictureColumns, pictureOf, type PictureSource } from '#lib/files/rules.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type HomeSubject, isLive } from '../rules.ts'

/** What stands in a place of the home page, in one language. */
export type Featured = {
  kind: HomeSubject
  href: string
  title: string
  text: string
  /** Of an event: when it begins. */
  startsAt: Date | null
  picture: PictureSource | null
  pictureAlt: string
}

const texts = { titleKk: true, titleRu: true, titleEn: true } as const
/** What a place shows of its subject, and only while the subject is public itself. */
export const slotColumns = (locale: Locale) =>
  ({
    ...{ position: true, kind: true, startsAt: true, endsAt: true },
    news: {
      select: {
        state: true,
        cover: { select: { ...pictureColumns, isPublic: true } },
        translations: {
          where: { locale, state: 'published' as const },
          select: { slug: true, title: true, lead: true, coverAlt: true },
        },
      },
    },
    event: {
      select: {
        ...texts,
        ...{ slug: true, state: true, startsAt: true, endsAt: true },
        centre: { select: { state: true } },
        ...{ summaryKk: true, summaryRu: true, summaryEn: true },
      },
    },
    centre: { select: { slug: true, state: true, nameKk: true, nameRu: true, nameEn: true } },
    memorandum: {
      select: { ...texts, slug: true, state: true, summaryKk: true, summaryRu: true, summaryEn: true },
    },
  }) satisfies Prisma.HomeSlotSelect

export type HomeSlotRow = Prisma.HomeSlotGetPayload<{ select: ReturnType<typeof slotColumns> }>

type HotLineRow = Record<'hotLinePhone' | `hotLine${'' | 'Hours'}${'Kk' | 'Ru' | 'En'}`, string>

/** The places that can be shown at an instant; what was withdrawn meanwhile, or is over, leaves its place empty. */
export function featuredAt(slots: readonly HomeSlotRow[], locale: Locale, at: Date): Featured[] {
  return slots.filter((slot) => isLive(slot, at)).flatMap((slot) => featuredOf(slot, locale, at) ?? [])
}

export function announcedIn(
  row: { id: string; textKk: string; textRu: string; textEn: string; link: string; endsAt: Date },
  locale: Locale,
) {
  return { id: row.id, text: inLocale(row, 'text', locale), link: row.link, endsAt: row.endsAt }
}
export type Announced = ReturnType<typeof announcedIn>

export function hotLineIn(row: HotLineRow | null, locale: Locale) {
  if (!row || row.hotLinePhone === '') return null
  return {
    phone: row.hotLinePhone,
    words: inLocale(row, 'hotLine', locale),
    hours: inLocale(row, 'hotLineHours', locale),
  }
}
export type HotLine = NonNullable<ReturnType<typeof hotLineIn>>

const bare = { text: '', startsAt: null, picture: null, pictureAlt: '' }

function featuredOf(slot: HomeSlotRow, locale: Locale, at: Date): Featured | null {
  const { kind, news, event, centre, memorandum } = slot
  if (news) return newsOf(news)
  // A hidden centre hides its events.
  if (event?.state === 'published' && event.centre.state === 'published' && event.endsAt > at)
    return {
      ...{ ...bare, kind, href: `/events/${event.slug}`, startsAt: event.startsAt },
      ...{ title: inLocale(event, 'title', locale), text: inLocale(event, 'summary', locale) },
    }
  if (centre?.state === 'published')
    return { ...bare, kind, href: `/centres/${centre.slug}`, title: inLocale(centre, 'name', locale) }
  if (memorandum?.state === 'published')
    return {
      ...{ ...bare, kind, href: `/memoranda/${memorandum.slug}` },
      ...{ title: inLocale(memorandum, 'title', locale), text: inLocale(memorandum, 'summary', locale) },
    }
  return null
}

function newsOf({ state, cover, translations: [text] }: NonNullable<HomeSlotRow['news']>): Featured | null {
  if (state !== 'published' || !text) return null
  return {
    ...{ ...bare, kind: 'news', href: `/news/${text.slug}`, title: text.title, text: text.lead },
    ...{ picture: cover?.isPublic ? pictureOf(cover) : null, pictureAlt: text.coverAlt },
  }
}
