import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import { XmlDocument } from 'libxml2-wasm'
import { beforeAll, describe, expect, test } from 'vitest'
import { cancelEvent } from '#lib/events/commands/cancel-event.ts'
import { writeFeed } from '#lib/feeds/public.ts'
import { readChosen } from '#lib/feeds/public/choices.ts'
import { anywhere, type FeedChoice, feedSections } from '#lib/feeds/rules/choice.ts'
import { locales } from '#lib/i18n/routing.ts'
import { createNews, createVolunteer } from '#tests/support/builders.ts'
import { db } from '#tests/support/database.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { actorWith } from '../participation/people.ts'
import { aCentreIn, aMemorandum, anAward, anEvent, aPaper, canaryOf } from './records.ts'

type Asked = Partial<FeedChoice>
const rssOf = (given: Asked, locale: 'kk' | 'ru' | 'en' = 'kk') =>
  writeFeed(locale, { section: 'all', ...anywhere, ...given }, 'rss')
const titlesIn = async (given: Asked) =>
  parseRssFeed((await rssOf(given)) ?? '').items?.map(({ title }) => title) ?? []

beforeAll(async () => {
  await loadReference(db)
})

describe('events', () => {
  test('that were cancelled say so in their title, under the name they had', async () => {
    const canary = canaryOf('бас')
    const event = await anEvent(canary)
    const actor = actorWith({ centreIds: [event.centreId] })
    const entryNow = async () => {
      const text = await writeFeed('kk', { section: 'events', ...anywhere }, 'atom')
      return parseAtomFeed(text ?? '').entries?.find(({ id }) => id?.includes(event.id))
    }
    const before = await entryNow()
    expect(JSON.stringify(before?.title)).toContain(canary.kk)
    const reason = { reasonKk: 'Боран', reasonRu: 'Буран', reasonEn: '' }
    await cancelEvent(actor, { eventId: event.id, ...reason })
    await db.event.update({ where: { id: event.id }, data: { slug: 'another-address' } })
    const after = await entryNow()
    expect(after?.id).toBe(before?.id)
    expect(JSON.stringify(after?.title)).toContain(`Өткізілмейді: ${canary.kk}`)
    expect(JSON.stringify(after?.summary)).toContain('Боран')
    expect(after?.links?.[0]?.href).toMatch(/\/kk\/events\/another-address$/)
    expect(Date.parse(after?.updated ?? '')).toBeGreaterThan(Date.parse(before?.updated ?? ''))
    expect(await rssOf({ section: 'events' }, 'en')).not.toContain('Боран')
  })

  test('that are over are not in it', async () => {
    const canary = canaryOf('өткен')
    await anEvent(canary, { startsAt: new Date('2025-01-01'), endsAt: new Date('2025-01-02') })
    expect(await rssOf({ section: 'events' })).not.toContain(canary.kk)
  })

  test('stand in the feeds of their unit, direction and centre, and in no other', async () => {
    const canary = canaryOf('жер')
    const [centre, other] = [await aCentreIn('kokshetau'), await aCentreIn('kokshetau')]
    const direction = await db.direction.findUniqueOrThrow({ where: { code: 'eco' } })
    await anEvent(canary, { centreId: centre.id, directionId: direction.id })
    const mine: Asked[] = [
      { unit: 'kokshetau' },
      { direction: 'eco' },
      { centre: centre.slug },
      { unit: 'kokshetau', direction: 'eco', centre: centre.slug },
    ]
    for (const given of mine) {
      expect(await titlesIn({ section: 'events', ...given }), JSON.stringify(given)).toContain(canary.kk)
      expect(await titlesIn(given)).toContain(canary.kk)
    }
    const strange: Asked[] = [{ unit: 'stepnogorsk' }, { direction: 'medical' }, { centre: other.slug }]
    for (const given of strange) {
      expect(await titlesIn({ section: 'events', ...given })).not.toContain(canary.kk)
      expect(await titlesIn(given)).not.toContain(canary.kk)
    }
  })
})

test('what does not exist has no feed', async () => {
  const hidden = await aCentreIn('kokshetau', { state: 'withdrawn' })
  const wrong: Asked[] = [
    { unit: 'nowhere' },
    { direction: 'nothing' },
    { centre: 'no-such-centre' },
    { centre: hidden.slug },
    { section: 'news', unit: 'kokshetau' },
    { section: 'library', unit: 'kokshetau' },
    { section: 'awards', direction: 'eco' },
  ]
  for (const given of wrong) expect(await rssOf(given), JSON.stringify(given)).toBeNull()
})

test('every section has a well-formed feed in every language, with all that is in the one of everything', async () => {
  const canaries = ['events', 'memoranda', 'awards', 'library'].map(canaryOf)
  const [event, memorandum, award, paper] = canaries as [never, never, never, never]
  await Promise.all([anEvent(event), aMemorandum(memorandum), anAward(award), aPaper(paper)])
  const news = await createNews(db)
  for (const locale of locales) {
    for (const format of ['rss', 'atom'] as const) {
      const all = (await writeFeed(locale, { section: 'all', ...anywhere }, format)) ?? ''
      for (const section of feedSections) {
        const text = (await writeFeed(locale, { section, ...anywhere }, format)) ?? ''
        XmlDocument.fromString(text).dispose()
        const own = canaries.find(({ en }) => en.startsWith(section))
        const isWhole = !own || (text.includes(own[locale]) && all.includes(own[locale]))
        expect({ locale, format, section, isWhole }).toMatchObject({ isWhole: true })
        expect(text).not.toContain('feeds.')
      }
      expect(all).toContain(news.id)
    }
  }
})

test('an award names a minor as the register does', async () => {
  const minor = await createVolunteer(db, {
    ...{ surname: 'Жасыров', givenName: 'Нұрлан', birthDate: new Date('2014-05-05') },
  })
  const canary = { kk: 'Нұрлан Жасыров', ru: 'Нұрлан Жасыров', en: 'Nurlan Zhasyrov' }
  await anAward(canary, { volunteerId: minor.id, issuedOn: new Date('2026-11-25') })
  const text = (await rssOf({ section: 'awards' })) ?? ''
  expect(text).toContain('Нұрлан Ж.')
  expect(text).not.toContain('Жасыров')
})

test('a centre is found by a piece of its name, and by its address alone', async () => {
  const names = { nameKk: '«Құлагер» орталығы', nameRu: 'Центр «Кулагер»', nameEn: 'Kulager centre' }
  const centre = await aCentreIn('stepnogorsk', names)
  const found = await readChosen('kk', { ...anywhere, centre: 'кулагер' })
  expect(found.narrowing.centre).toBe('')
  expect(found.guess?.centres).toEqual([{ slug: centre.slug, name: names.nameKk }])
  const chosen = await readChosen('kk', { ...anywhere, centre: centre.slug })
  expect(chosen).toMatchObject({ names: [names.nameKk], guess: null, narrowing: { centre: centre.slug } })
  expect((await readChosen('kk', { ...anywhere, unit: 'nowhere' })).names).toBeNull()
})
