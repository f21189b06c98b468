import { describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { createTag, tagPerson } from '#lib/registry/commands/tags.ts'
import { listVolunteers, registerWhere } from '#lib/volunteers/queries/list-volunteers.ts'
import {
  ageBands,
  idleMonths,
  lackingConsents,
  reaches,
  spokenLanguages,
  statuses,
  volunteerFilters,
} from '#lib/volunteers/schema.ts'
import { createGuardian, createUser, createVolunteer } from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator } from '#tests/support/people.ts'

const yearsAgo = (years: number) => new Date(Date.now() - years * 365.25 * dayMs)

async function aRegister() {
  const { centre, actor } = await aCoordinator()
  const add = (given: Parameters<typeof createVolunteer>[1]) =>
    createVolunteer(db, { centreId: centre.id, patronymic: '', ...given })
  const list = async (query: object) => {
    const { rows } = await listVolunteers(actor, volunteerFilters.parse(query))
    return rows.map(({ givenName }) => givenName)
  }
  return { centre, actor, add, list }
}

describe('search', () => {
  test('a phone is found in any spelling, by its last digits or by any four of them', async () => {
    const { add, list } = await aRegister()
    await add({ givenName: 'Дана', phone: '+77010004567' })
    await add({ givenName: 'Ержан', phone: '+77010009999' })
    for (const q of ['+7 701 000 45 67', '8 (701) 000-45-67', '87010004567', '4567', '0004', '7010004567']) {
      expect(await list({ q }), q).toContain('Дана')
    }
    expect(await list({ q: '4567' })).toEqual(['Дана'])
    expect(await list({ q: '567' })).toEqual([])
    expect(await list({ q: 'дана 4567' })).toEqual(['Дана'])
    expect(await list({ q: 'ержан 4567' })).toEqual([])
  })

  test('one or two letters find where a part of a name begins, more find it anywhere', async () => {
    const { add, list } = await aRegister()
    await add({ surname: 'Юсупова', givenName: 'Дана' })
    await add({ surname: 'Аюпова', givenName: 'Ержан' })
    expect(await list({ q: 'ю' })).toEqual(['Дана'])
    expect(await list({ q: 'yu' })).toEqual(['Дана'])
    expect(await list({ q: 'юп' })).toEqual([])
    expect(await list({ q: 'упо' })).toEqual(['Дана'])
    expect(await list({ q: 'юпо' })).toEqual(['Ержан'])
    expect((await list({ q: 'ова' })).sort()).toEqual(['Дана', 'Ержан'])
  })

  test('whoever bears the very words comes first', async () => {
    const { add, list } = await aRegister()
    await add({ surname: 'Абаева', givenName: 'Данагүл' })
    await add({ surname: 'Яковлева', givenName: 'Дана' })
    expect(await list({ q: 'дана' })).toEqual(['Дана', 'Данагүл'])
  })

  test('the phone of another centre’s volunteer finds nobody', async () => {
    const mine = await aRegister()
    const other = await aRegister()
    await other.add({ givenName: 'Өзге', phone: '+77010007777' })
    expect(await mine.list({ q: '+77010007777' })).toEqual([])
  })
})

test('a tag of another centre finds nobody, even on a common member', async () => {
  const mine = await aRegister()
  const other = await aRegister()
  const person = await other.add({ givenName: 'Ортақ' })
  await db.membership.create({
    data: { volunteerId: person.id, centreId: mine.centre.id, startedOn: new Date() },
  })
  const { id: tag } = await createTag(other.actor, { centreId: other.centre.id, name: 'Ән' })
  await tagPerson(other.actor, { volunteerId: person.id, tagId: tag })
  expect(await other.list({ tag })).toEqual(['Ортақ'])
  expect(await mine.list({ tag })).toEqual([])
  expect(await mine.list({})).toEqual(['Ортақ'])
})

test('the list and the condition behind every figure mean the same people, whatever the filter', async () => {
  await loadReference(db)
  const { add, actor, centre } = await aRegister()
  const [unit, direction, skill] = [
    (await db.unit.findFirstOrThrow()).id,
    (await db.direction.findFirstOrThrow()).id,
    (await db.skill.findFirstOrThrow()).id,
  ]
  const names = [
    'Дана',
    'Ержан',
    'Әлия',
    'Юлия',
    'Игорь',
    'Мәди',
    'Сара',
    'Нұр',
    'Ян',
    'Айдана',
    'Өмір',
    'Үміт',
  ]
  for (const [index, givenName] of names.entries()) {
    const { id } = await add({
      ...{ givenName, surname: index % 2 ? 'Иванов' : 'Қасымова' },
      ...{ birthDate: index % 5 === 0 ? null : yearsAgo(8 + index * 6), status: statuses[index % 4] },
      ...{
        phone: index % 3 ? `+7701000${1000 + index}` : null,
        email: index % 4 ? `p${index}@test.invalid` : null,
      },
      ...{ languages: index % 2 ? ['kk'] : ['ru', 'en'], createdAt: yearsAgo(index % 3) },
      ...(index % 2 ? { unitId: unit } : {}),
      ...(index === 3 ? { userId: (await createUser(db)).id } : {}),
    })
    if (index % 3 === 0) await createGuardian(db, id, ['personalData'])
    if (index % 4 === 0)
      await db.volunteerDirection.create({ data: { volunteerId: id, directionId: direction } })
    if (index % 5 === 0) await db.volunteerSkill.create({ data: { volunteerId: id, skillId: skill } })
    if (index % 2 === 0)
      await db.hourEntry.create({
        data: {
          ...{ volunteerId: id, source: 'confirmation', minutes: 60, confirmedAt: new Date() },
          workedOn: yearsAgo(index / 6),
        },
      })
  }
  const queries: Record<string, unknown>[] = [
    ...[{}, { unit }, { direction }, { skill }, { centre: centre.id }, { sort: 'active' }],
    ...['а', 'иван', 'kasym', '1003', 'дана 1000', '+7 701', '№ 1', '!'].map((q) => ({ q })),
    ...ageBands.map((age) => ({ age })),
    ...statuses.map((status) => ({ status })),
    ...spokenLanguages.map((language) => ({ language })),
    ...lackingConsents.map((consent) => ({ consent })),
    ...idleMonths.map((idle) => ({ idle })),
    ...reaches.map((reach) => ({ reach })),
    ...[
      { q: 'иван', age: '18-24', idle: '6' },
      { direction, language: 'ru', reach: 'noAccount' },
    ],
  ]
  for (const someone of [actor, await anAdministrator()]) {
    for (const query of queries) {
      const filters = volunteerFilters.parse(query)
      const { rows, total } = await listVolunteers(someone, filters)
      const same = await db.volunteer.findMany({
        where: registerWhere(someone, filters),
        select: { id: true },
      })
      const ids = (all: { id: string }[]) => all.map(({ id }) => id).sort()
      expect({ query, ids: ids(rows), total }).toEqual({ query, ids: ids(same), total: same.length })
    }
  }
})

test('what lists remember of consents and hours follows them, also when they are withdrawn', async () => {
  const { add, list } = await aRegister()
  const { id } = await add({ givenName: 'Дана', birthDate: yearsAgo(30), createdAt: yearsAgo(2) })
  expect(await list({ consent: 'own' })).toEqual(['Дана'])
  const facts = { volunteerId: id, method: 'paper', locale: 'kk', textVersion: '1', textHash: 'x' } as const
  const consent = await db.consent.create({ data: { ...facts, kind: 'personalData', givenAt: new Date() } })
  expect(await list({ consent: 'own' })).toEqual([])
  await db.consent.update({ where: { id: consent.id }, data: { withdrawnAt: new Date() } })
  expect(await list({ consent: 'own' })).toEqual(['Дана'])

  expect(await list({ idle: '12' })).toEqual(['Дана'])
  const entry = { volunteerId: id, minutes: 60, workedOn: new Date() }
  await db.hourEntry.create({ data: { ...entry, source: 'selfReported' } })
  expect(await list({ idle: '12' })).toEqual(['Дана'])
  await db.hourEntry.create({
    data: { ...entry, source: 'confirmation', confirmedAt: new Date() },
  })
  expect(await list({ idle: '12' })).toEqual([])
})
