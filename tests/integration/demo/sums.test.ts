import { describe, expect, it } from 'vitest'
import { countRegion, findSnapshot, hasDemoRows } from '#lib/region/public.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'
import { readDocument } from '#lib/rich-text/schema.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { ageOn } from '#lib/volunteers/rules.ts'
import { loadDemoRegion } from '#prisma/seed/load.ts'
import seats from '#prisma/seed/data/unit-demo.json' with { type: 'json' }
import organisations from '#prisma/seed/data/organisations.json' with { type: 'json' }
import { db } from '#tests/support/database.ts'

const open = { isPrimary: true, endedOn: null }

describe('the region adds up', () => {
  it('74 centres, 12 organisations, 1,924 + 377 = 2,301 people', async () => {
    expect(await countRegion()).toEqual({ centres: 74, organisations: 12 })
    const edition = await findLatestFigures()
    expect(edition?.figures.region).toMatchObject({ centres: 74, organisations: 12, people: 2301 })
    expect(await db.membership.count({ where: { ...open, centreId: { not: null } } })).toBe(1924)
    expect(await db.membership.count({ where: { ...open, organisationId: { not: null } } })).toBe(377)
    expect(await db.volunteer.count()).toBe(2301)
    const { units = [], elsewhere } = edition?.figures ?? {}
    expect(units.reduce((sum, { people }) => sum + (people ?? 0), elsewhere?.people ?? 0)).toBe(2301)
  })

  it('each unit has its centres, its people and an event', async () => {
    const units = await db.unit.findMany({
      include: { centres: { include: { memberships: { where: open } } }, events: true },
    })
    expect(units).toHaveLength(20)
    for (const unit of units) {
      const expected = seats[unit.slug as keyof typeof seats]
      const people = unit.centres.flatMap(({ memberships }) => memberships).length
      expect({ slug: unit.slug, centres: unit.centres.length, people }).toEqual({
        slug: unit.slug,
        centres: expected.centres,
        people: expected.people,
      })
      expect(unit.events.length).toBeGreaterThan(0)
    }
  })

  it('hosts are split as told', async () => {
    const rows = await db.centre.groupBy({ by: ['host'], _count: true })
    const split = { youthCentre: 20, school: 18, college: 10, university: 3, ruralDistrict: 9 }
    const small = { library: 5, medical: 4, silverClub: 3, sportSchool: 2 }
    expect(Object.fromEntries(rows.map(({ host, _count }) => [host, _count]))).toEqual({ ...split, ...small })
  })

  it('organisations have their members; the seven real ones carry their source', async () => {
    const rows = await db.organisation.findMany({ include: { memberships: { where: open } } })
    const members = Object.fromEntries(rows.map(({ slug, memberships }) => [slug, memberships.length]))
    expect(members).toEqual(
      Object.fromEntries(organisations.map(({ slug, members: count }) => [slug, count])),
    )
    for (const { slug, sourceUrl } of rows) expect(Boolean(sourceUrl)).toBe(!slug.startsWith('demo-'))
  })

  it('the figures of the opening are quoted, not counted', async () => {
    expect(await findSnapshot('opening')).toMatchObject({ centres: 74, organisations: 12, people: 2301 })
    expect(await hasDemoRows()).toBe(true)
  })
})

describe('the people', () => {
  it('hold no number and no telephone, and only addresses that cannot exist', async () => {
    const personal = {
      OR: [{ phone: { not: null } }, { iinHash: { not: null } }, { iinSealed: { not: null } }],
    }
    expect(await db.volunteer.count({ where: personal })).toBe(0)
    expect(
      await db.volunteer.count({
        where: { email: { not: null }, NOT: { email: { endsWith: '@demo.invalid' } } },
      }),
    ).toBe(0)
    expect(await db.guardian.count({ where: { phone: { not: null } } })).toBe(0)
  })

  it('minors: 640 with a guardian’s consent and 73 without; under fourteen 80 and 12', async () => {
    const marker = await db.setting.findUniqueOrThrow({ where: { key: 'demo' } })
    const { loadedOn } = marker.value as { loadedOn: string }
    const given = { withdrawnAt: null, guardianId: { not: null } }
    const people = await db.volunteer.findMany({ select: { birthDate: true, consents: { where: given } } })
    const minors = people.filter(({ birthDate }) => birthDate && ageOn(birthDate, loadedOn) < 18)
    const children = minors.filter(({ birthDate }) => birthDate && ageOn(birthDate, loadedOn) < 14)
    const holds = (kind: string) => (person: (typeof people)[number]) =>
      person.consents.some((each) => each.kind === kind)
    expect([minors.length, minors.filter(holds('personalData')).length]).toEqual([713, 640])
    expect([children.length, children.filter(holds('participation')).length]).toEqual([92, 80])
  })

  it('hours: 41 % none, median 14, top 312, 24,000 in all', async () => {
    const rows = await db.hourEntry.groupBy({ by: ['volunteerId'], _sum: { minutes: true } })
    const hours = rows.map(({ _sum }) => (_sum.minutes ?? 0) / 60).toSorted((a, b) => a - b)
    expect(2301 - hours.length).toBe(943)
    expect(hours.reduce((sum, each) => sum + each, 0)).toBe(24_000)
    expect(hours.at(-1)).toBe(312)
    expect(hours[Math.floor(hours.length / 2)]).toBe(14)
  })

  it('hours are corrected, claimed and still to be confirmed, so that every page has something to show', async () => {
    expect(await db.hourEntry.count({ where: { source: 'correction' } })).toBeGreaterThan(4)
    const claims = await db.hourClaim.groupBy({ by: ['state'], _count: true })
    const counts = Object.fromEntries(claims.map(({ state, _count }) => [state, _count]))
    expect(counts).toEqual({ pending: 9, confirmed: 6, returned: 1 })
    expect(await db.hourEntry.count({ where: { claimId: { not: null } } })).toBe(6)
    const waiting = { attendance: { mark: 'present' as const }, hours: { none: {} } }
    const shifts = await db.shift.findMany({
      where: { participations: { some: waiting } },
      select: { event: { select: { centreId: true } } },
    })
    expect(new Set(shifts.map(({ event }) => event.centreId)).size).toBe(2)
    expect(await db.hourEntry.count({ where: { participationId: { not: null }, directionId: null } })).toBe(0)
  })
})

describe('the events', () => {
  it('60, all with shifts but the article’s rally, whose places and day no source states', async () => {
    expect(await db.event.count()).toBe(60)
    const without = await db.event.findMany({
      where: { shifts: { none: {} } },
      select: { slug: true, isDateStated: true },
    })
    expect(without).toEqual([{ slug: 'rally-birgemiz', isDateStated: false }])
    const agenda = await db.agendaItem.findMany({ where: { event: { slug: 'rally-birgemiz' } } })
    expect(new Set(agenda.map(({ position }) => position)).size).toBe(5)
    expect(agenda.filter(({ platform }) => platform > 0)).toHaveLength(2)
  })

  it('shifts count exactly who is on them', async () => {
    const shifts = await db.shift.findMany({ include: { participations: { select: { status: true } } } })
    const tally = (statuses: string[], shift: (typeof shifts)[number]) =>
      shift.participations.filter(({ status }) => statuses.includes(status)).length
    for (const shift of shifts) {
      expect([shift.taken, shift.waiting]).toEqual([
        tally(['confirmed', 'offered'], shift),
        tally(['waiting'], shift),
      ])
    }
    expect(shifts.filter(({ waiting, places, taken }) => waiting > 0 && taken < places)).toEqual([])
  })

  it('nobody is too young, without consent, or in two places at once', async () => {
    const select = { id: true, birthDate: true, consents: { where: { withdrawnAt: null } } }
    const rows = await db.participation.findMany({
      where: { status: 'confirmed' },
      include: { volunteer: { select }, shift: { include: { event: { include: { direction: true } } } } },
      orderBy: { shift: { startsAt: 'asc' } },
    })
    const last = new Map<string, Date>()
    for (const { volunteer, shift } of rows) {
      const { event } = shift
      const isBarred = event.direction.isAdultsOnly || event.isEmergency || event.isHazardous
      const age = volunteer.birthDate ? ageOn(volunteer.birthDate, dayOf(shift.startsAt)) : 0
      expect(age).toBeGreaterThanOrEqual(Math.max(event.minimumAge ?? 0, isBarred ? 18 : 0))
      expect(volunteer.consents.some(({ kind }) => kind === 'personalData')).toBe(true)
      if (age < 14) expect(volunteer.consents.some(({ kind }) => kind === 'participation')).toBe(true)
      const before = last.get(volunteer.id)
      expect(before === undefined || before <= shift.startsAt).toBe(true)
      last.set(volunteer.id, shift.endsAt)
    }
  })

  it('of those signed up for events held, 82 % came and 6 % did not', async () => {
    const where = { shift: { endsAt: { lt: new Date() }, event: { state: 'published' as const } } }
    const all = await db.participation.count({ where: { ...where, attendance: { isNot: null } } })
    const left = await db.participation.count({ where: { ...where, status: 'cancelled' } })
    const came = await db.participation.count({ where: { ...where, attendance: { mark: 'present' } } })
    expect(came / (all + left)).toBeGreaterThan(0.79)
    expect(came / (all + left)).toBeLessThan(0.85)
  })

  it('real organisations host nothing invented', async () => {
    const hosted = await db.event.findMany({
      where: { hostOrganisationId: { not: null } },
      include: { hostOrganisation: true },
    })
    expect(hosted.length).toBeGreaterThan(0)
    expect(hosted.filter(({ hostOrganisation }) => !hostOrganisation?.slug.startsWith('demo-'))).toEqual([])
  })
})

describe('awards, memoranda and news', () => {
  it('16 letters of the rally, numbered 1 to 16; only the first names a real person', async () => {
    const where = { kind: { code: 'letter_thanks' }, event: { slug: 'rally-birgemiz' } }
    const letters = await db.award.findMany({
      where,
      orderBy: { number: 'asc' },
      include: { organisation: true },
    })
    expect(letters.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
    const [first, ...others] = letters
    expect(first?.sourceUrl).toMatch(/^https:/)
    for (const letter of others) {
      expect(letter.recipientRu).toMatch(/\(демо\)$/)
      if (letter.organisation) expect(letter.organisation.slug).toMatch(/^demo-/)
    }
    expect(others.filter(({ volunteerId }) => volunteerId)).toHaveLength(10)
    expect(await db.award.count({ where: { kind: { code: 'certificate' } } })).toBe(24)
    expect(await db.award.count({ where: { kind: { code: 'prize' } } })).toBe(3)
    expect(await db.informalTitle.count()).toBe(5)
  })

  it('two memoranda of the opening and five invented, each of two parties or more', async () => {
    const rows = await db.memorandum.findMany({ include: { parties: true } })
    expect(rows.filter(({ sourceUrl }) => sourceUrl)).toHaveLength(2)
    expect(rows).toHaveLength(7)
    for (const { parties } of rows) expect(parties.length).toBeGreaterThanOrEqual(2)
  })

  it('twelve news items, whole in three languages', async () => {
    const rows = await db.newsTranslation.findMany({ where: { state: 'published' } })
    expect(rows).toHaveLength(36)
    for (const { title, lead, body } of rows) {
      expect([title, lead].includes('')).toBe(false)
      expect(readDocument(body).content.length).toBeGreaterThanOrEqual(3)
    }
  })
})

it('a second load changes nothing', async () => {
  expect(await loadDemoRegion(db)).toBe(false)
  expect(await db.volunteer.count()).toBe(2301)
})
