import type { Actor } from '#lib/accounts/actor.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { mayEditHome } from './policy.ts'
import { announcedIn, featuredAt, hotLineIn, slotColumns } from './rules/featured.ts'
import { draftRow, type HomeSubject, isLive, publicRow } from './rules.ts'

const chooseMax = 40

/** The draft as the form shows it, with what is public beside it. */
export async function findHomeDraft(actor: Actor) {
  requireEditing(actor)
  const [draft, open, slots] = await Promise.all([
    db.homePage.findUnique({ where: { id: draftRow } }),
    db.homePage.findUnique({ where: { id: publicRow } }),
    db.homeSlot.findMany({ where: { isDraft: true }, orderBy: { position: 'asc' } }),
  ])
  return { draft, slots: slots.map(asChoice), publishedAt: open?.publishedAt ?? null }
}

/** The page as it will be when the draft is published, at an instant. */
export async function previewHome(actor: Actor, locale: Locale, at: Date) {
  requireEditing(actor)
  const [slots, announcements, hotLine] = await Promise.all([
    db.homeSlot.findMany({
      where: { isDraft: true },
      orderBy: { position: 'asc' },
      select: slotColumns(locale),
    }),
    db.announcement.findMany({ where: { endsAt: { gt: at } }, orderBy: { startsAt: 'desc' }, take: 20 }),
    db.homePage.findUnique({ where: { id: draftRow } }),
  ])
  return {
    featured: featuredAt(slots, locale, at),
    announcements: announcements.filter((each) => isLive(each, at)).map((each) => announcedIn(each, locale)),
    hotLine: hotLineIn(hotLine, locale),
  }
}

/** Announcements that are not over, and the last that are. */
export async function listAnnouncements(actor: Actor) {
  requireEditing(actor)
  return db.announcement.findMany({ orderBy: [{ endsAt: 'desc' }, { id: 'desc' }], take: 30 })
}
export type AnnouncementRow = Awaited<ReturnType<typeof listAnnouncements>>[number]

type Choice = { kind: HomeSubject; id: string; nameKk: string; nameRu: string; nameEn: string }

/** What can be put into a place: public things, the newest or the next first. */
export async function listChoices(actor: Actor): Promise<Choice[]> {
  requireEditing(actor)
  const state = 'published' as const
  const titles = { id: true, titleKk: true, titleRu: true, titleEn: true } as const
  const [news, events, centres, memoranda] = await Promise.all([
    db.newsItem.findMany({
      where: { state },
      orderBy: { publishedAt: 'desc' },
      take: chooseMax,
      select: { id: true, translations: { where: { state }, select: { locale: true, title: true } } },
    }),
    db.event.findMany({
      where: { state, endsAt: { gt: now() }, centre: { state } },
      orderBy: { startsAt: 'asc' },
      take: chooseMax,
      select: titles,
    }),
    db.centre.findMany({
      where: { state },
      orderBy: { nameKk: 'asc' },
      take: 100,
      select: { id: true, nameKk: true, nameRu: true, nameEn: true },
    }),
    db.memorandum.findMany({ where: { state }, orderBy: { id: 'desc' }, take: chooseMax, select: titles }),
  ])
  const of = (row: (typeof news)[number], locale: string) =>
    row.translations.find((each) => each.locale === locale)?.title ?? ''
  return [
    ...news.map((row) => ({
      ...{ kind: 'news' as const, id: row.id },
      ...{ nameKk: of(row, 'kk'), nameRu: of(row, 'ru'), nameEn: of(row, 'en') },
    })),
    ...events.map((row) => named('event', row)),
    ...centres.map((row) => ({ kind: 'centre' as const, ...row })),
    ...memoranda.map((row) => named('memorandum', row)),
  ]
}

type Titled = { id: string; titleKk: string; titleRu: string; titleEn: string }

function named(kind: HomeSubject, { id, titleKk, titleRu, titleEn }: Titled): Choice {
  return { kind, id, nameKk: titleKk, nameRu: titleRu, nameEn: titleEn }
}

type SlotRow = Awaited<ReturnType<typeof db.homeSlot.findMany>>[number]

function asChoice({ position, kind, startsAt, endsAt, ...row }: SlotRow) {
  const subjectId = row.newsId ?? row.eventId ?? row.centreId ?? row.memorandumId
  return { position, subject: `${kind}:${subjectId}`, startsAt, endsAt }
}

function requireEditing(actor: Actor): void {
  if (!mayEditHome(actor)) throw new Forbidden('form.forbidden')
}
