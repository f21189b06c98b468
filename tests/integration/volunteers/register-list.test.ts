import { expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { findDuplicates } from '#lib/volunteers/queries/find-duplicates.ts'
import { listVolunteers } from '#lib/volunteers/queries/list-volunteers.ts'
import { pageSize } from '#lib/volunteers/queries/register-sql.ts'
import {
  findVolunteerForShift,
  listVolunteerChoices,
  listVolunteersForPlacing,
  searchVolunteers,
} from '#lib/volunteers/queries.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'
import { createEvent, createGuardian, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor } from '#tests/support/people.ts'

type Given = Parameters<typeof createVolunteer>[1]

async function aRegister(people: Given[]) {
  const { centre, actor } = await aCoordinator()
  for (const person of people)
    await createVolunteer(db, { centreId: centre.id, surname: '', patronymic: '', ...person })
  return { centre, actor, list: (query: object = {}) => listVolunteers(actor, volunteerFilters.parse(query)) }
}

const yearsAgo = (years: number) => new Date(Date.now() - years * 365.25 * dayMs - 30 * dayMs)
const namesOf = ({ rows }: { rows: { givenName: string }[] }) => rows.map(({ givenName }) => givenName)

test('a name is found in Cyrillic, Latin, without Kazakh letters, in any order, and by its card', async () => {
  const { list } = await aRegister([
    { surname: 'Қасымова', givenName: 'Әлия' },
    { surname: 'Ким', givenName: 'Ёлка' },
  ])
  for (const q of ['әлия қасымова', 'КАСЫМОВА', 'алия', 'Qasymova', 'Kasymova Aliya', 'сымов']) {
    expect(namesOf(await list({ q }))).toEqual(['Әлия'])
  }
  expect(namesOf(await list({ q: 'елка' }))).toEqual(['Ёлка'])
  const [first] = (await list({ q: 'әлия' })).rows
  expect(namesOf(await list({ q: `№ ${first?.cardNumber}` }))).toEqual(['Әлия'])
  expect((await list({ q: 'жоқ мұндай' })).total).toBe(0)
})

test('a coordinator lists the open members of their own centres only', async () => {
  const mine = await aRegister([{ givenName: 'Менікі' }])
  const other = await aRegister([{ givenName: 'Өзгенікі' }])
  const left = await createVolunteer(db, { centreId: mine.centre.id, givenName: 'Кеткен' })
  await db.membership.updateMany({ where: { volunteerId: left.id }, data: { endedOn: new Date() } })

  expect(namesOf(await mine.list())).toEqual(['Менікі'])
  expect(namesOf(await mine.list({ centre: other.centre.id }))).toEqual([])
  const [stranger] = (await other.list()).rows
  expect(namesOf(await mine.list({ q: String(stranger?.cardNumber) }))).toEqual([])
  expect(namesOf(await mine.list({ after: stranger?.id }))).toEqual(['Менікі'])
  expect((await listVolunteers(await anEditor(), volunteerFilters.parse({}))).total).toBe(0)
  expect((await listVolunteers(await anAdministrator(), volunteerFilters.parse({}))).total).toBeGreaterThan(2)
})

test('names stand in the order of the Kazakh alphabet', async () => {
  const surnames = [
    'Ясина',
    'Әбенова',
    'Іңкәр',
    'Абаева',
    'Қасымова',
    'Үмітова',
    'Кимова',
    'Оразова',
    'Өмірова',
    'Ңарова',
    'Наурызова',
  ]
  const { list } = await aRegister(surnames.map((surname) => ({ surname, givenName: 'Дана' })))
  expect((await list()).rows.map(({ surname }) => surname)).toEqual([
    ...[
      'Абаева',
      'Әбенова',
      'Кимова',
      'Қасымова',
      'Наурызова',
      'Ңарова',
      'Оразова',
      'Өмірова',
      'Үмітова',
      'Іңкәр',
      'Ясина',
    ],
  ])
})

test.each(['name', 'newest'])(
  'every page forward and back shows everybody once, sorted by %s',
  async (sort) => {
    const people = Array.from({ length: pageSize * 2 + 5 }, (_, index) => ({
      surname: index % 3 === 0 ? 'Бірдей' : '',
      givenName: index % 2 === 0 ? 'Дана' : 'Ержан',
    }))
    const { list } = await aRegister(people)
    const seen: string[] = []
    let page = await list({ sort })
    expect(page.previous).toBeNull()
    for (;;) {
      seen.push(...page.rows.map(({ id }) => id))
      if (!page.next) break
      page = await list({ sort, after: page.next })
    }
    expect(seen).toHaveLength(people.length)
    expect(new Set(seen).size).toBe(people.length)
    const back: string[] = page.rows.map(({ id }) => id)
    while (page.previous) {
      page = await list({ sort, before: page.previous })
      back.unshift(...page.rows.map(({ id }) => id))
    }
    expect(back).toEqual(seen)
  },
)

test('filters: age, status, missing consent of minors', async () => {
  const { centre, list } = await aRegister([
    { givenName: 'Бала', birthDate: yearsAgo(9) },
    { givenName: 'Жасөспірім', birthDate: yearsAgo(16) },
    { givenName: 'Ересек', birthDate: yearsAgo(30), status: 'suspended' },
    { givenName: 'Белгісіз', birthDate: null, status: 'new' },
    { givenName: 'Иесіз', status: 'anonymised' },
  ])
  const agreed = await createVolunteer(db, {
    centreId: centre.id,
    surname: '',
    givenName: 'Келіскен',
    birthDate: yearsAgo(10),
  })
  await createGuardian(db, agreed.id, ['personalData'])

  expect(namesOf(await list({ age: 'under14' })).sort()).toEqual(['Бала', 'Келіскен'])
  expect(namesOf(await list({ age: '14-17' }))).toEqual(['Жасөспірім'])
  expect(namesOf(await list({ age: '25-34' }))).toEqual(['Ересек'])
  expect(namesOf(await list({ age: 'unknown' }))).toEqual(['Белгісіз'])
  expect(namesOf(await list({ status: 'suspended' }))).toEqual(['Ересек'])
  expect(namesOf(await list({ status: 'anonymised' }))).toEqual(['Иесіз'])
  expect(namesOf(await list({ consent: 'missing' })).sort()).toEqual(['Бала', 'Жасөспірім'])
  expect((await list()).total).toBe(5)
})

test('duplicates of another centre give only ids for the audit', async () => {
  const mine = await aRegister([
    { surname: 'Ерекшесова', givenName: 'Дана', birthDate: new Date('2001-05-05') },
  ])
  const other = await aRegister([
    { surname: 'Ерекшесова', givenName: 'Дана', birthDate: new Date('2001-05-05') },
  ])
  const facts = {
    surname: 'Erekshesova',
    givenName: 'Dana',
    patronymic: '',
    birthDate: '2001-05-05',
    phone: null,
    email: null,
  }
  const found = await findDuplicates(mine.actor, facts)
  expect(found.here).toHaveLength(1)
  expect(found.here[0]).toMatchObject({ name: 'Ерекшесова Дана', likeness: 'likely' })
  const [stranger] = (await other.list()).rows
  expect(found.elsewhere).toEqual([{ id: stranger?.id, likeness: 'likely' }])
})

test('for placing: own people, of the event’s centre when nothing is typed, never for a stranger’s event', async () => {
  const mine = await aRegister([{ givenName: 'Менікі' }])
  const other = await aRegister([{ givenName: 'Өзгенікі' }])
  const event = await createEvent(db, { centreId: mine.centre.id })
  expect(namesOf({ rows: await listVolunteersForPlacing(mine.actor, { q: '', eventId: event.id }) })).toEqual(
    ['Менікі'],
  )
  expect(await listVolunteersForPlacing(other.actor, { q: '', eventId: event.id })).toEqual([])
  expect(namesOf({ rows: await searchVolunteers(other.actor, 'Менікі') })).toEqual([])
  const [person] = (await mine.list()).rows
  expect(await findVolunteerForShift(mine.actor, person?.id ?? '')).toMatchObject({
    givenName: 'Менікі',
    consents: [],
  })
  expect(await findVolunteerForShift(other.actor, person?.id ?? '')).toBeNull()
})

test('the forms offer a coordinator only their own centres', async () => {
  const mine = await aCoordinator()
  await aCoordinator()
  const { centres } = await listVolunteerChoices(mine.actor, 'kk')
  expect(centres.map(({ id }) => id)).toEqual([mine.centre.id])
})
