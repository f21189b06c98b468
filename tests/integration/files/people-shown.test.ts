import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { eraseVolunteer } from '#lib/erasure/commands/erase-volunteer.ts'
import { hideSelf } from '#lib/erasure/commands/ask-erasure.ts'
import { withdrawOwnConsent } from '#lib/erasure/commands/withdraw-consent.ts'
import { editPicture, replacePicture } from '#lib/files/commands/edit-picture.ts'
import {
  agreeOwn,
  namePerson,
  recordPictureConsent,
  removePerson,
} from '#lib/files/commands/picture-people.ts'
import { takeOut, takeOutOwn } from '#lib/files/commands/take-out.ts'
import { openFiles } from '#lib/files/commands/visibility.ts'
import { findFile } from '#lib/files/queries/library.ts'
import { listHeld, listOwnPictures } from '#lib/files/queries/people-shown.ts'
import { findPublicFile } from '#lib/files/public.ts'
import { editPictureInput, namePersonInput } from '#lib/files/schema.ts'
import { findPublishedNews } from '#lib/news/public/reading.ts'
import { listLatestNews, listPublishedNews } from '#lib/news/public.ts'
import { findPublishedOrganisation } from '#lib/organisations/public.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { createMembership, createOrganisation, createUser, createVolunteer } from '#prisma/seed/builders.ts'
import { db, transaction } from '#tests/support/database.ts'
import { aCoordinator, actorOf, anEditor, aRepresentative, aStranger } from '#tests/support/people.ts'
import { photo } from '#tests/support/pictures.ts'
import { aStoredPicture } from '#tests/support/stored-picture.ts'
import { aPublished, slugOf, textsOf } from '../news/desk.ts'
import { refusalOf } from '../volunteers/people.ts'

const today = dayOf(new Date())
const rowOf = (id: string) => db.storedFile.findUniqueOrThrow({ where: { id }, include: { persons: true } })
const isOpen = async (id: string) => (await rowOf(id)).isPublic
const open = (actor: Actor, id: string) => transaction((tx) => openFiles(actor, tx, [id]))

async function aVolunteer(years = 30) {
  const { centre } = await aCoordinator()
  const user = await createUser(db)
  const birthDate = new Date(Date.now() - years * 365.25 * 86_400_000)
  const card = await createVolunteer(db, { centreId: centre.id, userId: user.id, birthDate })
  return { ...card, holder: await actorOf(user.id) }
}

async function consent(volunteerId: string, guardianId: string | null = null) {
  const words = { textVersion: 'v1', textHash: 'x', locale: 'kk', method: 'paper' as const }
  return db.consent.create({
    data: { volunteerId, kind: 'publishing', guardianId, givenAt: new Date(), ...words },
  })
}

function name(editor: Actor, fileId: string, given: Record<string, unknown>) {
  return namePerson(editor, namePersonInput.parse({ fileId, ...given }))
}

function given(personId: string, more: Record<string, unknown> = {}) {
  return { personId, method: 'paper' as const, givenOn: today, guardianName: '', ...more }
}

/** A public picture with a volunteer on it who agreed. */
async function shownWith(editor: Actor, volunteer: { id: string; cardNumber: number }) {
  await consent(volunteer.id)
  const { id } = await aStoredPicture({ people: 'recognisable', isHeld: true })
  await open(editor, id)
  await name(editor, id, { cardNumber: String(volunteer.cardNumber) })
  const row = await rowOf(id)
  expect(row).toMatchObject({ isPublic: true, isHeld: false })
  return { id, key: row.storageKey, personId: row.persons[0]!.id }
}

describe('a picture with somebody who can be recognised', () => {
  test('waits until each of them is named and agrees, then opens where it is wanted', async () => {
    const editor = await anEditor()
    const { id } = await aStoredPicture({ people: 'recognisable', isHeld: true })
    expect(await open(editor, id)).toBe(0)
    expect(await listHeld(editor, [id])).toMatchObject([{ id }])
    await name(editor, id, { name: 'Айдос Тестов' })
    await name(editor, id, { name: 'Бала Тестова', isMinor: 'on' })
    const [adult, child] = (await rowOf(id)).persons
    await recordPictureConsent(editor, given(adult!.id))
    expect(await isOpen(id)).toBe(false)
    expect(await refusalOf(recordPictureConsent(editor, given(child!.id)))).toEqual({
      guardianName: 'files.refusals.guardianNeeded',
    })
    await recordPictureConsent(editor, given(child!.id, { guardianName: 'Анасы Тестова' }))
    expect(await isOpen(id)).toBe(true)
    expect(await refusalOf(recordPictureConsent(editor, given(adult!.id)))).toBe(
      'files.refusals.consentKnown',
    )
    const actions = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
    expect(actions.map(({ action }) => action)).toEqual([
      ...['file.personNamed', 'file.personNamed', 'file.consentRecorded', 'file.consentRecorded'],
    ])
    expect(JSON.stringify(actions)).not.toContain('Тестов')
  })

  test('a volunteer’s own consent to be published counts; a minor’s needs a guardian’s', async () => {
    const [editor, child] = [await anEditor(), await aVolunteer(15)]
    const { id } = await aStoredPicture()
    await consent(child.id)
    await name(editor, id, { cardNumber: String(child.cardNumber) })
    expect((await rowOf(id)).persons).toMatchObject([{ state: 'asked', isMinor: true }])
    expect(await refusalOf(agreeOwn(child.holder, { personId: (await rowOf(id)).persons[0]!.id }))).toBe(
      'files.refusals.guardianNeeded',
    )
    expect(await refusalOf(name(editor, id, { cardNumber: String(child.cardNumber) }))).toBe(
      'files.refusals.personKnown',
    )
    const other = await aStoredPicture()
    const guardian = await db.guardian.create({
      data: { volunteerId: child.id, name: 'Анасы', relation: 'mother' },
    })
    await consent(child.id, guardian.id)
    await name(editor, other.id, { cardNumber: String(child.cardNumber) })
    expect((await rowOf(other.id)).persons).toMatchObject([{ state: 'given', guardianName: 'Анасы' }])
  })

  test('the database itself lets no held picture be public', async () => {
    const { id } = await aStoredPicture({ people: 'recognisable', isHeld: true })
    await expect(db.storedFile.update({ where: { id }, data: { isPublic: true } })).rejects.toThrow(
      /StoredFile_held_is_not_public/,
    )
  })

  test('is not declared empty to get past its people', async () => {
    const editor = await anEditor()
    const { id, version } = await aStoredPicture({ people: 'recognisable', isHeld: true })
    await name(editor, id, { name: 'Біреу' })
    const form = { id, version: version + 1, people: 'nobody' }
    expect(await refusalOf(editPicture(editor, editPictureInput.parse(form)))).toEqual({
      people: 'files.refusals.personsNamed',
    })
    expect(
      await refusalOf(
        editPicture(editor, editPictureInput.parse({ ...form, version: 1, people: 'recognisable' })),
      ),
    ).toBe('files.refusals.stale')
  })
})

describe('taking a picture out', () => {
  test('works once and at once, and nothing opens it again but a new consent', async () => {
    const [editor, volunteer] = [await anEditor(), await aVolunteer()]
    const { id, key, personId } = await shownWith(editor, volunteer)
    const other = await aVolunteer()
    expect(await refusalOf(takeOutOwn(other.holder, { personId }))).toBe('files.refusals.unknown')
    expect(await refusalOf(takeOut(await aStranger(), { personId }))).toBe('files.refusals.unknown')
    await db.pageRefresh.deleteMany()
    const twice = [takeOutOwn(volunteer.holder, { personId }), takeOut(editor, { personId })]
    const settled = await Promise.allSettled(twice)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await findPublicFile(key)).toBeNull()
    expect(await db.pageRefresh.count({ where: { tags: { has: 'news' } } })).toBe(1)
    expect(await open(editor, id)).toBe(0)
    expect(await refusalOf(removePerson(editor, { personId }))).toBe('files.refusals.takenOutStays')
    expect(await isOpen(id)).toBe(false)
    expect(await db.auditEntry.count({ where: { subjectId: id, action: 'file.takenOut' } })).toBe(1)
    const before = dayOf(new Date(Date.now() - 2 * 86_400_000))
    expect(await refusalOf(recordPictureConsent(editor, given(personId, { givenOn: before })))).toEqual({
      givenOn: 'files.refusals.consentOlder',
    })
    await agreeOwn(volunteer.holder, { personId })
    expect(await isOpen(id)).toBe(true)
  })

  test('follows from the consent to publish, from hiding oneself and from an erasure', async () => {
    const editor = await anEditor()
    const { centre, actor: coordinator } = await aCoordinator()
    for (const way of ['consent', 'hide', 'erase'] as const) {
      const volunteer = await aVolunteer()
      await db.membership.updateMany({ where: { volunteerId: volunteer.id }, data: { centreId: centre.id } })
      const { id } = await shownWith(editor, volunteer)
      await db.storedFile.update({ where: { id }, data: { altKk: 'Айдос ағаш егіп жүр' } })
      const { id: consentId } = await db.consent.findFirstOrThrow({ where: { volunteerId: volunteer.id } })
      if (way === 'consent') await withdrawOwnConsent(volunteer.holder, { consentId, leaveComing: false })
      if (way === 'hide') await hideSelf(volunteer.holder)
      const input = { volunteerId: volunteer.id, cardNumber: String(volunteer.cardNumber) }
      if (way === 'erase') await eraseVolunteer(coordinator, { ...input, hasRequest: true })
      const row = await rowOf(id)
      expect(row, way).toMatchObject({ isPublic: false, isHeld: true, persons: [{ state: 'withdrawn' }] })
      expect(row.altKk === '', way).toBe(way === 'erase')
      expect(row.persons[0]!.volunteerId === null, way).toBe(way === 'erase')
    }
  })

  test('leaves no trace of it on any surface, and the pages stand', async () => {
    const [editor, volunteer] = [await anEditor(), await aVolunteer()]
    const { id, key, personId } = await shownWith(editor, volunteer)
    const body = `Мәтін\n\n![ағаш](${id})`
    const texts = {
      kk: textsOf('Сурет', { body, coverAlt: 'ағаш' }),
      ru: textsOf('Фото', { coverAlt: 'дерево' }),
    }
    const newsId = await aPublished(editor, { coverId: id, translations: { ...texts, en: {} } })
    const organisation = await createOrganisation(db, { logoId: id, state: 'published' })
    const surfaces = async () => ({
      article: await findPublishedNews('kk', await slugOf(newsId, 'kk')),
      latest: await listLatestNews('kk', 50),
      list: await listPublishedNews('kk', { kind: null, cursor: null }),
      organisation: await findPublishedOrganisation(organisation.slug),
      media: await findPublicFile(key),
    })
    for (const [surface, shown] of Object.entries(await surfaces()))
      if (surface !== 'media') expect(JSON.stringify(shown), surface).toContain(key)
    await takeOutOwn(volunteer.holder, { personId })
    const after = await surfaces()
    for (const [surface, shown] of Object.entries(after))
      expect(JSON.stringify(shown), surface).not.toContain(key)
    expect(after.article).not.toBeNull()
    expect(after.organisation).not.toBeNull()
  })
})

test('another picture in its place begins anew, and the old bytes are gone', async () => {
  const [editor, volunteer] = [await anEditor(), await aVolunteer()]
  const { id, key, personId } = await shownWith(editor, volunteer)
  await takeOutOwn(volunteer.holder, { personId })
  const { version } = await rowOf(id)
  const file = new File([new Uint8Array(await photo())], 'b.jpg')
  await replacePicture(editor, { id, version, people: 'nobody', file })
  const row = await rowOf(id)
  expect(row).toMatchObject({ isPublic: true, isHeld: false, takenOutAt: null, persons: [] })
  expect(row.storageKey).not.toBe(key)
  expect(await refusalOf(replacePicture(editor, { id, version, people: 'nobody', file }))).toBe(
    'files.refusals.stale',
  )
  const again = { id, version: row.version, people: 'nobody' as const, file }
  expect(await refusalOf(replacePicture(editor, again))).toEqual({ file: 'files.refusals.samePicture' })
})

test('a card’s number says nothing of a person to who does not see their card', async () => {
  const [person, { organisation, actor }] = [await aVolunteer(), await aRepresentative()]
  const { id } = await aStoredPicture()
  await db.storedFile.update({ where: { id }, data: { uploadedById: actor.userId } })
  const card = { cardNumber: String(person.cardNumber) }
  expect(await refusalOf(name(actor, id, card))).toEqual({ cardNumber: 'files.refusals.noCard' })
  expect((await findFile(actor, id))?.persons).toEqual([])
  await createMembership(db, { volunteerId: person.id, organisationId: organisation.id })
  await name(actor, id, card)
  expect((await rowOf(id)).persons).toMatchObject([{ volunteerId: person.id }])
})

test('people see the pictures they are on and nobody else’s', async () => {
  const [editor, volunteer, other] = [await anEditor(), await aVolunteer(), await aVolunteer()]
  const { id } = await shownWith(editor, volunteer)
  expect((await listOwnPictures(volunteer.holder)).map(({ fileId }) => fileId)).toEqual([id])
  expect(await listOwnPictures(other.holder)).toEqual([])
  expect(await listOwnPictures(editor)).toEqual([])
})
