import type { Resource } from '#lib/open-data/schema/parameters.ts'

/** What is asked, the most its p95 may take in milliseconds, and how. */
export type Question = { name: string; limit: number; ask: (turn: number) => Promise<unknown> }

// Milliseconds: what a reader waits for; what counts all there is; what programs ask for; one count for each filter of an empty list.
const limits = { list: 100, sum: 150, feed: 150, ways: 500, part: 1000 }
const locales = ['kk', 'ru', 'en'] as const
const localeOf = (turn: number) => locales[turn % locales.length]!

/** Middles a visitor may stand in: towns and empty steppe. */
const middles = [
  { latitude: 53.28, longitude: 69.4 },
  { latitude: 51.95, longitude: 70.1 },
  { latitude: 52.35, longitude: 71.88 },
  { latitude: 50.4, longitude: 67.2 },
]
const middleOf = (turn: number) => middles[turn % middles.length]!

/** Every public list of the site, its feeds, files for machines and pages of the API. */
export async function questions(): Promise<Question[]> {
  return [...(await near()), ...(await events()), ...(await others()), ...(await feeds()), ...(await api())]
}

async function near(): Promise<Question[]> {
  const { countEventsNear, listEventsNear } = await import('#lib/events/public/near.ts')
  const { listWaysOut } = await import('#lib/events/public/ways-out.ts')
  const { countCentresNear, listCentresNear } = await import('#lib/centres/public/near.ts')
  const { readNearCursor } = await import('#lib/near/schema.ts')
  const { any, mine, unmet } = await filters()
  const area = (turn: number, withinKm: 50 | 100) => ({ middle: middleOf(turn), withinKm })
  const second = async (turn: number) => {
    const { next } = await listEventsNear(any, area(turn, 100), null)
    return readNearCursor({ after: next ?? undefined })
  }
  const cursors = await Promise.all(middles.map((_, turn) => second(turn)))
  const everyCentre = { q: '', unit: '', host: '' as const }
  const limit = limits.list
  return [
    { name: 'events within 50 km', limit, ask: (turn) => listEventsNear(any, area(turn, 50), null) },
    { name: 'events within 100 km', limit, ask: (turn) => listEventsNear(any, area(turn, 100), null) },
    {
      ...{ name: '— second page', limit },
      ask: (turn) => listEventsNear(any, area(turn, 100), cursors[turn % middles.length] ?? null),
    },
    { name: '— for me', limit, ask: (turn) => listEventsNear(mine, area(turn, 100), null) },
    { name: '— counts', limit, ask: (turn) => countEventsNear(any, area(turn, 100)) },
    { name: '— counts for me', limit, ask: (turn) => countEventsNear(mine, area(turn, 100)) },
    { name: '— ways out of nothing', limit: limits.ways, ask: (turn) => listWaysOut(unmet, area(turn, 50)) },
    {
      ...{ name: 'centres within 100 km', limit },
      ask: (turn) => listCentresNear(everyCentre, area(turn, 100), null),
    },
    { name: '— counts', limit, ask: (turn) => countCentresNear(everyCentre, area(turn, 100)) },
  ]
}

async function filters() {
  const { readEventFilters } = await import('#lib/events/schema.ts')
  return {
    any: readEventFilters({}),
    past: readEventFilters({ when: 'past' }),
    word: readEventFilters({ q: 'орман' }),
    mine: readEventFilters({ age: '16', days: '6,7', direction: 'ecology', places: '1', lang: 'kk' }),
    unmet: readEventFilters({ q: 'жоқсөз', age: '16', days: '6', places: '1' }),
  }
}

async function events(): Promise<Question[]> {
  const lists = await import('#lib/events/public.ts')
  const { db } = await import('#lib/platform/db.ts')
  const { any, past, word, mine } = await filters()
  const deep = await db.event.findFirstOrThrow({
    where: { state: 'published' },
    orderBy: { startsAt: 'asc' },
    skip: 50_000,
    select: { id: true, startsAt: true },
  })
  const cursor = { startsAt: deep.startsAt.getTime(), id: deep.id, isBackward: false }
  const months = Array.from({ length: 6 }, (_, ahead) =>
    new Date(Date.now() + ahead * 30 * 86_400_000).toISOString().slice(0, 7),
  )
  const limit = limits.list
  return [
    { name: 'events ahead', limit, ask: () => lists.listPublishedEvents(any, null) },
    { name: '— for me', limit, ask: () => lists.listPublishedEvents(mine, null) },
    { name: '— with a word', limit, ask: () => lists.listPublishedEvents(word, null) },
    { name: '— past, a deep page', limit, ask: () => lists.listPublishedEvents(past, cursor) },
    { name: '— summary', limit: limits.sum, ask: () => lists.summariseEvents(any) },
    { name: '— summary of the past', limit: limits.sum, ask: () => lists.summariseEvents(past) },
    { name: '— summary for me', limit, ask: () => lists.summariseEvents(mine) },
    { name: '— strip of days', limit, ask: () => lists.listFreePlacesByDay(any, 21) },
    {
      name: '— month',
      limit,
      ask: (turn) => lists.listEventsOfMonth(months[turn % months.length]!, any),
    },
    { name: '— by unit', limit, ask: () => lists.countEventsAheadByUnit() },
    { name: '— next on the home page', limit, ask: () => lists.listUpcomingEvents(6) },
  ]
}

async function others(): Promise<Question[]> {
  const centres = await import('#lib/centres/public.ts')
  const news = await import('#lib/news/public.ts')
  const { db } = await import('#lib/platform/db.ts')
  const every = { q: '', unit: '', host: '' as const }
  const middle = await db.centre.findFirstOrThrow({
    where: { state: 'published' },
    orderBy: [{ nameRu: 'asc' }, { id: 'asc' }],
    skip: 2500,
    select: { id: true },
  })
  const old = { at: new Date(Date.now() - 4 * 365 * 86_400_000), id: middle.id, isBackward: false }
  const all = { kind: null, tag: null, month: null }
  const limit = limits.list
  return [
    { name: 'centres', limit, ask: (turn) => centres.listPublishedCentres(localeOf(turn), every, null) },
    {
      ...{ name: '— a deep page', limit },
      ask: () => centres.listPublishedCentres('ru', every, { id: middle.id, isBackward: false }),
    },
    { name: '— count', limit, ask: () => centres.countPublishedCentres(every) },
    { name: '— by unit', limit, ask: () => centres.countCentresByUnit() },
    { name: 'news', limit, ask: (turn) => news.listPublishedNews(localeOf(turn), { ...all, cursor: null }) },
    {
      ...{ name: '— a deep page', limit },
      ask: (turn) => news.listPublishedNews(localeOf(turn), { ...all, cursor: old }),
    },
    { name: '— count', limit, ask: (turn) => news.countPublishedNews(localeOf(turn), all) },
  ]
}

async function feeds(): Promise<Question[]> {
  const { writeFeed } = await import('#lib/feeds/public.ts')
  const { findEmbedded } = await import('#lib/feeds/public/embed.ts')
  const { writeEventsCalendar } = await import('#lib/calendars/public.ts')
  const { listSitemapParts, readSitemapPart } = await import('#lib/sitemaps/public.ts')
  const { listUnits } = await import('#lib/region/public.ts')
  const anywhere = { unit: '', direction: '', centre: '' }
  const units = (await listUnits()).map(({ slug }) => slug)
  const inUnit = (turn: number) => ({ ...anywhere, unit: units[turn % units.length]! })
  const parts = (await listSitemapParts()).filter(({ kind }) => kind !== 'pages')
  const readPart = async (turn: number) => {
    const { kind, number } = parts[(turn * 7) % parts.length]!
    let rows = 0
    for await (const entries of readSitemapPart(kind, number)) rows += entries.length
    return rows
  }
  const limit = limits.feed
  return [
    ...(['all', 'events', 'news', 'awards'] as const).map((section) => ({
      ...{ name: `feed of ${section}`, limit },
      ask: (turn: number) => writeFeed(localeOf(turn), { section, ...anywhere }, 'atom'),
    })),
    {
      ...{ name: '— of a unit’s events', limit },
      ask: (turn) => writeFeed(localeOf(turn), { section: 'events', ...inUnit(turn) }, 'rss'),
    },
    { name: 'calendar', limit, ask: (turn) => writeEventsCalendar(localeOf(turn), anywhere) },
    { name: '— of a unit', limit, ask: (turn) => writeEventsCalendar(localeOf(turn), inUnit(turn)) },
    { name: 'embedded block', limit, ask: (turn) => findEmbedded(localeOf(turn), anywhere) },
    { name: '— of a unit', limit, ask: (turn) => findEmbedded(localeOf(turn), inUnit(turn)) },
    { name: 'part of the sitemap', limit: limits.part, ask: readPart },
    { name: 'index of the sitemap', limit: 4 * limits.part, ask: () => listSitemapParts() },
  ]
}

async function api(): Promise<Question[]> {
  const { readPage } = await import('#lib/open-data/public/api.ts')
  const { writeCursor } = await import('#lib/open-data/rules/cursor.ts')
  const { db } = await import('#lib/platform/db.ts')
  const order = { skip: 40_000, select: { id: true } } as const
  const event = await db.event.findFirstOrThrow({ ...order, orderBy: { startsAt: 'asc' } })
  const years = (count: number) => new Date(Date.now() - count * 365 * 86_400_000).toISOString()
  const centre = await db.centre.findFirstOrThrow({
    orderBy: { id: 'asc' },
    skip: 4000,
    select: { id: true },
  })
  const deep: [Resource, string][] = [
    ['events', writeCursor({ value: years(3), id: event.id })],
    ['news', writeCursor({ value: years(4), id: event.id })],
    ['centres', writeCursor({ value: '', id: centre.id })],
  ]
  const limit = limits.feed
  return [
    ...(['events', 'news', 'centres', 'organisations', 'awards'] as const).map((name) => ({
      ...{ name: `API ${name}`, limit },
      ask: () => readPage(name, {}),
    })),
    ...deep.map(([name, cursor]) => ({
      ...{ name: `API ${name}, a deep page`, limit },
      ask: () => readPage(name, { limit: 100, cursor }),
    })),
    {
      name: 'API events ahead of a unit',
      limit,
      ask: () => readPage('events', { when: 'ahead', unit: 'kokshetau' }),
    },
  ]
}
