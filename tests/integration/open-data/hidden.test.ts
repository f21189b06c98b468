import { expect, test } from 'vitest'
import { readPage, readRecord } from '#lib/open-data/public/api.ts'
import type { Resource } from '#lib/open-data/schema/parameters.ts'
import {
  createAward,
  createCentre,
  createEvent,
  createMemorandum,
  createNews,
  createOrganisation,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'

// What is hidden is in no list, at no address, in no count, and named by no record that is public.

type Listed = { records: { id: string }[]; total: number }

async function expectSeen(name: Resource, { id, key = id }: { id: string; key?: string }, isSeen: boolean) {
  const page = (await readPage(name, { limit: 100 } as never)) as Listed
  expect(page.records.some((record) => record.id === id)).toBe(isSeen)
  expect(page.total).toBe(page.records.length)
  expect((await readRecord(name, key)) !== null).toBe(isSeen)
}

const publishedAt = new Date()
const aPublicEvent = async () =>
  createEvent(db, { centreId: (await createCentre(db)).id, state: 'published', publishedAt })

test.each(['draft', 'withdrawn'] as const)(
  'a %s organisation, and its name as a host, a side, a recipient',
  async (state) => {
    const organisation = await createOrganisation(db)
    const event = await aPublicEvent()
    await db.event.update({ where: { id: event.id }, data: { hostOrganisationId: organisation.id } })
    const memorandum = await createMemorandum(db)
    const [party] = await db.memorandumParty.findMany({ where: { memorandumId: memorandum.id } })
    await db.memorandumParty.update({ where: { id: party!.id }, data: { organisationId: organisation.id } })
    const number = state === 'draft' ? 810_001 : 810_002
    const award = await createAward(db, {
      state: 'issued',
      number,
      organisationId: organisation.id,
      volunteerId: null,
    })
    const naming = async () =>
      JSON.stringify([
        await readRecord('events', event.slug),
        await readRecord('memoranda', memorandum.slug),
        await readRecord('awards', award.id),
      ]).split(organisation.slug).length - 1
    await expectSeen('organisations', { id: organisation.id, key: organisation.slug }, true)
    expect(await naming()).toBe(3)
    await db.organisation.update({ where: { id: organisation.id }, data: { state } })
    await expectSeen('organisations', { id: organisation.id, key: organisation.slug }, false)
    expect(await naming()).toBe(0)
  },
)

test('an award does not name the event it was given at once that is a draft again, or its centre is hidden', async () => {
  const event = await aPublicEvent()
  const award = await createAward(db, { state: 'issued', number: 810_003, eventId: event.id })
  const named = async () =>
    ((await readRecord('awards', award.id)) as { event: object | null }).event !== null
  expect(await named()).toBe(true)
  await db.centre.update({ where: { id: event.centreId }, data: { state: 'draft' } })
  expect(await named()).toBe(false)
  await db.centre.update({ where: { id: event.centreId }, data: { state: 'published' } })
  await db.event.update({ where: { id: event.id }, data: { state: 'draft' } })
  expect(await named()).toBe(false)
})

test('an event whose day no source states has none', async () => {
  const event = await aPublicEvent()
  await db.event.update({ where: { id: event.id }, data: { isDateStated: false } })
  expect(await readRecord('events', event.slug)).toMatchObject({ startsAt: null, endsAt: null })
})

test('a memorandum that was withdrawn', async () => {
  const { id, slug } = await createMemorandum(db)
  await expectSeen('memoranda', { id, key: slug }, true)
  await db.memorandum.update({ where: { id }, data: { state: 'draft' } })
  await expectSeen('memoranda', { id, key: slug }, false)
})

test('news that is a draft, or in no language; a language that is one answers to no filter', async () => {
  const { id } = await createNews(db, { state: 'published', publishedAt })
  const inEnglish = async () => {
    const page = (await readPage('news', { limit: 100, language: 'en' } as never)) as unknown as Listed
    return page.records.some((record) => record.id === id)
  }
  await expectSeen('news', { id }, true)
  expect(await inEnglish()).toBe(true)
  await db.newsTranslation.updateMany({ where: { newsId: id, locale: 'en' }, data: { state: 'draft' } })
  expect(await inEnglish()).toBe(false)
  expect(await readRecord('news', id)).toMatchObject({ title: { en: null }, page: { en: null } })
  await db.newsTranslation.updateMany({ where: { newsId: id }, data: { state: 'draft' } })
  await expectSeen('news', { id }, false)
  await db.newsTranslation.updateMany({ where: { newsId: id }, data: { state: 'published' } })
  await db.newsItem.update({ where: { id }, data: { state: 'draft' } })
  await expectSeen('news', { id }, false)
})
