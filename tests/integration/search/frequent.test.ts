import { beforeAll, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { findPublished, suggestPublished } from '#lib/search/public.ts'
import { countMost } from '#lib/search/rules.ts'
import * as build from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { eventRow } from '#prisma/seed/rows.ts'
import { db } from '#tests/support/database.ts'
import { ask } from './asking.ts'

// A word that more rows say than are ever looked at: «марафон» in every language of some hundred events, three days apart. What the
// night counts on a large site is written down here, so that the word is read as a common one.

const held = 340
const past = 300

beforeAll(async () => {
  await loadReference(db)
  const centre = await build.createCentre(db, {
    ...{ nameKk: '«Марафон» орталығы', nameRu: 'Центр «Марафон»', nameEn: 'Марафон centre' },
  })
  const { id: directionId } = await db.direction.findFirstOrThrow({ where: { code: 'social' } })
  const facts = { centreId: centre.id, unitId: centre.unitId, directionId }
  const data = Array.from({ length: held }, (_, n) => {
    const startsAt = new Date(Date.now() + (n - past) * 3 * dayMs + hourMs)
    const endsAt = new Date(startsAt.getTime() + hourMs)
    const titles = { titleKk: `Жүгіру ${n}`, titleRu: `Бег ${n}`, titleEn: `Run ${n}` }
    const summaries = { summaryKk: 'Марафон күні', summaryRu: 'Марафон дня', summaryEn: 'Марафон day' }
    return eventRow({ ...facts, id: newId(), startsAt, endsAt, ...titles, ...summaries })
  })
  await db.event.createMany({ data })
  const years = new Date(Date.now() - 900 * dayMs)
  await build.createEvent(db, {
    ...{ centreId: centre.id, titleKk: 'Марафон', titleRu: 'Марафон', titleEn: 'Marathon' },
    ...{ startsAt: years, endsAt: new Date(years.getTime() + hourMs) },
  })
  await build.createOrganisation(db, { nameKk: '«Марафон» қоры', nameRu: 'Фонд «Марафон»' })
  await count('', 10_000)
  await count('~марафон', 9000)
})

/** As if the night had counted a word in every language of the events. */
async function count(word: string, rows: number): Promise<void> {
  const parts = ['event_kk', 'event_ru', 'event_en']
  await db.searchCommon.createMany({ data: parts.map((part) => ({ word, part, rows })) })
}

test('more than is counted is said to be more, and every kind has its best', async () => {
  const result = await ask('марафон', 'ru')
  expect(result).toMatchObject({ matched: 'words', isCapped: true, capped: ['event'] })
  expect(result.counts).toMatchObject({ event: countMost, centre: 1, organisation: 1 })
  expect(result.groups.map(({ kind }) => kind).toSorted()).toEqual(['centre', 'event', 'organisation'])
})

test('an old event that is called so stands first, then what comes next, soonest first', async () => {
  const { hits } = await ask('марафон', 'ru', { kind: 'event' })
  expect(hits.slice(0, 3).map(({ title }) => title)).toEqual(['Марафон', `Бег ${past}`, `Бег ${past + 1}`])
  expect(hits.every(({ locale }) => locale === 'ru')).toBe(true)
})

test('a reader of another language gets the rows of their own', async () => {
  const { hits } = await ask('марафон', 'en', { kind: 'event', when: 'ahead' })
  expect(hits.length).toBe(20)
  expect(hits.every(({ locale, at }) => locale === 'en' && at !== null && at > new Date())).toBe(true)
})

test('all that is ahead is there, and nothing of what was', async () => {
  const { counts } = await ask('марафон', 'kk', { when: 'ahead' })
  expect(counts.event).toBe(held - past)
  const was = await ask('марафон', 'kk', { when: 'past' })
  expect(was.counts.event).toBe(countMost)
})

test('a word no row of the reader’s language says is found in the others', async () => {
  await count('~бег', 9000)
  const { hits } = await ask('бег', 'kk', { kind: 'event' })
  expect(hits.length).toBe(20)
  expect(hits.every(({ locale }) => locale === 'ru')).toBe(true)
})

test('pages end where what is counted ends', async () => {
  const filters = { q: 'марафон', locale: 'ru', kind: 'event', unit: '', direction: '', when: '' } as const
  const seen = new Set<string>()
  let pages = 0
  for (let cursor: string | null = ''; cursor !== null; pages++) {
    const page = await findPublished(filters, ['марафон'], cursor)
    page.hits.forEach(({ recordId }) => seen.add(recordId))
    cursor = page.next
  }
  expect([pages, seen.size]).toEqual([10, countMost])
})

test('suggestions of a common beginning are different titles', async () => {
  const found = await suggestPublished('бе', 'ru')
  expect(new Set(found.map(({ title }) => title)).size).toBe(found.length)
  expect(found.length).toBeGreaterThan(3)
  expect(found.length).toBeLessThanOrEqual(8)
})
