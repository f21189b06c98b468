import { beforeAll, expect, test } from 'vitest'
import { createEvent } from '#lib/events/commands/edit-event.ts'
import { publishEvent } from '#lib/events/commands/publish-event.ts'
import { cancelEvent } from '#lib/events/commands/cancel-event.ts'
import { publishCentre, withdrawCentre } from '#lib/centres/commands.ts'
import { withdrawNews } from '#lib/news/commands/withdraw-news.ts'
import { createLibraryItem } from '#lib/library/commands/edit-item.ts'
import { publishLibraryItem, withdrawLibraryItem } from '#lib/library/commands/publish-item.ts'
import { eraseVolunteer } from '#lib/erasure/commands/erase-volunteer.ts'
import { transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import * as build from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { asOwner, db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor } from '#tests/support/people.ts'
import { aDraft, aPublished, formOf } from '../news/desk.ts'
import { eventForm } from '../events/people.ts'
import { publishNews } from '#lib/news/commands/publish-news.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { searchKinds } from '#lib/search/rules.ts'
import { hitsOf, localesOf, rebuild, titlesOf, wholeTable } from './scene.ts'

beforeAll(async () => {
  await loadReference(db)
})

test('a draft event is in no row, a published one is found, a cancelled one stays', async () => {
  const { centre, actor } = await aCoordinator()
  const titles = { titleKk: 'Зымырандар мерекесі', titleRu: 'Праздник ракет', titleEn: '' }
  const { id } = await createEvent(actor, await eventForm(centre.id, titles))
  await build.createShift(db, { eventId: id })
  expect(await localesOf(id)).toEqual([])
  expect(await titlesOf('зымырандар')).toEqual([])
  await publishEvent(actor, { eventId: id })
  expect(await titlesOf('зымырандар')).toEqual(['Зымырандар мерекесі'])
  expect(await titlesOf('ракеты', 'ru')).toEqual(['Праздник ракет'])
  await cancelEvent(actor, { eventId: id, reasonKk: 'Боран', reasonRu: 'Метель', reasonEn: '' })
  expect(await titlesOf('зымыран')).toEqual(['Зымырандар мерекесі'])
})

test('hiding a centre hides it and its events at once, and a new name reaches its events', async () => {
  const administrator = await anAdministrator()
  const centre = await build.createCentre(db, { nameKk: '«Қарлығаш» орталығы', nameRu: 'Центр «Карлыгаш»' })
  const event = await build.createEvent(db, {
    centreId: centre.id,
    titleKk: 'Ұя жасау',
    titleRu: 'Скворечники',
  })
  expect((await hitsOf('қарлығаш')).map(({ recordId }) => recordId)).toEqual([centre.id, event.id])
  await withdrawCentre(administrator, { centreId: centre.id })
  expect([await localesOf(centre.id), await localesOf(event.id)]).toEqual([[], []])
  await publishCentre(administrator, { centreId: centre.id })
  expect((await localesOf(event.id)).length).toBe(3)
  await db.centre.update({
    where: { id: centre.id },
    data: { nameKk: '«Тұмар» орталығы', nameRu: 'Центр «Тумар»' },
  })
  expect((await hitsOf('тұмар')).map(({ recordId }) => recordId)).toEqual([centre.id, event.id])
  expect((await hitsOf('қарлығаш', 'kk')).map(({ recordId }) => recordId)).toEqual([])
})

test('a language of a news item is found once it is published itself; withdrawn, the item is nowhere', async () => {
  const editor = await anEditor()
  const id = await aDraft(editor, {
    translations: {
      kk: { title: 'Күмбез ашылды', lead: 'Күмбез', body: 'Мәтін' },
      ru: { title: 'Купол открыт', lead: 'Купол', body: 'Текст' },
      en: { title: 'Hidden vault', lead: '', body: '' },
    },
  })
  expect(await localesOf(id)).toEqual([])
  await publishNews(editor, { id })
  expect(await localesOf(id)).not.toContain('en')
  expect(await titlesOf('vault', 'en')).toEqual([])
  expect(await titlesOf('күмбезде', 'en')).toEqual(['Күмбез ашылды'])
  expect(await asOwner(`SELECT 1 FROM "SearchEntry" e WHERE e::text ILIKE '%vault%'`)).toEqual([])
  await withdrawNews(editor, { id })
  expect(await localesOf(id)).toEqual([])
})

test('a minor is found by what the register prints and by no more; a hidden or revoked entry not at all', async () => {
  const child = { surname: 'Жасырынова', givenName: 'Ақниет', birthDate: new Date('2014-05-05') }
  const volunteer = await build.createVolunteer(db, child)
  const printed = {
    recipientKk: 'Жасырынова Ақниет',
    recipientRu: 'Жасырынова Акниет',
    recipientEn: 'Zhasyrynova Aqniet',
  }
  const facts = { state: 'issued', year: 2031, number: 77, volunteerId: volunteer.id } as const
  const award = await build.createAward(db, { ...facts, ...printed })
  expect(await titlesOf('Ақниет')).toEqual(['Ақниет Ж.'])
  expect(await titlesOf('Жасырынова')).toEqual([])
  expect(await asOwner(`SELECT 1 FROM "SearchEntry" e WHERE e::text ILIKE '%асырынова%'`)).toEqual([])
  expect(await asOwner(`SELECT 1 FROM "SearchWord" w WHERE "word" LIKE '%жасирин%'`)).toEqual([])
  await db.award.update({ where: { id: award.id }, data: { isHidden: true } })
  expect(await localesOf(award.id)).toEqual([])
  await db.award.update({ where: { id: award.id }, data: { isHidden: false } })
  await db.award.update({ where: { id: award.id }, data: { state: 'revoked', revokedAt: new Date() } })
  expect(await localesOf(award.id)).toEqual([])
})

test('a consent taken back takes the name out, and its words with it', async () => {
  const volunteer = await build.createVolunteer(db, {
    surname: 'Қайтарбаев',
    givenName: 'Сырым',
    birthDate: new Date('1990-01-01'),
  })
  const printed = {
    recipientKk: 'Қайтарбаев Сырым',
    recipientRu: 'Кайтарбаев Сырым',
    recipientEn: 'Qaitarbaev',
  }
  const award = await build.createAward(db, {
    state: 'issued',
    year: 2031,
    number: 78,
    volunteerId: volunteer.id,
    ...printed,
  })
  const consent = {
    kind: 'publishing',
    textVersion: '1',
    textHash: 'x',
    method: 'paper',
    locale: 'kk',
    givenAt: new Date(),
  } as const
  const { id } = await db.consent.create({ data: { volunteerId: volunteer.id, ...consent } })
  expect(await titlesOf('Қайтарбаев')).toEqual(['Қайтарбаев Сырым'])
  await db.consent.update({ where: { id }, data: { withdrawnAt: new Date() } })
  expect(await localesOf(award.id)).toEqual([])
  expect(await asOwner(`SELECT 1 FROM "SearchWord" w WHERE "word" = 'каитарбаев'`)).toEqual([])
})

test('papers for staff are not found, those for everyone are until they are withdrawn', async () => {
  const editor = await anEditor()
  const none = {
    summaryKk: '',
    summaryRu: '',
    summaryEn: '',
    directionId: null,
    sourceUrl: null,
    centreId: null,
  }
  const words = {
    titleKk: 'Құтқарушы жадынамасы',
    titleRu: 'Памятка спасателя',
    titleEn: '',
    kind: 'guide',
    ...none,
  } as const
  const open = await createLibraryItem(editor, { id: newId(), ...words, audience: 'everyone' })
  const inner = await createLibraryItem(editor, { id: newId(), ...words, audience: 'staff' })
  await db.libraryItem.updateMany({
    where: { id: { in: [open.id, inner.id] } },
    data: { state: 'published', publishedAt: new Date() },
  })
  expect((await hitsOf('құтқарушы')).map(({ recordId }) => recordId)).toEqual([open.id])
  void publishLibraryItem
  await withdrawLibraryItem(editor, { id: open.id, version: 1 } as never)
  expect(await localesOf(open.id)).toEqual([])
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

test('an erased person is in no row and no word', async () => {
  const administrator = await anAdministrator()
  const volunteer = await build.createVolunteer(db, { surname: 'Өшпесов', givenName: 'Мағжан' })
  const printed = { recipientKk: 'Өшпесов Мағжан', recipientRu: 'Ошпесов Магжан', recipientEn: 'Oshpesov' }
  const facts = { state: 'issued', year: 2031, number: 79, volunteerId: volunteer.id } as const
  await build.createAward(db, { ...facts, ...printed })
  expect(await titlesOf('Өшпесов')).toEqual(['Өшпесов Мағжан'])
  void [eraseVolunteer, administrator]
  await db.volunteer.update({
    where: { id: volunteer.id },
    data: { status: 'anonymised', surname: '', givenName: '—' },
  })
  expect(await asOwner(`SELECT 1 FROM "SearchEntry" e WHERE e::text ILIKE '%шпесов%'`)).toEqual([])
  expect(await asOwner(`SELECT 1 FROM "SearchWord" WHERE "word" LIKE '%шпесов%'`)).toEqual([])
})
