import { describe, expect, test } from 'vitest'
import { findPersonalCalendar } from '#lib/calendars/queries.ts'
import { mergeCards } from '#lib/duplicates/commands/merge-cards.ts'
import { undoMerge } from '#lib/duplicates/commands/undo-merge.ts'
import { signUpSelf } from '#lib/participation/commands/sign-up-self.ts'
import { selfSignUpInput } from '#lib/participation/schema.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { editVolunteer } from '#lib/volunteers/commands/edit-volunteer.ts'
import { listVolunteers } from '#lib/volunteers/queries/list-volunteers.ts'
import { findMergedInto } from '#lib/volunteers/queries.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'
import {
  createEvent,
  createMembership,
  createParticipation,
  createShift,
  createUser,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf, anAdministrator } from '#tests/support/people.ts'
import { addHours } from '../certificates/people.ts'
import { drift } from '../participation/people.ts'
import { actionsOn, anEdit, historyOf, refusalOf } from '../volunteers/people.ts'
import { merge, mergeForm, pairOf, twoCards } from './people.ts'

const consent = (volunteerId: string, given: { givenAt: Date; withdrawnAt?: Date }) =>
  db.consent.create({
    data: {
      ...{
        volunteerId,
        kind: 'personalData',
        method: 'paper',
        locale: 'kk',
        textVersion: '1',
        textHash: 'test',
      },
      ...given,
    },
  })

const cardNow = (id: string) =>
  db.volunteer.findUniqueOrThrow({ where: { id }, include: { memberships: true, consents: true } })

/** Both cards on one shift, with hours when it is over. */
async function onOneShift(minutes?: [number, number]) {
  const cards = await twoCards()
  const startsAt = new Date(Date.now() + (minutes ? -7 : 7) * 86_400_000)
  const event = await createEvent(db, { centreId: cards.centre.id, startsAt })
  const shift = await createShift(db, { eventId: event.id, places: 2 })
  const stand = async ({ id }: { id: string }, index: number) => {
    const place = await createParticipation(db, { shiftId: shift.id, volunteerId: id })
    if (minutes) {
      await db.attendance.create({ data: { participationId: place.id, mark: 'present' } })
      await addHours({
        participationId: place.id,
        volunteerId: id,
        minutes: minutes[index]!,
        workedOn: startsAt,
      })
    }
    return place
  }
  const places = [await stand(cards.a, 0), await stand(cards.b, 1)] as const
  return { ...cards, shift, places }
}

const minutesOf = async (volunteerId: string) =>
  (await db.hourEntry.aggregate({ where: { volunteerId }, _sum: { minutes: true } }))._sum.minutes

describe('two cards of one person', () => {
  test('become one: the chosen values stay, the rest is united, and both histories say so without saying what', async () => {
    const { actor, a, b, pairId } = await twoCards(
      { phone: '+77010000001', notes: '' },
      { phone: '+77010000002', email: 'dana@example.test', notes: 'Көлігі бар', languages: ['kk', 'en'] },
    )
    await merge(actor, pairId, a.id, { fields: { phone: (await sideOf(b.id, pairId)) as 'one' } })
    const after = await cardNow(a.id)
    expect(after).toMatchObject({ phone: '+77010000002', email: 'dana@example.test', notes: 'Көлігі бар' })
    expect(after.languages).toEqual(['kk', 'en'])
    expect(after.memberships.filter(({ endedOn }) => endedOn === null)).toHaveLength(1)
    expect([await actionsOn(a.id), await actionsOn(b.id)]).toEqual([
      ['volunteer.mergedInto'],
      ['volunteer.merged'],
    ])
    const history = JSON.stringify([await historyOf(a.id), await historyOf(b.id)])
    expect(history).toContain('closed')
    for (const secret of ['+7701000000', 'dana@', a.surname, 'Көлігі']) expect(history).not.toContain(secret)
  })

  test('answer to the old number, address and calendar', async () => {
    const { actor, a, b, pairId } = await twoCards({}, { calendarVersion: 1 })
    const shift = await createShift(db)
    const place = await createParticipation(db, { shiftId: shift.id, volunteerId: a.id })
    await merge(actor, pairId, a.id)
    const found = await listVolunteers(actor, volunteerFilters.parse({ q: `№ ${b.cardNumber}` }))
    expect(found.rows.map(({ id }) => id)).toEqual([a.id])
    expect(await findMergedInto(actor, b.id)).toBe(a.id)
    expect(await findPersonalCalendar(null, signLink('calendar', b.id, 1))).toContain(place.id)
  })

  test('merged again lead to the last card directly, and are taken apart from the last on', async () => {
    const { actor, a, b, pairId } = await twoCards()
    const c = (await twoCards({}, {}, { centre: (await centreOf(a.id))!, actor })).a
    const first = await merge(actor, pairId, a.id)
    const second = await merge(actor, await pairOf(actor, a, c), c.id)
    expect((await cardNow(b.id)).mergedIntoId).toBe(c.id)
    expect(await refusalOf(undoMerge(actor, first))).toBe('duplicates.refusals.unknown')
    await undoMerge(actor, second)
    expect((await cardNow(b.id)).mergedIntoId).toBe(a.id)
    await undoMerge(actor, first)
    expect((await cardNow(b.id)).mergedIntoId).toBeNull()
  })

  test('a withdrawn consent is not revived by the other card', async () => {
    const { actor, a, b, pairId } = await twoCards()
    const withdrawnAt = new Date('2025-06-01')
    await consent(a.id, { givenAt: new Date('2025-03-01') })
    await consent(b.id, { givenAt: new Date('2025-01-01'), withdrawnAt })
    await merge(actor, pairId, a.id)
    const { consents } = await cardNow(a.id)
    expect(consents.map((each) => each.withdrawnAt)).toEqual([withdrawnAt, withdrawnAt])
  })

  test('with two accounts keep the chosen one; the other has no card', async () => {
    const [one, other] = [await createUser(db), await createUser(db)]
    const { actor, a, b, pairId } = await twoCards({ userId: one.id }, { userId: other.id })
    const form = await mergeForm(actor, pairId, a.id)
    const { account: _account, ...open } = form
    expect(await refusalOf(mergeCards(actor, open))).toEqual({ account: 'duplicates.problems.chooseAccount' })
    const { mergeId } = await mergeCards(actor, {
      ...form,
      account: form.staying === 'one' ? 'other' : 'one',
    })
    expect([(await actorOf(other.id)).volunteerId, (await actorOf(one.id)).volunteerId]).toEqual([a.id, null])
    await undoMerge(actor, { mergeId })
    expect([(await actorOf(one.id)).volunteerId, (await actorOf(other.id)).volunteerId]).toEqual([a.id, b.id])
  })

  test('a coordinator cannot take a primary member from another centre', async () => {
    const { centre, actor, a, b, pairId } = await twoCards()
    const away = (await aCoordinator()).centre
    await db.membership.updateMany({ where: { volunteerId: b.id }, data: { isPrimary: false } })
    const theirs = await createMembership(db, { volunteerId: b.id, centreId: away.id, isPrimary: true })
    await merge(actor, pairId, a.id, { primaryId: (await ownMembership(a.id, centre.id)).id })
    const primaries = (await cardNow(a.id)).memberships.filter(({ isPrimary }) => isPrimary)
    expect(primaries.map(({ id }) => id)).toEqual([theirs.id])
  })
})

describe('one shift on both cards', () => {
  test('has to be decided; the place given up is free, and comes back with the undo', async () => {
    const { actor, a, b, pairId, shift, places } = await onOneShift()
    await db.participation.update({ where: { id: places[1].id }, data: { sharesPhone: true } })
    const form = await mergeForm(actor, pairId, a.id)
    expect(await refusalOf(mergeCards(actor, { ...form, keep: {} }))).toEqual({
      [`keep.${shift.id}`]: 'duplicates.problems.choosePlace',
    })
    const { mergeId } = await mergeCards(actor, {
      ...form,
      keep: { [shift.id]: (await sideOf(b.id, pairId)) as 'one' },
    })
    expect(await statusesOf(places)).toEqual(['cancelled', 'confirmed'])
    // Whether the phone may be shown is said of a place, and goes with it.
    const stands = { shiftId: shift.id, volunteerId: a.id, status: 'confirmed' as const }
    expect(await db.participation.findMany({ where: stands })).toMatchObject([{ sharesPhone: true }])
    expect(await db.shift.findUniqueOrThrow({ where: { id: shift.id } })).toMatchObject({ taken: 1 })
    expect(await drift()).toEqual([])
    await undoMerge(actor, { mergeId })
    expect(await statusesOf(places)).toEqual(['confirmed', 'confirmed'])
    expect(await drift()).toEqual([])
  })

  test('counts its hours once, and the region’s sum too', async () => {
    const { actor, a, pairId, places } = await onOneShift([180, 120])
    const { mergeId } = await merge(actor, pairId, a.id)
    expect(await minutesOf(a.id)).toBe(180)
    const sum = {
      where: { participationId: { in: places.map(({ id }) => id) } },
      _sum: { minutes: true as const },
    }
    expect((await db.hourEntry.aggregate(sum))._sum.minutes).toBe(180)
    expect(await db.attendance.count({ where: { participationId: places[1].id, mark: 'present' } })).toBe(0)
    await undoMerge(actor, { mergeId })
    expect((await db.hourEntry.aggregate(sum))._sum.minutes).toBe(300)
  })

  test('whose place was given away meanwhile stands against the undo', async () => {
    const { actor, a, pairId, shift } = await onOneShift()
    const { mergeId } = await merge(actor, pairId, a.id)
    await createParticipation(db, { shiftId: shift.id, volunteerId: (await twoCards()).a.id })
    expect(await refusalOf(undoMerge(actor, { mergeId }))).toBe('duplicates.undo.problems.place')
  })
})

describe('a merge is refused', () => {
  test('to strangers, for whom the pair does not exist, and of one’s own card', async () => {
    const { actor, b, pairId } = await twoCards()
    const form = await mergeForm(actor, pairId)
    await expect(mergeCards((await aCoordinator()).actor, form)).rejects.toThrow(NotFound)
    await db.volunteer.update({ where: { id: b.id }, data: { userId: actor.userId } })
    const self = await actorOf(actor.userId)
    expect(await refusalOf(mergeCards(self, form))).toBe('duplicates.refusals.ownCard')
    expect(await db.merge.count({ where: { pairId } })).toBe(0)
  })

  test('when a card was changed since the form was made', async () => {
    const { actor, a, pairId } = await twoCards()
    const form = await mergeForm(actor, pairId)
    await editVolunteer(actor, anEdit(a.id, { surname: a.surname, birthDate: '1990-05-05' }))
    expect(await refusalOf(mergeCards(actor, form))).toBe('duplicates.refusals.changed')
  })

  test('when both have a number of their own', async () => {
    const numbers = (n: number) => ({ iinSealed: 'x', iinHash: `hash-${n}`, iinLast4: '0000' })
    const { actor, pairId } = await twoCards(numbers(1), numbers(2))
    expect(await refusalOf(merge(actor, pairId))).toBe('duplicates.refusals.twoNumbers')
  })

  test('the second time, also when both come at once', async () => {
    const { actor, a, b, pairId } = await twoCards()
    const forms = [await mergeForm(actor, pairId, a.id), await mergeForm(actor, pairId, b.id)]
    const both = await Promise.all(forms.map((form) => refusalOf(mergeCards(actor, form))))
    expect(both.filter((each) => each === 'nothing was refused')).toHaveLength(1)
    expect(await db.merge.count({ where: { pairId } })).toBe(1)
  })
})

test('a sign-up that comes with the merge lands on the card that stays, or is asked again', async () => {
  for (let round = 0; round < 3; round++) {
    const user = await createUser(db)
    const { actor, a, b, pairId } = await twoCards({}, { userId: user.id })
    await consent(b.id, { givenAt: new Date('2025-01-01') })
    const shift = await createShift(db, {})
    const form = await mergeForm(actor, pairId, a.id)
    const self = await actorOf(user.id)
    await Promise.all([
      refusalOf(mergeCards(actor, form)),
      refusalOf(signUpSelf(self, selfSignUpInput.parse({ shiftId: shift.id }))),
    ])
    expect((await cardNow(b.id)).mergedIntoId).toBe(a.id)
    expect(await db.participation.count({ where: { volunteerId: b.id } })).toBe(0)
    expect(await drift()).toEqual([])
  }
})

describe('an undo is refused', () => {
  test('after 30 days, to strangers, and the second time', async () => {
    const { actor, a, pairId } = await twoCards()
    const { mergeId } = await merge(actor, pairId, a.id)
    expect(await refusalOf(undoMerge((await aCoordinator()).actor, { mergeId }))).toBe(
      'duplicates.refusals.unknown',
    )
    await db.merge.update({
      where: { id: mergeId },
      data: { mergedAt: new Date(Date.now() - 31 * 86_400_000) },
    })
    expect(await refusalOf(undoMerge(actor, { mergeId }))).toBe('duplicates.undo.problems.late')
    await db.merge.update({ where: { id: mergeId }, data: { mergedAt: new Date() } })
    const both = await Promise.all([1, 2].map(() => refusalOf(undoMerge(actor, { mergeId }))))
    expect(both.filter((each) => each === 'nothing was refused')).toHaveLength(1)
  })

  test.each<[string, (id: string) => Promise<unknown>]>([
    ['consents', (id) => consent(id, { givenAt: new Date(), withdrawnAt: new Date(Date.now() + 1000) })],
    [
      'memberships',
      (id) => db.membership.updateMany({ where: { volunteerId: id }, data: { endedOn: new Date() } }),
    ],
    [
      'account',
      async (id) => db.volunteer.update({ where: { id }, data: { userId: (await createUser(db)).id } }),
    ],
  ])('when what cannot be split has changed: %s', async (code, change) => {
    const { actor, a, pairId } = await twoCards()
    const { mergeId } = await merge(actor, pairId, a.id)
    await change(a.id)
    expect(await refusalOf(undoMerge(await anAdministrator(), { mergeId }))).toBe(
      `duplicates.undo.problems.${code}`,
    )
    expect(actor.isAdministrator).toBe(false)
  })

  test('of nothing that can be split: an edit stays on the card, work done since goes with its place', async () => {
    const { actor, a, b, pairId } = await twoCards({ phone: '+77010000001' }, { notes: 'Көлігі бар' })
    const shift = await createShift(db, {})
    const place = await createParticipation(db, { shiftId: shift.id, volunteerId: b.id })
    const { mergeId } = await merge(actor, pairId, a.id)
    await db.volunteer.update({
      where: { id: a.id },
      data: { notes: 'Жаңа ескертпе', version: { increment: 1 } },
    })
    await addHours({ participationId: place.id, volunteerId: a.id, minutes: 60, workedOn: new Date() })
    await undoMerge(actor, { mergeId })
    expect(await cardNow(a.id)).toMatchObject({ notes: 'Жаңа ескертпе' })
    expect(await cardNow(b.id)).toMatchObject({ notes: 'Көлігі бар', mergedIntoId: null })
    expect([await minutesOf(a.id), await minutesOf(b.id)]).toEqual([null, 60])
  })
})

async function sideOf(id: string, pairId: string): Promise<string> {
  const { oneId } = await db.duplicatePair.findUniqueOrThrow({ where: { id: pairId } })
  return oneId === id ? 'one' : 'other'
}

function ownMembership(volunteerId: string, centreId: string) {
  return db.membership.findFirstOrThrow({ where: { volunteerId, centreId } })
}

async function centreOf(volunteerId: string) {
  return (await db.membership.findFirstOrThrow({ where: { volunteerId }, include: { centre: true } })).centre
}

async function statusesOf(places: readonly { id: string }[]) {
  const rows = await db.participation.findMany({ where: { id: { in: places.map(({ id }) => id) } } })
  return places.map(({ id }) => rows.find((row) => row.id === id)?.status)
}
