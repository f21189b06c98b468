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

// A word that more rows say than are ever looked at: «марафон» in every language of some hundred events.

const held = 320

beforeAll(async () => {
  await loadReference(db)
  const centre = await build.createCentre(db, {
    nameKk: '«Марафон» орталығы',
    nameRu: 'Центр «Марафон»',
    nameEn: 'Марафон centre',
  })
  const { id: directionId } = await db.direction.findFirstOrThrow({ where: { code: 'social' } })
  const facts = { centreId: centre.id, unitId: centre.unitId, directionId }
  const data = Array.from({ length: held }, (_, n) => {
    const startsAt = new Date(Date.now() + (n - 300) * 5 * dayMs + hourMs)
    const titles = { titleKk: `Жүгіру ${n}`, titleRu: `Бег ${n}`, titleEn: `Run ${n}` }
    const summaries = { summaryKk: 'Марафон күні', summaryRu: 'Марафон дня', summaryEn: 'Марафон day' }
    return eventRow({
      ...facts,
      id: newId(),
      startsAt,
      endsAt: new Date(startsAt.getTime() + hourMs),
      ...titles,
      ...summaries,
    })
  })
  await db.event.createMany({ data })
  const years = new Date(Date.now() - 900 * dayMs)
  const old = {
    titleKk: 'Марафон',
    titleRu: 'Марафон',
    titleEn: 'Marathon',
    startsAt: years,
    endsAt: new Date(years.getTime() + hourMs),
  }
  await build.createEvent(db, { centreId: centre.id, ...old })
  await build.createOrganisation(db, { nameKk: '«Марафон» қоры', nameRu: 'Фонд «Марафон»' })
})

test('more than is counted is said to be more, and every kind has its best', async () => {
  const result = await ask('марафон', 'ru')
  expect(result).toMatchObject({ matched: 'words', isCapped: true, capped: ['event'] })
  expect(result.counts).toMatchObject({ event: countMost, centre: 1, organisation: 1 })
  expect(result.groups.map(({ kind }) => kind).toSorted()).toEqual(['centre', 'event', 'organisation'])
})

test('an old event that is called so stands first, then what comes next, soonest first', async () => {
  const { hits } = await ask('марафон', 'ru', { kind: 'event' })
  expect(hits.slice(0, 3).map(({ title }) => title)).toEqual(['Марафон', 'Бег 300', 'Бег 301'])
  expect(hits.every(({ locale }) => locale === 'ru')).toBe(true)
})

test('a reader of another language gets the rows of their own', async () => {
  const { hits } = await ask('марафон', 'en', { kind: 'event', when: 'ahead' })
  expect(hits.length).toBe(20)
  expect(hits.every(({ locale, at }) => locale === 'en' && at !== null && at > new Date())).toBe(true)
})

test('pages end where what is looked at ends', async () => {
  const filters = { q: 'марафон', locale: 'ru', kind: 'event', unit: '', direction: '', when: '' } as const
  const seen = new Set<string>()
  let pages = 0
  for (let cursor: string | null = ''; cursor !== null; pages++) {
    const page = await findPublished(filters, ['марафон'], cursor)
    page.hits.forEach(({ recordId }) => seen.add(recordId))
    cursor = page.next
  }
  expect([pages, seen.size]).toEqual([15, 300])
})

test('suggestions of a common beginning are eight different titles', async () => {
  const found = await suggestPublished('бе', 'ru')
  expect(new Set(found.map(({ title }) => title)).size).toBe(found.length)
  expect(found.length).toBeGreaterThan(3)
  expect(found.length).toBeLessThanOrEqual(8)
})
