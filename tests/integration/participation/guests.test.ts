import { describe, expect, test } from 'vitest'
import { keepPlace, leavePlace, moveSelf, rejoinShift } from '#lib/participation/commands/own-place.ts'
import { bringChild } from '#lib/participation/commands/bring-child.ts'
import { sendLinks } from '#lib/participation/commands/send-links.ts'
import { signUpSelf } from '#lib/participation/commands/sign-up-self.ts'
import { findOwnPlace } from '#lib/participation/queries/place.ts'
import { findEventToJoin, listOpenShifts } from '#lib/participation/queries/sign-up.ts'
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { createShift, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import {
  actorWith,
  createPeople,
  createScene,
  drift,
  inHours,
  place,
  shiftNow,
  statusesOn,
} from './people.ts'
import { guestForm, mother, placeNow, signUp } from './sign-up.ts'

describe('a visitor signs up without an account', () => {
  test('and has a place, a history, a letter and a link of their own', async () => {
    const { shift, event } = await createScene()
    const done = await signUp(shift.id)
    expect(done).toMatchObject({ status: 'confirmed', position: null, slug: event.slug })
    const { volunteerId, changes } = await placeNow(done.participationId)
    expect(changes).toEqual([{ fromStatus: null, toStatus: 'confirmed', reason: 'placed' }])
    const card = await db.volunteer.findUniqueOrThrow({
      where: { id: volunteerId },
      include: { memberships: true },
    })
    expect(card).toMatchObject({ isGuest: true, status: 'new', memberships: [] })
    expect(await db.outboxMessage.count({ where: { recipient: card.email! } })).toBe(1)
    const entry = { subjectId: done.participationId, action: 'signUp.placed', actorUserId: null }
    expect(await db.auditEntry.count({ where: entry })).toBe(1)
    const page = await findOwnPlace(null, done.token)
    expect(page).toMatchObject({ status: 'confirmed', may: { leave: true, rejoin: false, bringChild: true } })
  })

  test('waits in line when the places are gone, and is told the turn', async () => {
    const { shift } = await createScene({ shift: { places: 1 } })
    await signUp(shift.id)
    expect(await signUp(shift.id)).toMatchObject({ status: 'waiting', position: 1 })
    const third = await signUp(shift.id)
    expect(third).toMatchObject({ status: 'waiting', position: 2 })
    expect((await findOwnPlace(null, third.token)).position).toBe(2)
  })

  test('the same answer comes for somebody who is known and somebody who is not', async () => {
    const { centre, shift } = await createScene()
    const facts = {
      surname: 'Белгілі',
      givenName: 'Аян',
      birthDate: '1990-01-01',
      email: 'ayan@test.invalid',
    }
    await createVolunteer(db, { ...facts, centreId: centre.id, birthDate: new Date(facts.birthDate) })
    const known = await signUp(shift.id, facts)
    const unknown = await signUp(shift.id, { ...facts, surname: 'Бейтаныс', email: 'other@test.invalid' })
    expect(Object.keys(known).sort()).toEqual(Object.keys(unknown).sort())
    expect({ ...known, participationId: '', token: '' }).toEqual({
      ...unknown,
      participationId: '',
      token: '',
    })
  })

  test('the same form sent eight times at once makes one sign-up and one letter', async () => {
    const { shift } = await createScene()
    const form = guestForm(shift.id)
    const results = await Promise.all(Array.from({ length: 8 }, () => signUp(shift.id, form)))
    expect(new Set(results.map(({ participationId }) => participationId)).size).toBe(1)
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 1 })
    expect(await db.outboxMessage.count({ where: { recipient: form.email! } })).toBe(1)
  })

  test("another person's form with a used id is refused", async () => {
    const { shift } = await createScene()
    const form = guestForm(shift.id)
    await signUp(shift.id, form)
    await expect(signUp(shift.id, { ...form, surname: 'Бөтен' })).rejects.toBeInstanceOf(Conflict)
  })

  test.each([
    ['a grown-up without consent', { consent: false }, 'consent'],
    ['a birth date ahead', { birthDate: '2199-01-01' }, 'birthDate'],
    ['a minor without a guardian', { birthDate: '2012-01-01' }, 'guardian.name'],
    [
      'a guardian nobody can reach',
      { birthDate: '2012-01-01', guardian: { ...mother, email: null } },
      'guardian.email',
    ],
  ])('%s is refused beside the field and nothing is written', async (_, given, field) => {
    const { shift } = await createScene()
    const before = await db.volunteer.count()
    const refused = await signUp(shift.id, given).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(Object.keys((refused as Invalid).fields)).toContain(field)
    expect(await db.volunteer.count()).toBe(before)
  })

  test('a draft and an unknown shift do not exist; a closed one says why', async () => {
    const draft = await createScene({ event: { state: 'draft', publishedAt: null } })
    await expect(signUp(draft.shift.id)).rejects.toBeInstanceOf(NotFound)
    const closed = await createScene({ event: { signUpClosesAt: inHours(-1) } })
    await expect(signUp(closed.shift.id)).rejects.toMatchObject({
      fields: { overrideReason: { code: 'participation.reasons.signUpClosed' } },
    })
  })

  test('a mailbox can sign up so many and no more', async () => {
    const { shift } = await createScene({ shift: { places: 50 } })
    const email = 'many@test.invalid'
    for (let count = 0; count < 8; count++) await signUp(shift.id, { email })
    await expect(signUp(shift.id, { email })).rejects.toBeInstanceOf(TooMany)
  })
})

describe('the personal link', () => {
  test('opens one sign-up; changed, replaced or made for something else it opens none', async () => {
    const { shift } = await createScene()
    const one = await signUp(shift.id)
    const other = await signUp(shift.id)
    const mixed = one.token.slice(0, 22) + other.token.slice(22)
    const wrong = [
      mixed,
      one.token.slice(0, -1),
      signLink('calendar', one.participationId, 1),
      signLink('sign-up', one.participationId, 2),
      'x'.repeat(43),
      '',
    ]
    for (const token of wrong) {
      await expect(findOwnPlace(null, token)).rejects.toBeInstanceOf(NotFound)
      await expect(leavePlace(null, { token, withChildren: false })).rejects.toBeInstanceOf(NotFound)
    }
    await db.participation.update({ where: { id: one.participationId }, data: { linkVersion: 2 } })
    await expect(findOwnPlace(null, one.token)).rejects.toBeInstanceOf(NotFound)
  })

  test('gives a place up once; the next in line has it, and joining again is the end of the line', async () => {
    const { shift } = await createScene({ shift: { places: 1 } })
    const first = await signUp(shift.id)
    const second = await signUp(shift.id)
    const third = await signUp(shift.id)

    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => leavePlace(null, { token: first.token, withChildren: false })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await placeNow(second.participationId)).status).toBe('confirmed')
    const again = await rejoinShift(null, { token: first.token })
    expect(again).toMatchObject({ status: 'waiting', position: 2 })
    expect((await findOwnPlace(null, third.token)).position).toBe(1)
    const { changes } = await placeNow(first.participationId)
    expect(changes.at(-1)).toEqual({ fromStatus: 'confirmed', toStatus: 'cancelled', reason: 'self' })
    const [entry] = await db.auditEntry.findMany({
      where: { subjectId: first.participationId, action: 'signUp.cancelled' },
    })
    expect((entry!.details as { noticeHours: number }).noticeHours).toBeGreaterThan(24)
    expect(await drift()).toEqual([])
  })

  test('in the last hour only the coordinator takes people off; a turn in line can always be given up', async () => {
    const { shift, event } = await createScene({
      event: { startsAt: inHours(2), endsAt: inHours(5) },
      shift: { places: 1, startsAt: inHours(2), endsAt: inHours(5) },
    })
    const placed = await signUp(shift.id)
    const waiting = await signUp(shift.id)
    await db.shift.update({ where: { id: shift.id }, data: { startsAt: inHours(0.5) } })
    await expect(leavePlace(null, { token: placed.token, withChildren: false })).rejects.toMatchObject({
      code: 'participation.refusals.tooLate',
    })
    const later = await createShift(db, { eventId: event.id, startsAt: inHours(3), endsAt: inHours(4) })
    await expect(
      moveSelf(null, { token: placed.token, toShiftId: later.id, acceptOverlap: true }),
    ).rejects.toMatchObject({ code: 'participation.refusals.tooLate' })
    await leavePlace(null, { token: waiting.token, withChildren: false })
    expect((await placeNow(waiting.participationId)).status).toBe('cancelled')
    expect((await placeNow(placed.participationId)).status).toBe('confirmed')
  })

  test('moves to a free shift of the event; to a full one nothing changes', async () => {
    const { shift, event } = await createScene({ shift: { places: 1 } })
    const free = await createShift(db, {
      eventId: event.id,
      places: 2,
      startsAt: inHours(300),
      endsAt: inHours(303),
    })
    const full = await createShift(db, {
      eventId: event.id,
      places: 1,
      startsAt: inHours(310),
      endsAt: inHours(313),
    })
    await signUp(full.id)
    const one = await signUp(shift.id)
    await expect(
      moveSelf(null, { token: one.token, toShiftId: full.id, acceptOverlap: false }),
    ).rejects.toMatchObject({ code: 'participation.refusals.targetFull' })
    expect((await placeNow(one.participationId)).status).toBe('confirmed')
    const moved = await moveSelf(null, { token: one.token, toShiftId: free.id, acceptOverlap: false })
    expect((await findOwnPlace(null, moved.token)).shiftId).toBe(free.id)
    const foreign = await createScene()
    await expect(
      moveSelf(null, { token: moved.token, toShiftId: foreign.shift.id, acceptOverlap: false }),
    ).rejects.toBeInstanceOf(NotFound)
    expect(await drift()).toEqual([])
  })

  test('nothing is kept where nothing is held', async () => {
    const { shift } = await createScene()
    const { token } = await signUp(shift.id)
    await expect(keepPlace(null, { token })).rejects.toMatchObject({
      code: 'participation.refusals.nothingHeld',
    })
  })

  test('is written again to its mailbox, and nothing to others', async () => {
    const { shift } = await createScene()
    const form = guestForm(shift.id)
    const { token } = await signUp(shift.id, form)
    await sendLinks(null, { email: form.email!, locale: 'kk' }, 'direct')
    await sendLinks(null, { email: 'nobody@test.invalid', locale: 'kk' }, 'direct')
    const letters = await db.outboxMessage.findMany({ where: { effectKey: { startsWith: 'links:' } } })
    expect(letters.map(({ recipient }) => recipient)).toEqual([form.email])
    expect(letters[0]!.body).toContain(token)
  })
})

describe('a child with an adult', () => {
  const child = (token: string, given = {}) => ({
    ...{ token, id: crypto.randomUUID(), surname: 'Оспанова', givenName: 'Аяла', birthDate: '2016-04-05' },
    ...{ relation: 'mother' as const, consent: true },
    ...given,
  })

  test('has a place of its own beside the adult, who cannot leave without it', async () => {
    const { shift } = await createScene()
    const adult = await signUp(shift.id)
    expect(await bringChild(null, child(adult.token))).toMatchObject({ status: 'confirmed' })
    expect((await findOwnPlace(null, adult.token)).children).toHaveLength(1)
    await expect(leavePlace(null, { token: adult.token, withChildren: false })).rejects.toMatchObject({
      code: 'participation.refusals.accompanies',
    })
    await leavePlace(null, { token: adult.token, withChildren: true })
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 0, waiting: 0 })
  })

  test('needs an adult with a place, the consent, and to be a child', async () => {
    const { shift } = await createScene({ shift: { places: 1 } })
    await signUp(shift.id)
    const waiting = await signUp(shift.id)
    await expect(bringChild(null, child(waiting.token))).rejects.toMatchObject({
      code: 'participation.refusals.placeFirst',
    })
    await expect(bringChild(null, child(waiting.token, { consent: false }))).rejects.toBeInstanceOf(Invalid)
    await expect(bringChild(null, child(waiting.token, { birthDate: '1990-01-01' }))).rejects.toBeInstanceOf(
      Invalid,
    )
  })

  test('is barred from work the law bars', async () => {
    const { shift } = await createScene({ event: { isEmergency: true } })
    const adult = await signUp(shift.id)
    await expect(bringChild(null, child(adult.token))).rejects.toMatchObject({
      fields: { 'reasons.0': { code: 'participation.reasons.adultsOnly' } },
    })
  })
})

describe('a volunteer signs up with an account', () => {
  test('in one step, seeing every reason against what they cannot take', async () => {
    const { centre, shift, event } = await createScene()
    const other = await createShift(db, { eventId: event.id })
    const [volunteerId] = await createPeople(centre.id, 1)
    const actor = actorWith({ volunteerId: volunteerId! })
    const form = {
      acceptOverlap: false,
      guardian: { name: '', relation: '' as const, email: null, phone: null },
    }
    expect(await signUpSelf(actor, { shiftId: shift.id, ...form })).toMatchObject({ status: 'confirmed' })
    await expect(signUpSelf(actor, { shiftId: shift.id, ...form })).rejects.toBeInstanceOf(Conflict)
    const page = await findEventToJoin(actor, event.slug)
    expect(page!.shifts.map(({ id, chance }) => [id, chance])).toEqual([
      [shift.id, 'yours'],
      [other.id, 'no'],
    ])
    expect(page!.shifts[1]!.reasons.map(({ code }) => code)).toEqual(['clash'])
    const open = await listOpenShifts(actor)
    expect(open.find(({ id }) => id === shift.id)?.chance).toBe('yours')
    await expect(signUpSelf(actorWith(), { shiftId: shift.id, ...form })).rejects.toBeInstanceOf(Forbidden)
  })

  test('a suspended person is refused by themselves as by a coordinator', async () => {
    const { centre, coordinator, shift } = await createScene()
    const [volunteerId] = await createPeople(centre.id, 1, { status: 'suspended' })
    const form = {
      acceptOverlap: true,
      guardian: { name: '', relation: '' as const, email: null, phone: null },
    }
    const actor = actorWith({ volunteerId: volunteerId! })
    await expect(signUpSelf(actor, { shiftId: shift.id, ...form })).rejects.toBeInstanceOf(Invalid)
    await expect(place(coordinator, shift.id, volunteerId!)).rejects.toBeInstanceOf(Invalid)
    expect(await statusesOn(shift.id)).toEqual([])
  })
})
