import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { thankForHours } from '#lib/messages/commands/thank-for-hours.ts'
import { type LetterKind, writeLetter } from '#lib/participation/commands/write-letter.ts'
import { checkInCodeOf, signLink } from '#lib/platform/signed-link.ts'
import { createGuardian, createParticipation, createVolunteer } from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db, transaction } from '#tests/support/database.ts'
import { createScene, inHours } from '../participation/people.ts'

async function placed(person: Partial<Prisma.VolunteerCreateManyInput> = {}) {
  const scene = await createScene({ event: { titleKk: 'Өзен жағасы', titleRu: 'Берег реки' } })
  const volunteer = await createVolunteer(db, {
    centreId: scene.centre.id,
    email: 'a@demo.invalid',
    ...person,
  })
  const place = await createParticipation(db, { shiftId: scene.shift.id, volunteerId: volunteer.id })
  return { ...scene, volunteer, place }
}
type Placed = Awaited<ReturnType<typeof placed>>

async function write({ place, volunteer, shift, event }: Placed, kind: LetterKind, heldUntil?: Date) {
  const before = await lettersOf(place.id)
  const facts = { changeKey: `${place.id}:${before.length}`, kind, participationId: place.id, heldUntil }
  await transaction((tx) =>
    writeLetter(null, tx, { ...facts, person: volunteer, shift: { ...shift, event: event as never } }),
  )
  const [letter] = (await lettersOf(place.id)).filter(({ id }) => !before.some((one) => one.id === id))
  if (!letter) throw new Error('no letter was written')
  return letter
}

function lettersOf(participationId: string) {
  return db.outboxMessage.findMany({ where: { participationId }, orderBy: { id: 'asc' } })
}

function eventsIn(calendar: string) {
  return new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
}

describe('a confirmation', () => {
  test('says what, when and where, and brings the link, the entry and the code', async () => {
    const scene = await placed({ locale: 'ru' })
    const letter = await write(scene, 'confirmed')

    expect(letter).toMatchObject({
      state: 'pending',
      recipient: 'a@demo.invalid',
      kind: 'confirmed',
      locale: 'ru',
    })
    expect(letter.subject).toBe('Вы записаны: Берег реки')
    expect(letter.body).toContain(`/ru/place/${signLink('sign-up', scene.place.id, 1)}`)
    expect(letter.qrText).toBe(`BGC:${checkInCodeOf(scene.place.id)}`)
    expect(letter.body.replace('-', '')).toContain(checkInCodeOf(scene.place.id))
    const [entry] = eventsIn(letter.calendar ?? '')
    expect(entry?.getFirstPropertyValue('uid')).toBe(`${scene.place.id}@birgemiz`)
    expect(entry?.getFirstPropertyValue('status')).toBe('CONFIRMED')
  })

  test('a later letter takes the entry back with a higher number', async () => {
    const scene = await placed()
    await write(scene, 'confirmed')
    await db.participation.update({
      where: { id: scene.place.id },
      data: { status: 'cancelled', sequence: { increment: 1 } },
    })
    const [entry] = eventsIn((await write(scene, 'cancelledSelf')).calendar ?? '')
    expect(entry?.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(entry?.getFirstPropertyValue('sequence')).toBe(1)
  })

  test('somebody who only waited has no entry to take back', async () => {
    const scene = await placed()
    expect((await write(scene, 'waiting')).calendar).toBeNull()
    expect((await write(scene, 'cancelledSelf')).calendar).toBeNull()
  })

  test('is told once for one change', async () => {
    const scene = await placed()
    const facts = { changeKey: 'same', kind: 'confirmed' as const, participationId: scene.place.id }
    const shift = { ...scene.shift, event: scene.event as never }
    const again = () =>
      transaction((tx) => writeLetter(null, tx, { ...facts, person: scene.volunteer, shift }))
    await Promise.all([again(), again(), again()])
    expect(await lettersOf(scene.place.id)).toHaveLength(1)
  })
})

test('an offer asks for the answer before it says anything else about the place', async () => {
  const { body } = await write(await placed({ locale: 'en' }), 'offered', inHours(3))
  expect(body.indexOf('/place/')).toBeLessThan(body.indexOf('Event:'))
})

describe('who hears about a place', () => {
  test('without an e-mail a coordinator is told what to say', async () => {
    const letter = await write(await placed({ email: null, locale: 'kk' }), 'confirmed')
    expect(letter).toMatchObject({
      state: 'toCall',
      recipient: '',
      calendar: null,
      qrText: null,
      locale: 'kk',
    })
    expect(letter.body).toContain('Сәлеметсіз бе')
  })

  test("a parent gets the letter of somebody under 18, and not a grown-up's", async () => {
    for (const [years, recipient] of [
      [15, 'mother@demo.invalid'],
      [30, ''],
    ] as const) {
      const birthDate = new Date(Date.now() - years * 366 * 24 * 3_600_000)
      const scene = await placed({ email: null, birthDate })
      const guardian = await createGuardian(db, scene.volunteer.id)
      await db.guardian.update({ where: { id: guardian.id }, data: { email: 'mother@demo.invalid' } })
      expect((await write(scene, 'confirmed')).recipient).toBe(recipient)
    }
  })

  test('a card whose data were erased hears nothing', async () => {
    const scene = await placed({ status: 'anonymised' })
    await expect(write(scene, 'confirmed')).rejects.toThrow('no letter')
  })

  test('whoever refused two letters for good is called; a password still goes by mail', async () => {
    const scene = await placed({ email: 'gone@demo.invalid' })
    for (const kind of ['waiting', 'promoted'] as const) {
      const { id } = await write(scene, kind)
      await db.outboxMessage.update({ where: { id }, data: { state: 'bounced', lastError: '550' } })
    }
    expect((await write(scene, 'takenOff')).state).toBe('toCall')
    const password = { effectKey: 'password', recipient: 'gone@demo.invalid', locale: 'kk' as const }
    await transaction((tx) => enqueueMail(tx, { ...password, subject: 's', body: 'b' }))
    expect(await db.outboxMessage.findUnique({ where: { effectKey: 'password' } })).toMatchObject({
      state: 'pending',
    })
  })
})

describe('thanks', () => {
  test('go out once with the hours, and to nobody by phone', async () => {
    const { place } = await placed({ locale: 'ru' })
    const thank = () =>
      transaction((tx) => thankForHours(null, tx, { participationId: place.id, minutes: 210 }))
    expect(await Promise.all([thank(), thank()])).toContain(true)
    const letters = await lettersOf(place.id)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('3,5 ч')

    const silent = await placed({ email: null })
    const facts = { participationId: silent.place.id, minutes: 60 }
    expect(await transaction((tx) => thankForHours(null, tx, facts))).toBe(false)
  })
})
