import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { listUses } from './uses.ts'

/** Where a file stands, with a way there for those who work on it; `elsewhere` counts what has no page of its own here. */
export async function listPlaces(actor: Actor, id: string) {
  const uses = await listUses(actor, db, [id])
  const sources = uses.map(({ source }) => source)
  const lists = await Promise.all([
    sources.some((source) => source.startsWith('News')) ? newsWith(id) : [],
    sources.includes('Event.coverId') ? eventsWith(id) : [],
    sources.includes('Centre.photoId') ? centresWith(id) : [],
    sources.includes('Organisation.logoId') ? organisationsWith(id) : [],
    sources.includes('Memorandum.fileId') ? memorandaWith(id) : [],
  ])
  const known = /^(?:News\w*|Event\.coverId|Centre\.photoId|Organisation\.logoId|Memorandum\.fileId)/
  return {
    places: lists.flat(),
    elsewhere: sources.filter((source) => !known.test(source)),
    uses: uses.length,
  }
}
export type Place = Awaited<ReturnType<typeof listPlaces>>['places'][number]

const titles = { id: true, titleKk: true, titleRu: true, titleEn: true } as const
const names = { id: true, nameKk: true, nameRu: true, nameEn: true } as const

async function newsWith(fileId: string) {
  const bodies = await db.$queryRaw<{ newsId: string }[]>`
    SELECT "newsId" FROM "NewsTranslation" WHERE position(${fileId} IN "body"::text) > 0`
  const rows = await db.newsItem.findMany({
    where: { OR: [{ coverId: fileId }, { id: { in: bodies.map(({ newsId }) => newsId) } }] },
    select: { id: true, translations: { select: { locale: true, title: true } } },
  })
  const title = (row: (typeof rows)[number], locale: string) =>
    row.translations.find((each) => each.locale === locale)?.title ?? ''
  return rows.map((row) => ({
    href: `/staff/news/${row.id}`,
    ...{ titleKk: title(row, 'kk'), titleRu: title(row, 'ru'), titleEn: title(row, 'en') },
  }))
}

async function eventsWith(coverId: string) {
  const rows = await db.event.findMany({ where: { coverId }, select: titles })
  return rows.map(({ id, ...title }) => ({ href: `/workspace/events/${id}`, ...title }))
}

async function centresWith(photoId: string) {
  const rows = await db.centre.findMany({ where: { photoId }, select: names })
  return rows.map((row) => ({ href: `/workspace/centres/${row.id}`, ...titled(row) }))
}

async function organisationsWith(logoId: string) {
  const rows = await db.organisation.findMany({ where: { logoId }, select: names })
  return rows.map((row) => ({ href: `/workspace/organisations/${row.id}`, ...titled(row) }))
}

async function memorandaWith(fileId: string) {
  const rows = await db.memorandum.findMany({ where: { fileId }, select: titles })
  return rows.map(({ id, ...title }) => ({ href: `/staff/memoranda/${id}`, ...title }))
}

function titled({ nameKk, nameRu, nameEn }: { nameKk: string; nameRu: string; nameEn: string }) {
  return { titleKk: nameKk, titleRu: nameRu, titleEn: nameEn }
}
