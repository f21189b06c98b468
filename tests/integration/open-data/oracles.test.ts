import { expect, test } from 'vitest'
import { type ApiPage, readPage } from '#lib/open-data/public/api.ts'
import {
  createAward,
  createCentre,
  createEvent,
  createMemorandum,
  createOrganisation,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'

// A filter answers "is it so?" of whatever it looks at: it may look only at what is printed.

const idsOf = (page: ApiPage | null) => ((page?.records ?? []) as { id: string }[]).map(({ id }) => id)
const finds = async (name: 'awards' | 'memoranda' | 'events', asked: object, id: string) => {
  const page = await readPage(name, { limit: 100, ...asked } as never)
  const isThere = idsOf(page).includes(id)
  expect(page!.total, 'the count says the same').toBe(idsOf(page).length)
  return isThere
}

let number = 800_000
async function anAward(given: Parameters<typeof createVolunteer>[1], recipient: string) {
  const { id: volunteerId } = await createVolunteer(db, given)
  const names = { recipientKk: recipient, recipientRu: recipient, recipientEn: recipient }
  return (await createAward(db, { state: 'issued', number: number++, volunteerId, ...names })).id
}

test('a grown-up is found by the printed name, not by the one on the card', async () => {
  const card = { givenName: 'Құпияназ', surname: 'Жасыринова', birthDate: new Date('1990-01-01') }
  const id = await anAward(card, 'Айна Аппақова')
  expect(await finds('awards', { q: 'Айна' }, id)).toBe(true)
  for (const q of ['Құпияназ', 'Жасыринова']) expect(await finds('awards', { q }, id), q).toBe(false)
})

test.each([
  ['a minor', new Date(Date.now() - 15 * 365.25 * 86_400_000)],
  ['somebody of unknown age', null],
])('%s is found by the given name that is printed, and by nothing of the rest', async (_, birthDate) => {
  const id = await anAward({ givenName: 'Ерасыл', surname: 'Жұпаров', birthDate }, 'Ерасыл Жұпаров')
  expect(await finds('awards', { q: 'Ерасыл' }, id)).toBe(true)
  for (const q of ['Жұпаров', 'жупаров', 'Zhuparov', 'Жұп'])
    expect(await finds('awards', { q }, id), q).toBe(false)
})

test('a memorandum is not found by the other name of an organisation that is hidden', async () => {
  const names = { nameKk: 'Тасада тұрған ұйым', nameRu: 'Затаённое общество', nameEn: 'Covert society' }
  const organisation = await createOrganisation(db, { ...names, searchKey: 'затаенное общество' })
  const { id } = await createMemorandum(db)
  const [party] = await db.memorandumParty.findMany({ where: { memorandumId: id } })
  await db.memorandumParty.update({ where: { id: party!.id }, data: { organisationId: organisation.id } })
  expect(await finds('memoranda', { q: 'затаенное' }, id)).toBe(true)
  await db.organisation.update({ where: { id: organisation.id }, data: { state: 'draft' } })
  for (const asked of [{ q: 'затаенное' }, { organisation: organisation.slug }])
    expect(await finds('memoranda', asked, id), JSON.stringify(asked)).toBe(false)
})

test('what a draft is called, or where it takes place, nobody can ask', async () => {
  const { id: centreId } = await createCentre(db)
  const event = await createEvent(db, { centreId, state: 'draft', publishedAt: null, searchKey: 'тыныштык' })
  for (const asked of [{ q: 'тыныштык' }, { when: 'ahead' }, { places: 'free' }, { age: 20 }])
    expect(await finds('events', asked, event.id), JSON.stringify(asked)).toBe(false)
})
