import type { Actor } from '#lib/accounts/actor.ts'
import { pictureColumns, pictureOf } from '#lib/files/rules.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { mayWriteNews, visibleTo } from '../policy.ts'
import { requiredLocales, shortcomingsOf } from '../rules.ts'
import { itemShortcomingsOf } from '../rules/shortcomings.ts'

const texts = {
  photo: { altKk: true, altRu: true, altEn: true, captionKk: true, captionRu: true, captionEn: true },
  document: { titleKk: true, titleRu: true, titleEn: true },
} as const
const ordered = [{ position: 'asc' }, { id: 'asc' }] satisfies Prisma.NewsPhotoOrderByWithRelationInput[]

const columns = {
  ...{ id: true, state: true, kind: true, isPinned: true, pinnedUntil: true, coverId: true },
  ...{ publishAt: true, scheduledById: true, scheduleProblem: true, scheduleEndedAt: true },
  ...{ personId: true, organisationId: true, detailsVersion: true },
  translations: {
    select: { locale: true, state: true, slug: true, title: true, lead: true, body: true, coverAlt: true },
  },
  photos: {
    orderBy: ordered,
    select: { id: true, ...texts.photo, file: { select: { ...pictureColumns, originalName: true } } },
  },
  documents: {
    orderBy: ordered,
    select: {
      ...{ id: true, ...texts.document },
      file: { select: { storageKey: true, mediaType: true, originalName: true, bytes: true } },
    },
  },
  tags: { select: { tagId: true } },
} satisfies Prisma.NewsItemSelect

/** What surrounds the words of an item, for the desk; null when it does not exist for the actor. */
export async function findNewsDetails(actor: Actor, id: string) {
  const row = await db.newsItem.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, select: columns })
  if (!row) return null
  const planner = row.scheduledById
    ? await db.user.findUnique({ where: { id: row.scheduledById }, select: { name: true } })
    : null
  const { translations, tags, ...item } = row
  const isComplete = requiredLocales.every((locale) => {
    const found = translations.find((each) => each.locale === locale)
    return found !== undefined && shortcomingsOf(found, row.coverId !== null).length === 0
  })
  return {
    ...item,
    titles: translations.map(({ locale, title, slug, state }) => ({ locale, title, slug, state })),
    tagIds: tags.map(({ tagId }) => tagId),
    plannerName: planner?.name ?? '',
    canBePublished: isComplete && itemShortcomingsOf(row).length === 0,
    photos: row.photos.map(({ file, ...photo }) => ({
      ...{ ...photo, fileId: file.id, originalName: file.originalName, picture: pictureOf(file) },
    })),
  }
}
export type NewsDetails = NonNullable<Awaited<ReturnType<typeof findNewsDetails>>>

/** The region's tags in the order of their Kazakh names, each with how many items carry it; merged ones name the other. */
export async function listTags(actor: Actor) {
  if (!mayWriteNews(actor)) return []
  const rows = await db.newsTag.findMany({
    orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      ...{ id: true, slug: true, nameKk: true, nameRu: true, nameEn: true, version: true },
      mergedInto: { select: { nameKk: true, nameRu: true, nameEn: true } },
      _count: { select: { items: true } },
    },
  })
  return rows.map(({ _count, ...tag }) => ({ ...tag, items: _count.items }))
}
export type StaffTag = Awaited<ReturnType<typeof listTags>>[number]

/** Whom an item can be about: people named in public texts, and organisations. */
export async function listSubjects(actor: Actor, locale: Locale) {
  if (!mayWriteNews(actor)) return { people: [], organisations: [] }
  const names = { id: true, nameKk: true, nameRu: true, nameEn: true } as const
  const order = { [({ kk: 'nameKk', ru: 'nameRu', en: 'nameEn' } as const)[locale]]: 'asc' } as const
  const [people, organisations] = await Promise.all([
    db.person.findMany({ orderBy: order, take: 500, select: names }),
    db.organisation.findMany({ orderBy: order, take: 1000, select: names }),
  ])
  const asOption = (row: (typeof people)[number]) => ({ value: row.id, label: inLocale(row, 'name', locale) })
  return { people: people.map(asOption), organisations: organisations.map(asOption) }
}

/** Items whose plan came to nothing and that nobody has looked after since, the latest first. */
export async function listFailedPlans(actor: Actor, limit = 10) {
  return db.newsItem.findMany({
    where: { AND: [visibleTo(actor), { scheduleProblem: { not: null }, state: { not: 'published' } }] },
    orderBy: [{ scheduleEndedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      ...{ id: true, scheduleProblem: true, scheduleEndedAt: true },
      translations: { select: { locale: true, title: true } },
    },
  })
}
