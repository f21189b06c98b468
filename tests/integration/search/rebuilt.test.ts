import { beforeAll, expect, test } from 'vitest'
import { publishCentre, withdrawCentre } from '#lib/centres/commands.ts'
import { publishNews } from '#lib/news/commands/publish-news.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { withdrawNews } from '#lib/news/commands/withdraw-news.ts'
import { withdrawLibraryItem } from '#lib/library/commands/publish-item.ts'
import { setAwardHidden } from '#lib/awards/commands/revoke-award.ts'
import { transaction } from '#lib/platform/db.ts'
import { searchKinds } from '#lib/search/rules.ts'
import * as build from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { asOwner, db } from '#tests/support/database.ts'
import { anAdministrator, anEditor } from '#tests/support/people.ts'
import { aPublished, formOf } from '../news/desk.ts'
import { aPaper, rebuild, wholeTable } from './asking.ts'

beforeAll(async () => {
  await loadReference(db)
})

test('what a transaction takes back is not found, and two changes of what belongs together are both seen', async () => {
  const centre = await build.createCentre(db, { nameKk: '«Бірге» орталығы' })
  const event = await build.createEvent(db, { centreId: centre.id, titleKk: 'Бастапқы атау' })
  await expect(
    transaction(async (tx) => {
      await tx.event.update({ where: { id: event.id }, data: { titleKk: 'Мезетке атау' } })
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  await Promise.all([
    transaction((tx) =>
      tx.centre.update({ where: { id: centre.id }, data: { nameKk: '«Жаңғырық» орталығы' } }),
    ),
    transaction((tx) => tx.event.update({ where: { id: event.id }, data: { titleKk: 'Тұғырлы атау' } })),
  ])
  const row = await db.searchEntry.findFirstOrThrow({ where: { recordId: event.id, locale: 'kk' } })
  expect(row.title).toBe('Тұғырлы атау')
  expect(row.names).toContain('Жаңғырық')
})

test('a rebuild says what the triggers said, mends what was tampered with, and can be run again', async () => {
  const editor = await anEditor()
  const newsId = await aPublished(editor)
  await saveNews(editor, await formOf(newsId, { authorName: 'Айман' }))
  await build.createMemorandum(db)
  const organisation = await build.createOrganisation(db, { aliases: ['Самал-қор'] })
  const directionId = (await db.direction.findFirstOrThrow()).id
  await db.organisationDirection.create({ data: { organisationId: organisation.id, directionId } })
  await db.person.create({ data: { slug: 'aiman', nameKk: 'Айман', nameRu: 'Айман', nameEn: '' } })
  await build.createAward(db, { state: 'issued', number: 1, organisationId: organisation.id })
  await build.createCentre(db)
  const kept = await wholeTable()
  const kinds = await db.searchEntry.groupBy({ by: ['kind'], orderBy: { kind: 'asc' } })
  expect(kinds.map(({ kind }) => kind)).toEqual(searchKinds.toSorted())
  await rebuild()
  expect(await wholeTable()).toEqual(kept)
  await asOwner(`UPDATE "SearchEntry" SET "title" = 'бұзылған', "words" = ''`)
  await asOwner(`DELETE FROM "SearchEntry" WHERE "kind" = 'news'`)
  await asOwner(
    `INSERT INTO "SearchEntry" ("kind", "recordId", "locale", "path", "title", "fingerprint", "head", "words")
     VALUES ('person', gen_random_uuid(), 'kk', '/people/x', 'Жоқ адам', '', '', '')`,
  )
  await rebuild()
  expect(await wholeTable()).toEqual(kept)
})

test('whatever the commands do in whatever order, the table stays what a rebuild would make', async () => {
  const [administrator, editor] = [await anAdministrator(), await anEditor()]
  const centre = await build.createCentre(db)
  const event = await build.createEvent(db, { centreId: centre.id })
  const host = await build.createOrganisation(db)
  const memorandum = await build.createMemorandum(db)
  const volunteer = await build.createVolunteer(db)
  const award = await build.createAward(db, { state: 'issued', number: 7, volunteerId: volunteer.id })
  const person = await db.person.create({
    data: { slug: 'sanjar', nameKk: 'Санжар', nameRu: 'Санжар', nameEn: 'Sanjar' },
  })
  const newsId = await aPublished(editor)
  const paper = await aPaper(editor, 'everyone', 'Нұсқаулық')
  const versionOf = async () => (await db.award.findUniqueOrThrow({ where: { id: award.id } })).version
  const steps: (() => Promise<unknown>)[] = [
    () => withdrawCentre(administrator, { centreId: centre.id }),
    () => publishCentre(administrator, { centreId: centre.id }),
    async () => setAwardHidden(administrator, { id: award.id, version: await versionOf(), isHidden: true }),
    async () => setAwardHidden(administrator, { id: award.id, version: await versionOf(), isHidden: false }),
    () => withdrawNews(editor, { id: newsId }),
    () => publishNews(editor, { id: newsId }),
    async () => saveNews(editor, await formOf(newsId, { authorName: 'Сәкен' })),
    () => withdrawLibraryItem(editor, { id: paper, version: 2 }),
    () =>
      db.event.update({
        where: { id: event.id },
        data: { hostOrganisationId: host.id, titleKk: 'Жаңа атау' },
      }),
    () => db.organisation.update({ where: { id: host.id }, data: { nameRu: 'Другой фонд' } }),
    () => db.organisation.update({ where: { id: host.id }, data: { state: 'withdrawn' } }),
    () =>
      db.volunteer.update({
        where: { id: volunteer.id },
        data: { surname: 'Өзгерген', birthDate: new Date('2015-01-01') },
      }),
    () =>
      db.personPosition.create({
        data: { personId: person.id, titleKk: 'Төраға', titleRu: 'Глава', titleEn: 'Head' },
      }),
    () => db.memorandum.update({ where: { id: memorandum.id }, data: { titleRu: 'О паводке' } }),
    () => db.memorandumParty.deleteMany({ where: { memorandumId: memorandum.id, position: 2 } }),
    () =>
      db.agendaItem.create({
        data: { eventId: event.id, position: 1, titleKk: 'Ашылу', titleRu: 'Открытие', titleEn: 'Opening' },
      }),
    () => db.unit.updateMany({ where: { id: centre.unitId }, data: { nameRu: 'город Новый' } }),
  ]
  for (const at of shuffled(steps.length * 2))
    await steps[at % steps.length]!().catch((error: unknown) => {
      // A step may be out of turn; what it refuses changes nothing.
      if (!(error instanceof Error)) throw error
    })
  const kept = await wholeTable()
  await rebuild()
  expect(await wholeTable()).toEqual(kept)
})

function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  let seed = 41
  for (let index = count - 1; index > 0; index--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const other = seed % (index + 1)
    const held = order[index]!
    order[index] = order[other]!
    order[other] = held
  }
  return order
}
