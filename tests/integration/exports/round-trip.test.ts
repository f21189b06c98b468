import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { runExport } from '#lib/exports/commands/run-export.ts'
import { exportKind, startExport } from '#lib/exports/commands/start-export.ts'
import { takeOutExport } from '#lib/exports/commands/take-out-export.ts'
import { plainColumns, sensitiveColumns } from '#lib/exports/rules/columns.ts'
import { startExportInput } from '#lib/exports/schema.ts'
import { locales } from '#lib/i18n/routing.ts'
import { confirmImport } from '#lib/imports/commands/confirm-import.ts'
import { runJobs } from '#lib/jobs/worker.ts'
import { newId } from '#lib/platform/new-id.ts'
import { type PersonName, searchKeyOf } from '#lib/volunteers/rules.ts'
import * as build from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'
import { checkedBatch, rowsOf, runWaitingJobs, xlsxFile } from '#tests/support/sheets.ts'

// What goes out comes back as what it was: in every format and language, with every column there is.

let desk: Awaited<ReturnType<typeof aCoordinator>>

type Given = Parameters<typeof build.createVolunteer>[1] & PersonName & { guardian?: Contacts }
type Contacts = { phone: string; email: string }

const people: Given[] = [
  {
    ...{ surname: 'Әбдірахманов-Үсен', givenName: 'Ғалымжан', patronymic: 'Өмірбекұлы', sex: 'male' },
    ...{ phone: '+77010000011', email: 'galym@example.test', birthDate: new Date('1958-02-28') },
  },
  {
    ...{ surname: 'О’Коннор', givenName: 'Анна-Мария', patronymic: '', sex: 'female', locale: 'en' },
    ...{ phone: '+4915100000001', email: 'anna@example.test', birthDate: new Date('2000-12-31') },
  },
  {
    ...{ surname: 'Ім', givenName: 'Ли', patronymic: '', sex: 'unstated', locale: 'ru' },
    ...{ phone: null, email: null, birthDate: null },
  },
  {
    ...{
      surname: 'Қызыл',
      givenName: 'Һәкім',
      patronymic: 'Іңкәрқызы',
      sex: 'female',
      birthDate: new Date('2012-05-09'),
    },
    guardian: { phone: '+77010000012', email: 'ana@example.test' },
  },
]

beforeAll(async () => {
  await loadReference(db)
  desk = await aCoordinator()
  const [units, directions, skills] = await Promise.all([
    db.unit.findMany({ take: people.length, orderBy: { id: 'desc' } }),
    db.direction.findMany({ take: 4 }),
    db.skill.findMany({ take: 4 }),
  ])
  for (const [index, { guardian, ...given }] of people.entries()) {
    const facts = { centreId: desk.centre.id, unitId: units[index]?.id, searchKey: searchKeyOf(given) }
    const { id: volunteerId } = await build.createVolunteer(db, { ...given, ...facts })
    const [one, other] = [index % directions.length, (index + 1) % directions.length]
    await db.volunteerDirection.createMany({
      data: [one, other].map((at) => ({ volunteerId, directionId: directions[at]!.id })),
    })
    await db.volunteerSkill.createMany({
      data: [one, other].map((at) => ({ volunteerId, skillId: skills[at]!.id })),
    })
    if (guardian)
      await db.guardian.create({
        data: { ...{ volunteerId, name: 'Сәуле Іңкәр', relation: 'guardian' }, ...guardian },
      })
  }
})

async function takenOut(actor: Actor, format: 'xlsx' | 'csv', locale: (typeof locales)[number]) {
  const form = startExportInput.parse({
    ...{ id: newId(), kind: 'people', format, reason: '=тексеру', columns: [...plainColumns.people] },
    ...{ sensitive: [...sensitiveColumns.people], sensitiveReason: '@тексеру' },
  })
  const { id } = await startExport(actor, form, locale)
  while ((await runJobs({ [exportKind]: runExport })) > 0);
  const stored = await takeOutExport(actor, id)
  if (!stored) throw new Error('no file was made')
  const bytes = await buffer(stored.stream as Parameters<typeof buffer>[0])
  return new File([new Uint8Array(bytes)], stored.name)
}

/** Every column of every card, as it lies there. */
function cards() {
  return db.volunteer.findMany({
    where: { memberships: { some: { centreId: desk.centre.id } } },
    orderBy: { id: 'asc' },
    include: { guardians: true, directions: true, skills: true, memberships: true },
  })
}

describe('a list that was taken out and is brought in again', () => {
  const ways = locales.flatMap((locale) => (['xlsx', 'csv'] as const).map((format) => ({ locale, format })))

  test.each(ways)('as $format in $locale changes nothing', async ({ format, locale }) => {
    const before = await cards()
    const id = await checkedBatch(desk.actor, desk.centre.id, await takenOut(desk.actor, format, locale))
    const batch = await db.importBatch.findUniqueOrThrow({ where: { id } })
    expect(batch).toMatchObject({ state: 'ready', rowCount: people.length })
    const known = ['cardNumber', 'surname', 'givenName', 'patronymic', 'birthDate', 'sex', 'phone', 'email']
    const lists = ['unit', 'directions', 'skills', 'locale']
    const guardian = ['guardianName', 'guardianRelation', 'guardianPhone', 'guardianEmail']
    expect(batch.mapping.filter(Boolean).sort()).toEqual([...known, ...lists, ...guardian].sort())
    for (const row of await rowsOf(id))
      expect(row).toMatchObject({ verdict: 'same', changes: [], findings: [], hasOffer: false })
    await confirmImport(desk.actor, { id })
    await runWaitingJobs()
    expect((await rowsOf(id)).map(({ outcome }) => outcome)).toEqual(people.map(() => 'unchanged'))
    expect(await cards()).toEqual(before)
  })
})

test('a list from outside that is brought in, taken out and brought in once more changes nothing', async () => {
  const { actor, centre } = await aCoordinator()
  const sheet = () =>
    xlsxFile([
      ['ФИО', 'Дата рождения', 'Пол', 'Телефон', 'Почта', 'Мать', 'Телефон матери', 'Примечание'],
      [
        'Жүсіп Айым Ерланқызы',
        '3 мамыр 2013 ж.',
        'қыз',
        '8 701 000 00 21',
        '',
        'Жүсіп Әлия',
        '87010000022',
        '=1+1',
      ],
      ['Ким Олег', '', 'м', '', 'KIM@example.test', '', '', '-'],
    ])
  const bring = async (file: File) => {
    const id = await checkedBatch(actor, centre.id, file)
    await confirmImport(actor, { id })
    await runWaitingJobs()
    return (await rowsOf(id)).map(({ outcome }) => outcome)
  }
  expect(await bring(await sheet())).toEqual(['created', 'created'])
  expect(await bring(await takenOut(actor, 'csv', 'ru'))).toEqual(['unchanged', 'unchanged'])
  expect(await bring(await sheet())).toEqual(['unchanged', 'unchanged'])
})
