import { beforeAll, expect, test } from 'vitest'
import { findEventCalendar, writeEventsCalendar } from '#lib/calendars/public.ts'
import { writeFeed } from '#lib/feeds/public.ts'
import { findEmbedded } from '#lib/feeds/public/embed.ts'
import { anywhere, type FeedSectionName, type Narrowing, narrowings } from '#lib/feeds/rules/choice.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { createVolunteer } from '#tests/support/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCentreIn, aMemorandum, anAward, anEvent, aPaper, type Canary, canaryOf } from './records.ts'

// Each state of each record × each language × each surface: all of them show it, or none does.

beforeAll(async () => {
  await loadReference(db)
})

async function feeds(locale: Locale, section: FeedSectionName) {
  const write = (each: FeedSectionName, format: 'rss' | 'atom') =>
    writeFeed(locale, { section: each, ...anywhere }, format)
  return {
    ...{ rss: await write(section, 'rss'), atom: await write(section, 'atom') },
    ...{ rssOfAll: await write('all', 'rss'), atomOfAll: await write('all', 'atom') },
  }
}

/** Which surfaces show the word of a language, in how many there are; no surface shows the word of another. */
async function shown(canary: Canary, locale: Locale, surfaces: Record<string, unknown>) {
  const others = locales.filter((each) => each !== locale)
  return Object.entries(surfaces).map(([name, seen]) => {
    const text = JSON.stringify(seen) ?? ''
    for (const other of others) expect(text, `${name} in ${locale}`).not.toContain(canary[other])
    return text.includes(canary[locale])
  })
}

const withoutEnglish = (canary: Canary): Canary => ({ ...canary, en: '' })
type Expected = { isShown: boolean; isEnglishShown?: boolean }

async function expectSurfaces(
  canary: Canary,
  { isShown, isEnglishShown = isShown }: Expected,
  surfacesIn: (locale: Locale) => Promise<Record<string, unknown>>,
) {
  for (const locale of locales) {
    const found = await shown(canary, locale, await surfacesIn(locale))
    expect(new Set(found), locale).toEqual(new Set([locale === 'en' ? isEnglishShown : isShown]))
  }
}

const eventStates: [string, object, 'published' | 'withdrawn', Expected][] = [
  ['public', {}, 'published', { isShown: true }],
  ['a draft', { state: 'draft', publishedAt: null }, 'published', { isShown: false }],
  ['a draft that was public before', { state: 'draft' }, 'published', { isShown: false }],
  [
    'cancelled before it was public',
    { state: 'cancelled', cancelledAt: new Date(), publishedAt: null },
    'published',
    { isShown: false },
  ],
  ['of a hidden centre', {}, 'withdrawn', { isShown: false }],
]

test.each(eventStates)('an event, %s', async (_, given, centreState, expected) => {
  const canary = canaryOf('іс')
  const centre = await aCentreIn('kokshetau', { state: centreState })
  const { code, id: directionId } = await db.direction.findFirstOrThrow({ orderBy: { position: 'asc' } })
  const event = await anEvent(canary, { ...given, centreId: centre.id, directionId })
  await expectSurfaces(canary, expected, async (locale) => {
    const found: Record<string, unknown> = await feeds(locale, 'events')
    const of = { unit: 'kokshetau', direction: code, centre: centre.slug }
    for (const each of narrowings) {
      const narrowing: Narrowing = { ...anywhere, [each]: of[each] }
      found[`feed by ${each}`] = await writeFeed(locale, { section: 'events', ...narrowing }, 'rss')
      found[`calendar by ${each}`] = unfolded(await writeEventsCalendar(locale, narrowing))
      found[`block by ${each}`] = titlesOf(await findEmbedded(locale, narrowing), locale)
    }
    found.calendar = unfolded(await writeEventsCalendar(locale, anywhere))
    found.block = titlesOf(await findEmbedded(locale, anywhere), locale)
    return { ...found, own: unfolded(await findEventCalendar(event.slug, locale)) }
  })
})

test('an event without an English title is in no English feed, but in the English calendar and block', async () => {
  const canary = canaryOf('тек')
  await anEvent(withoutEnglish(canary))
  for (const section of ['events', 'all'] as const)
    expect(await writeFeed('en', { section, ...anywhere }, 'rss')).not.toContain(canary.kk)
  expect(unfolded(await writeEventsCalendar('en', anywhere))).toContain(canary.kk)
  expect(JSON.stringify(await findEmbedded('en', anywhere))).toContain(canary.kk)
})

test.each([
  ['public', {}, { isShown: true }],
  ['a draft', { state: 'draft' }, { isShown: false }],
  ['withdrawn', { state: 'withdrawn' }, { isShown: false }],
] as [string, object, Expected][])('a memorandum, %s', async (_, given, expected) => {
  const canary = canaryOf('мемо')
  await aMemorandum(canary, given)
  await expectSurfaces(canary, expected, (locale) => feeds(locale, 'memoranda'))
})

test.each([
  ['issued', {}, { isShown: true }],
  ['a draft', { state: 'draft' }, { isShown: false }],
  ['revoked', { state: 'revoked', revokedAt: new Date() }, { isShown: false }],
  ['hidden at the wish of its holder', { isHidden: true }, { isShown: false }],
] as [string, object, Expected][])('an award, %s', async (_, given, expected) => {
  const canary = canaryOf('мар')
  await anAward(canary, given)
  await expectSurfaces(canary, expected, (locale) => feeds(locale, 'awards'))
})

test('an award leaves the feeds with the consent of its holder', async () => {
  const canary = canaryOf('кел')
  const { id: volunteerId } = await createVolunteer(db)
  await anAward(canary, { volunteerId })
  const facts = {
    kind: 'publishing',
    method: 'paper',
    locale: 'kk',
    textVersion: '1',
    textHash: 'test',
  } as const
  const consent = await db.consent.create({ data: { ...facts, volunteerId, givenAt: new Date() } })
  const surfaces = (locale: Locale) => feeds(locale, 'awards')
  await expectSurfaces(canary, { isShown: true }, surfaces)
  await db.consent.update({ where: { id: consent.id }, data: { withdrawnAt: new Date() } })
  await expectSurfaces(canary, { isShown: false }, surfaces)
})

test.each([
  ['public', {}, { isShown: true }],
  ['a draft', { state: 'draft' }, { isShown: false }],
  ['withdrawn', { state: 'withdrawn' }, { isShown: false }],
  ['for staff', { audience: 'staff' }, { isShown: false }],
  ['without English', { titleEn: '' }, { isShown: true, isEnglishShown: false }],
] as [string, object, Expected][])('a paper of the library, %s', async (_, given, expected) => {
  const canary = canaryOf('қағаз')
  await aPaper(canary, given)
  await expectSurfaces(canary, expected, (locale) => feeds(locale, 'library'))
})

/** The block is drawn in one language; its data hold all three. */
function titlesOf(embedded: Awaited<ReturnType<typeof findEmbedded>>, locale: Locale) {
  const column = { kk: 'titleKk', ru: 'titleRu', en: 'titleEn' } as const
  return embedded?.events.map((event) => event[column[locale]])
}

function unfolded(calendar: string | null): string {
  return (calendar ?? '').replaceAll('\r\n ', '')
}
