import type { AwardFilters } from '#lib/awards/rules/register.ts'
import { listPublishedAwards } from '#lib/awards/public.ts'
import { listPublishedCentres } from '#lib/centres/public.ts'
import { centreFilters } from '#lib/centres/schema.ts'
import { type EventPage, listPublishedEvents } from '#lib/events/public.ts'
import { readCursor, readEventFilters } from '#lib/events/schema.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listPublishedLibrary } from '#lib/library/public.ts'
import { listPublishedMemoranda } from '#lib/memoranda/public.ts'
import { listPublishedNews } from '#lib/news/public.ts'
import { readNewsFilters } from '#lib/news/schema.ts'
import { listPublishedOrganisations } from '#lib/organisations/public.ts'
import { organisationFilters } from '#lib/organisations/schema.ts'

type Search = Record<string, string>
type Page<Item> = { items: Item[]; next: string | null }

/** Everything a reader meets who opens a list and goes on to its last page. */
export async function walk<Item>(read: (after: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = []
  let after: string | undefined
  do {
    const page = await read(after)
    all.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return all
}

const keyset = (id: string | undefined) => (id === undefined ? null : { id, isBackward: false })
const paged = (search: Search, after: string | undefined) =>
  after === undefined ? search : { ...search, after }

export async function walkCentres(search: Search = {}) {
  return walk(async (after) => {
    const page = await listPublishedCentres('kk', centreFilters.parse(search), keyset(after))
    return { items: page.rows, next: page.next }
  })
}

export async function walkOrganisations(search: Search = {}) {
  return walk(async (after) => {
    const page = await listPublishedOrganisations('kk', organisationFilters.parse(search), keyset(after))
    return { items: page.rows, next: page.next }
  })
}

export async function walkEvents(search: Search = {}): Promise<EventPage['items']> {
  const filters = readEventFilters(search)
  return walk((after) => listPublishedEvents(filters, after === undefined ? null : readCursor({ after })))
}

export async function walkAwards(search: AwardFilters = {}) {
  return walk(async (after) => {
    const page = await listPublishedAwards(after === undefined ? search : { ...search, after }, 'kk')
    return { items: page.groups.flatMap(({ awards }) => awards), next: page.next }
  })
}

export async function walkMemoranda(search: Search = {}) {
  return walk(async (after) => {
    const page = await listPublishedMemoranda(paged(search, after), 'kk')
    return { items: page.memoranda, next: page.next }
  })
}

export async function walkLibrary(search: Search = {}) {
  return walk((after) => listPublishedLibrary(paged(search, after), 'kk'))
}

export async function walkNews(locale: Locale, search: Search = {}) {
  return walk((after) => listPublishedNews(locale, readNewsFilters(paged(search, after))))
}
