import { beforeEach, expect, it } from 'vitest'
import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { makeDueEdition, makeEdition } from '#lib/statistics/commands/make-edition.ts'
import { findBodyPeople, findLatestEdition, findLatestFigures } from '#lib/statistics/public.ts'
import { checksumOf } from '#lib/statistics/rules.ts'
import { ageOn } from '#lib/volunteers/rules.ts'
import {
  createCentre,
  createEvent,
  createMembership,
  createOrganisation,
  createParticipation,
  createShift,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db, truncateAll } from '#tests/support/database.ts'

const at = new Date('2026-11-26T10:00:00Z')
const day = dayOf(at)

beforeEach(async () => {
  await truncateAll()
  await loadReference(db)
})

async function latest() {
  const edition = await findLatestFigures()
  if (!edition) throw new Error('no edition')
  return edition
}

async function peopleAt(centreId: string, count: number, birthDate: string | null = '1990-01-01') {
  const born = birthDate ? new Date(birthDate) : null
  return Promise.all(Array.from({ length: count }, () => createVolunteer(db, { centreId, birthDate: born })))
}

it('a person counts once, where the primary membership is open, and drafts of centres have no line', async () => {
  const [centre, hidden] = [await createCentre(db), await createCentre(db, { state: 'draft' })]
  const organisation = await createOrganisation(db)
  const [first, gone] = await peopleAt(centre.id, 8)
  await peopleAt(hidden.id, 6)
  await Promise.all(Array.from({ length: 5 }, () => createVolunteer(db, { organisationId: organisation.id })))
  await createMembership(db, { volunteerId: first!.id, organisationId: organisation.id, isPrimary: false })
  await db.membership.updateMany({
    where: { volunteerId: gone!.id },
    data: { endedOn: new Date('2026-11-01') },
  })
  await makeEdition(null, { at })
  const { figures, checksum } = await latest()
  expect(figures).toMatchObject({
    day,
    region: { people: 18, centres: 1, organisations: 1 },
    elsewhere: { people: 5 },
  })
  const unit = await db.unit.findUniqueOrThrow({ where: { id: centre.unitId } })
  expect(figures.units.find(({ slug }) => slug === unit.slug)).toMatchObject({ people: 13, centres: 1 })
  expect(figures.centres).toEqual([{ slug: centre.slug, unit: unit.slug, people: 7 }])
  expect(figures.organisations).toEqual([{ slug: organisation.slug, unit: null, people: 5 }])
  expect(checksum).toBe(checksumOf((await findLatestEdition())!.figures))
  expect((await findBodyPeople('centres')).people).toEqual({ [centre.slug]: 7 })
})

it('what a hidden centre’s few people would be is not left over between the printed numbers', async () => {
  const [centre, hidden] = [await createCentre(db), await createCentre(db, { state: 'draft' })]
  await peopleAt(centre.id, 30)
  await peopleAt(hidden.id, 2)
  await makeEdition(null, { at })
  const { figures } = await latest()
  const unit = figures.units.find(({ people }) => people !== 0)
  expect([unit?.people, figures.centres[0]?.people]).toContain(null)
})

it('ages are those of the day, and groups of one to four are kept back', async () => {
  const centre = await createCentre(db)
  const born = ['2012-11-26', '2012-11-27', '2008-11-26', '1997-11-26', '1980-11-26', '1963-11-26', null]
  for (const birthDate of born) await peopleAt(centre.id, birthDate === '2012-11-27' ? 3 : 6, birthDate)
  await peopleAt(centre.id, 3, '1950-01-01')
  await makeEdition(null, { at })
  const { figures } = await latest()
  const of = (years: number) => born.filter((each) => each && ageOn(each, day) === years).length
  expect([of(14), of(13)]).toEqual([1, 1])
  const people = Object.fromEntries(figures.ages.map((row) => [row.age, row.people]))
  const kept = Object.keys(people).filter((age) => people[age] === null)
  expect(kept).toContain('under14')
  expect(kept.length).toBeGreaterThan(1)
  expect(people['63+']).toBe(9)
  expect(figures.region.people).toBe(42)
})

it('work is counted by month, with corrections, and what few did is kept back', async () => {
  const centre = await createCentre(db)
  const people = await peopleAt(centre.id, 12)
  const event = await createEvent(db, {
    ...{ centreId: centre.id, unitId: centre.unitId, state: 'published', publishedAt: at },
    startsAt: new Date('2026-09-05T05:00:00Z'),
    endsAt: new Date('2026-09-05T09:00:00Z'),
  })
  const shift = await createShift(db, {
    eventId: event.id,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    places: 40,
  })
  for (const { id } of people.slice(0, 7)) {
    const place = await createParticipation(db, { shiftId: shift.id, volunteerId: id, status: 'confirmed' })
    await db.attendance.create({ data: { participationId: place.id, mark: 'present' } })
  }
  const entry = (volunteerId: string, minutes: number, workedOn: string, correctsId?: string) => {
    const corrects = correctsId
      ? ({ correctsId, source: 'correction', reason: 'counted again' } as const)
      : ({ source: 'confirmation' } as const)
    return db.hourEntry.create({
      data: { volunteerId, minutes, workedOn: new Date(workedOn), confirmedAt: at, ...corrects },
    })
  }
  for (const [index, { id }] of people.entries()) {
    const first = await entry(id, 120, '2026-09-05')
    if (index < 6) await entry(id, -60, '2026-09-05', first.id)
    await entry(id, 90, '2026-08-05')
  }
  await entry(people[0]!.id, 45, '2026-07-05')
  await db.hourEntry.create({
    data: {
      volunteerId: people[1]!.id,
      minutes: 500,
      workedOn: new Date('2026-09-06'),
      source: 'selfReported',
    },
  })
  await makeEdition(null, { at })
  const { figures } = await latest()
  const month = (name: string) => figures.months.find((row) => row.month === name)
  expect(figures.region).toMatchObject({ presences: 7, minutes: 12 * 120 - 360 + 12 * 90 + 45 })
  expect(month('2026-09')).toMatchObject({ presences: 7, events: 1 })
  expect(month('2026-07')).toMatchObject({ minutes: null })
  const kept = figures.months.filter(({ minutes }) => minutes === null)
  expect(kept.length).toBeGreaterThan(1)
  expect(month('2026-10')).toMatchObject({ presences: 0, minutes: 0 })
})

it('who comes, and what they do, is told when there are five of them, and nothing between', async () => {
  const centre = await createCentre(db)
  const people = await peopleAt(centre.id, 20)
  const work = (volunteerId: string) =>
    db.hourEntry.create({
      data: {
        volunteerId,
        minutes: 90,
        workedOn: new Date('2026-10-05'),
        source: 'confirmation',
        confirmedAt: new Date(),
      },
    })
  for (const { id } of people) await work(id)
  const told = async (days: number) => {
    await makeEdition(null, { at: new Date(at.getTime() + days * dayMs) })
    const { region, centres, ages } = (await latest()).figures
    const known = ages.map((row) => row.people)
    return { people: region.people, minutes: region.minutes, centre: centres[0]?.people, known }
  }
  const first = await told(0)
  expect(first).toMatchObject({ people: 20, minutes: 1800, centre: 20 })
  for (let day = 1; day <= 4; day++) {
    const [one] = await peopleAt(centre.id, 1, '1950-01-01')
    await work(one!.id)
    expect(await told(day)).toEqual(first)
  }
  const [fifth] = await peopleAt(centre.id, 1, '1950-01-01')
  await work(fifth!.id)
  const last = await told(5)
  expect(last).toMatchObject({ people: 25, minutes: 2250, centre: 25 })
  expect(await db.statisticsEdition.count({ where: { basis: { not: Prisma.AnyNull } } })).toBe(1)
})

it('hours stay with the age at which they were done', async () => {
  const centre = await createCentre(db)
  const people = await peopleAt(centre.id, 6, '2008-11-27')
  for (const { id } of people)
    await db.hourEntry.create({
      data: {
        volunteerId: id,
        minutes: 60,
        workedOn: new Date('2026-11-20'),
        source: 'confirmation',
        confirmedAt: at,
      },
    })
  const minutes = async (days: number) => {
    await makeEdition(null, { at: new Date(at.getTime() + days * dayMs) })
    const rows = (await latest()).figures.ages.filter(({ age }) => age === '14-17' || age === '18-28')
    return rows.map((row) => [row.people, row.minutes])
  }
  expect(await minutes(0)).toEqual([
    [6, 360],
    [0, 0],
  ])
  expect(await minutes(1)).toEqual([
    [0, 360],
    [6, 0],
  ])
})

it('a day has one edition: two at once make one, a call later none, and one in its place when it is asked for', async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => makeEdition(null, { at })))
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(await makeEdition(null, { at })).toBe(false)
  const [first] = await db.statisticsEdition.findMany()
  expect(await makeEdition(null, { at, isAgain: true })).toBe(true)
  const editions = await db.statisticsEdition.findMany()
  expect(editions).toHaveLength(1)
  expect(editions[0]!.id).not.toBe(first!.id)
  expect(await db.pageRefresh.count({ where: { tags: { has: 'figures' } } })).toBe(2)
})

it('the worker makes one at once when there is none, then once a night', async () => {
  expect(await makeDueEdition(null, at)).toBe(1)
  expect(await makeDueEdition(null, at)).toBe(0)
  const midnight = new Date('2026-11-26T19:30:00Z')
  expect(await makeDueEdition(null, midnight)).toBe(0)
  expect(await makeDueEdition(null, new Date(midnight.getTime() + 2 * 3_600_000))).toBe(1)
  expect(await makeDueEdition(null, new Date(at.getTime() + 3 * dayMs))).toBe(1)
  expect((await latest()).day).toBe('2026-11-29')
})

it('two months of days are kept, and of older months the first edition', async () => {
  await makeEdition(null, { at })
  const { id: _id, basis: _basis, figures, ...edition } = await db.statisticsEdition.findFirstOrThrow()
  const days = [
    '2026-05-01',
    '2026-05-02',
    '2026-05-31',
    '2026-08-15',
    '2026-08-16',
    '2026-10-10',
    '2026-10-11',
  ]
  const old = days.map((each) => ({ ...edition, figures: figures as object, day: new Date(each) }))
  await db.statisticsEdition.createMany({ data: old })
  await makeEdition(null, { at, isAgain: true })
  const kept = await db.statisticsEdition.findMany({ orderBy: { day: 'asc' } })
  const left = ['2026-05-01', '2026-08-15', '2026-10-10', '2026-10-11', '2026-11-26']
  expect(kept.map((each) => each.day.toISOString().slice(0, 10))).toEqual(left)
})
