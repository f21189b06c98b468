import { isListed } from '#lib/awards/rules/register.ts'
import { publicCentres } from '#lib/centres/policy.ts'
import { publicEvents } from '#lib/events/policy.ts'
import { pictureAddress, pictureColumns, pictureOf, type PictureRow } from '#lib/files/rules.ts'
import { languagesOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { isPublic as isPublicPaper } from '#lib/library/rules.ts'
import { isPublic as isPublicMemorandum } from '#lib/memoranda/rules/register.ts'
import { slugsByLocale } from '#lib/news/rules.ts'
import { publicOrganisations } from '#lib/organisations/policy.ts'
import { db } from '#lib/platform/db.ts'
import { pathsIn, type SitemapEntry, type SitemapKind } from '../rules.ts'

const titles = { titleKk: true, titleRu: true, titleEn: true } as const
const names = { nameKk: true, nameRu: true, nameEn: true } as const
const row = { id: true, slug: true, updatedAt: true } as const
const byId = { id: 'asc' } as const
const publicPicture = { select: { ...pictureColumns, isPublic: true } } as const

/** Up to `take` public rows after one in the order of their ids. */
export type Span = { after: string | null; take: number }
type Reader = (span: Span) => Promise<SitemapEntry[]>

/** What the map reads of each kind: under the very conditions of its pages, so that nothing stands there that cannot be opened. */
export const readers: Record<Exclude<SitemapKind, 'pages'>, Reader> = {
  async events({ after, take }) {
    const where = { AND: [publicEvents, beyond(after)] }
    const rows = await db.event.findMany({ where, orderBy: byId, take, select: { ...row, ...titles } })
    return rows.map((event) => entryOf('/events', event, languagesOf(event, 'title')))
  },
  async news({ after, take }) {
    const isRead = { state: 'published' as const, translations: { some: { state: 'published' as const } } }
    const rows = await db.newsItem.findMany({
      where: { AND: [isRead, beyond(after)] },
      orderBy: byId,
      take,
      select: {
        id: true,
        cover: publicPicture,
        photos: { orderBy: { position: 'asc' }, select: { file: publicPicture } },
        translations: { where: { state: 'published' }, select: { locale: true, slug: true, updatedAt: true } },
      },
    })
    return rows.map(({ id, translations, cover, photos }) => {
      const slugs = Object.entries(slugsByLocale(translations))
      const paths = Object.fromEntries(slugs.map(([locale, slug]) => [locale, `/news/${slug}`]))
      const changedAt = new Date(Math.max(...translations.map(({ updatedAt }) => updatedAt.getTime())))
      const files = [cover, ...photos.map(({ file }) => file)]
      return { id, changedAt, paths, pictures: picturesOf(files) }
    })
  },
  async centres({ after, take }) {
    const where = { AND: [publicCentres, beyond(after)] }
    const rows = await db.centre.findMany({ where, orderBy: byId, take, select: { ...row, ...names } })
    return rows.map((centre) => entryOf('/centres', centre, languagesOf(centre, 'name')))
  },
  async organisations({ after, take }) {
    const where = { AND: [publicOrganisations, beyond(after)] }
    const select = { ...row, ...names, logo: publicPicture }
    const rows = await db.organisation.findMany({ where, orderBy: byId, take, select })
    return rows.map((body) => ({
      ...entryOf('/organisations', body, languagesOf(body, 'name')),
      pictures: picturesOf([body.logo]),
    }))
  },
  async awards({ after, take }) {
    const where = { AND: [isListed, beyond(after)] }
    const select = { id: true, updatedAt: true, recipientKk: true, recipientRu: true, recipientEn: true }
    const rows = await db.award.findMany({ where, orderBy: byId, take, select })
    return rows.map((award) =>
      entryOf('/awards', { ...award, slug: award.id }, languagesOf(award, 'recipient')),
    )
  },
  async memoranda({ after, take }) {
    const where = { AND: [isPublicMemorandum, beyond(after)] }
    const rows = await db.memorandum.findMany({ where, orderBy: byId, take, select: { ...row, ...titles } })
    return rows.map((memorandum) => entryOf('/memoranda', memorandum, languagesOf(memorandum, 'title')))
  },
  async library({ after, take }) {
    const where = { AND: [isPublicPaper, beyond(after)] }
    const rows = await db.libraryItem.findMany({ where, orderBy: byId, take, select: { ...row, ...titles } })
    return rows.map((item) => entryOf('/library', item, languagesOf(item, 'title')))
  },
  async people({ after, take }) {
    const select = { id: true, slug: true, ...names }
    const rows = await db.person.findMany({ where: beyond(after), orderBy: byId, take, select })
    return rows.map((person) => entryOf('/people', person, languagesOf(person, 'name')))
  },
}

type Stored = (PictureRow & { isPublic: boolean }) | null

/** What everybody may see, each once: a picture that is held back or was taken out is named nowhere. */
function picturesOf(files: readonly Stored[]): string[] {
  const shown = files.filter((file) => file?.isPublic).map(pictureOf)
  return [...new Set(shown.flatMap((picture) => (picture ? [pictureAddress(picture)] : [])))]
}

function beyond(after: string | null) {
  return after ? { id: { gt: after } } : {}
}

function entryOf(
  section: string,
  { id, slug, updatedAt }: { id: string; slug: string; updatedAt?: Date },
  languages: readonly Locale[],
): SitemapEntry {
  return { id, paths: pathsIn(languages, `${section}/${slug}`), changedAt: updatedAt }
}
