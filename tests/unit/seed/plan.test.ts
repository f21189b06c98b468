import { describe, expect, it } from 'vitest'
import { dayOf } from '#lib/platform/clock.ts'
import { ageOn } from '#lib/volunteers/rules.ts'
import { addDays, daysOfMonth } from '#prisma/seed/demo/days.ts'
import { planEvents } from '#prisma/seed/demo/event-plan.ts'
import { hourFacts, planHours } from '#prisma/seed/demo/hours.ts'
import { ageBands, planPeople, plantEdges, type PlannedPerson } from '#prisma/seed/demo/people-plan.ts'
import { seededRandom } from '#prisma/seed/random.ts'
import { newId } from '#prisma/seed/ids.ts'

const loadDays = Array.from({ length: 12 }, (_, month) => daysOfMonth(2027, month + 1)).flatMap((days) => [
  days[0]!,
  days.at(-1)!,
])

describe('60 events, whenever the region is loaded', () => {
  it.each([...loadDays, '2026-11-23', '2028-02-29'])('loaded on %s', (today) => {
    const events = planEvents(seededRandom(1), today)
    const tally = Object.groupBy(events, ({ status }) => status)
    const counts = Object.fromEntries(Object.entries(tally).map(([status, found]) => [status, found.length]))
    expect(counts).toEqual({ held: 40, open: 12, full: 3, running: 1, draft: 2, cancelled: 2 })
    expect(new Set(events.map(({ unit }) => unit)).size).toBe(20)
    const now = new Date(`${today}T07:00:00Z`)
    for (const { status, startsAt, endsAt } of events) {
      if (status === 'held') expect(endsAt < now).toBe(true)
      if (status === 'open' || status === 'full' || status === 'draft') expect(startsAt > now).toBe(true)
      if (status === 'running') expect(startsAt < now && now < endsAt).toBe(true)
    }
  })

  it('keeps long shifts of minors to weekends and nothing festive on the day of mourning', () => {
    for (const { template, startsAt, status, isSourceRally } of planEvents(seededRandom(2), '2027-03-10')) {
      if (isSourceRally || status === 'running') continue
      const weekday = new Date(`${dayOf(startsAt)}T00:00:00Z`).getUTCDay()
      const isFree =
        template.direction === 'emergency' || ['nauryz', 'concert', 'rally'].includes(template.code)
      if (template.hours > 3 && !isFree) expect([0, 6]).toContain(weekday)
      expect(dayOf(startsAt).endsWith('-05-31')).toBe(false)
    }
  })
})

describe('2,301 people', () => {
  const today = '2026-11-23'
  const people = planPeople(seededRandom(3), today)
  const count = (fits: (person: PlannedPerson) => boolean) => people.filter(fits).length

  it.each(ageBands)('%i to %i years: %i people', (least, most, expected) => {
    const at = (day: string) => ageOn(new Date(day), today)
    expect(count(({ birthDay }) => at(birthDay) >= least && at(birthDay) <= most)).toBe(expected)
  })

  it('splits by sex, language and state as told', () => {
    expect([count(({ sex }) => sex === 'female'), count(({ sex }) => sex === 'male')]).toEqual([1426, 875])
    expect([count(({ locale }) => locale === 'kk'), count(({ locale }) => locale === 'ru')]).toEqual([
      1335, 966,
    ])
    expect(count(({ hasEnglish, locale }) => hasEnglish && locale === 'ru')).toBe(60)
    const states = ['confirmed', 'new', 'suspended', 'anonymised'].map((status) =>
      count((person) => person.status === status),
    )
    expect(states).toEqual([2170, 96, 23, 12])
  })

  it('lacks the consents that show the rule', () => {
    expect(count(({ age, hasConsent }) => age < 18 && hasConsent)).toBe(640)
    expect(count(({ age, hasConsent }) => age < 18 && !hasConsent)).toBe(73)
    expect(count(({ age, hasConsent }) => age < 14 && hasConsent)).toBe(80)
  })

  it('holds the hard cases, and every sum stays', () => {
    const planted = planPeople(seededRandom(3), today)
    const [turns14, turns18] = [addDays(today, 12), addDays(today, 40)]
    plantEdges(planted, { turns14, turns18, today })
    const edges = planted.filter(({ isEdge }) => isEdge)
    expect(
      edges.some(
        ({ birthDay }) => ageOn(new Date(birthDay), turns14) === 14 && birthDay.slice(5) === turns14.slice(5),
      ),
    ).toBe(true)
    expect(
      edges.some(
        ({ birthDay }) => ageOn(new Date(birthDay), turns18) === 18 && birthDay.slice(5) === turns18.slice(5),
      ),
    ).toBe(true)
    expect(edges.some(({ birthDay }) => birthDay.endsWith('-02-29'))).toBe(true)
    expect(edges.some(({ surname }) => surname === '')).toBe(true)
    expect(
      edges.some(({ surname }) => /\p{Script=Latin}/u.test(surname) && /\p{Script=Cyrillic}/u.test(surname)),
    ).toBe(true)
    for (const [least, most, expected] of ageBands) {
      const inBand = planted.filter(
        ({ birthDay }) =>
          ageOn(new Date(birthDay), today) >= least && ageOn(new Date(birthDay), today) <= most,
      )
      expect(inBand.length).toBe(expected)
    }
  })
})

it('deals out hours whose count, median, top and sum are as told', () => {
  const hours = planHours(seededRandom(4))
  expect(hours.length).toBe(2301 - hourFacts.none)
  expect(hours.reduce((sum, each) => sum + each, 0)).toBe(24_000)
  expect(hours[0]).toBe(312)
  expect([hours[hours.length / 2 - 1], hours[hours.length / 2]]).toEqual([14, 14])
})

it('gives ids that are version 7, different, and sort as they were made', () => {
  const ids = Array.from({ length: 10_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toBe(true)
})
