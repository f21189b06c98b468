import { describe, expect, test } from 'vitest'
import { findOwnHours } from '#lib/hours/queries.ts'
import { attachGuest } from '#lib/participation/commands/attach-guest.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { admitGuest } from '#lib/volunteers/commands/admit-guest.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { listLikelyCards } from '#lib/volunteers/queries/find-duplicates.ts'
import { listVolunteers } from '#lib/volunteers/queries/list-volunteers.ts'
import { findMergedInto } from '#lib/volunteers/queries.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'
import {
  createEvent,
  createGuardian,
  createParticipation,
  createShift,
  createUser,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'
import { actorWith } from './people.ts'
import { actionsOn, refusalOf, uniqueSurname } from '../volunteers/people.ts'

type Given = Parameters<typeof createVolunteer>[1]

/** Somebody who signed up by the public form for an event of a centre. */
async function aGuest(given: Given = {}) {
  const { centre, actor } = await aCoordinator()
  const shift = await createShift(db, { eventId: (await createEvent(db, { centreId: centre.id })).id })
  const facts = { surname: uniqueSurname(), isGuest: true, status: 'new' as const }
  const guest = await createVolunteer(db, { ...facts, ...given })
  const signUp = await createParticipation(db, { shiftId: shift.id, volunteerId: guest.id })
  return { centre, actor, guest, signUp }
}

async function giveConsent(volunteerId: string) {
  const text = { textVersion: 'v1', textHash: 'test', locale: 'kk', method: 'screen' as const }
  await db.consent.create({ data: { volunteerId, kind: 'personalData', givenAt: new Date(), ...text } })
}

const inRegister = (actor: Parameters<typeof listVolunteers>[0]) =>
  listVolunteers(actor, volunteerFilters.parse({}))

describe('a guest taken into a register', () => {
  test('is a member from today, confirmed when the consent is there, and it is written down', async () => {
    const { centre, actor, guest } = await aGuest()
    await giveConsent(guest.id)
    await admitGuest(actor, { volunteerId: guest.id, centreId: centre.id })
    const card = await db.volunteer.findUniqueOrThrow({
      where: { id: guest.id },
      include: { memberships: true },
    })
    expect(card).toMatchObject({ isGuest: false, status: 'confirmed' })
    expect(card.memberships).toMatchObject([{ centreId: centre.id, isPrimary: true, endedOn: null }])
    expect((await inRegister(actor)).rows.map(({ id }) => id)).toEqual([guest.id])
    expect(await actionsOn(guest.id)).toEqual(['volunteer.admitted'])
  })

  test('stays new while a minor’s guardian has not consented', async () => {
    const { centre, actor, guest } = await aGuest({ birthDate: new Date(Date.now() - 15 * 365 * dayMs) })
    await admitGuest(actor, { volunteerId: guest.id, centreId: centre.id })
    expect(await db.volunteer.findUniqueOrThrow({ where: { id: guest.id } })).toMatchObject({ status: 'new' })
  })

  test('twice at once is a member once', async () => {
    const { centre, actor, guest } = await aGuest()
    const input = { volunteerId: guest.id, centreId: centre.id }
    const both = await Promise.all([1, 2].map(() => refusalOf(admitGuest(actor, input))))
    expect(both.sort()).toEqual(['claims.refusals.notGuest', 'nothing was refused'])
    expect(await db.membership.count({ where: { volunteerId: guest.id } })).toBe(1)
  })

  test('is nobody to a stranger, and no centre but one’s own can be named', async () => {
    const { centre, actor, guest } = await aGuest()
    const stranger = await aCoordinator()
    const away = { volunteerId: guest.id, centreId: stranger.centre.id }
    await expect(admitGuest(stranger.actor, away)).rejects.toThrow(NotFound)
    await expect(admitGuest(actor, away)).rejects.toThrow(Invalid)
    await expect(admitGuest(stranger.actor, { volunteerId: guest.id, centreId: centre.id })).rejects.toThrow(
      Invalid,
    )
    expect(await db.membership.count({ where: { volunteerId: guest.id } })).toBe(0)
  })
})

describe('a guest joined with a known card', () => {
  async function both(known: Given = {}, given: Given = {}) {
    const found = await aGuest({ surname: 'Егіз', birthDate: new Date('1990-05-05'), ...given })
    const facts = { surname: 'Егіз', birthDate: new Date('1990-05-05'), centreId: found.centre.id }
    return { ...found, card: await createVolunteer(db, { ...facts, ...known }) }
  }

  test('is suggested, and its sign-ups, consents, guardians and contacts go to that card', async () => {
    const { actor, guest, card, signUp } = await both({ email: null }, { email: 'twin@example.test' })
    await giveConsent(guest.id)
    await createGuardian(db, guest.id)
    expect(await listLikelyCards(actor, guest)).toMatchObject([{ id: card.id, likeness: 'likely' }])

    const attached = await attachGuest(actor, { guestId: guest.id, volunteerId: card.id })
    expect(attached).toEqual({ moved: 1, dropped: 0 })
    expect(await db.participation.findUniqueOrThrow({ where: { id: signUp.id } })).toMatchObject({
      volunteerId: card.id,
    })
    const after = await db.volunteer.findUniqueOrThrow({
      where: { id: card.id },
      include: { consents: true, guardians: true },
    })
    expect(after).toMatchObject({ email: 'twin@example.test', phone: card.phone })
    expect([after.consents.length, after.guardians.length]).toEqual([1, 1])
    expect(await actionsOn(guest.id)).toEqual(['volunteer.merged'])
    expect(await actionsOn(card.id)).toEqual(['volunteer.mergedInto'])
    // The old address leads to the card, the guest's own is closed.
    expect(await findMergedInto(actor, guest.id)).toBe(card.id)
    expect(await viewVolunteer(actor, guest.id)).toBeNull()
    expect(await findMergedInto((await aCoordinator()).actor, guest.id)).toBeNull()
  })

  test('twice at once is joined once', async () => {
    const { actor, guest, card } = await both()
    const input = { guestId: guest.id, volunteerId: card.id }
    const tries = await Promise.all([1, 2].map(() => refusalOf(attachGuest(actor, input))))
    expect(tries.sort()).toEqual(['claims.refusals.notGuest', 'nothing was refused'])
    expect(await actionsOn(card.id)).toEqual(['volunteer.mergedInto'])
  })

  test('brings its account along, but never replaces one', async () => {
    const { id: userId } = await createUser(db)
    const one = await both({}, { userId })
    await attachGuest(one.actor, { guestId: one.guest.id, volunteerId: one.card.id })
    expect(await db.volunteer.findUniqueOrThrow({ where: { id: one.card.id } })).toMatchObject({ userId })

    const [first, second] = [await createUser(db), await createUser(db)]
    const two = await both({ userId: first.id }, { userId: second.id })
    const joining = attachGuest(two.actor, { guestId: two.guest.id, volunteerId: two.card.id })
    expect(await refusalOf(joining)).toBe('claims.refusals.twoAccounts')
    expect(await db.participation.count({ where: { volunteerId: two.guest.id } })).toBe(1)
  })

  test('only by who sees the guest and keeps the card, not into another guest, not into one’s own', async () => {
    const { actor, guest, card } = await both()
    const stranger = await aCoordinator()
    const input = { guestId: guest.id, volunteerId: card.id }
    await expect(attachGuest(stranger.actor, input)).rejects.toThrow(NotFound)

    const visitor = await createVolunteer(db, { centreId: stranger.centre.id })
    const shiftId = (await db.participation.findFirstOrThrow({ where: { volunteerId: guest.id } })).shiftId
    await createParticipation(db, { shiftId, volunteerId: visitor.id })
    await expect(attachGuest(actor, { ...input, volunteerId: visitor.id })).rejects.toThrow(Forbidden)

    const other = await createVolunteer(db, { isGuest: true, status: 'new' })
    await createParticipation(db, { shiftId, volunteerId: other.id })
    await expect(attachGuest(actor, { ...input, volunteerId: other.id })).rejects.toThrow(Conflict)
    const own = { ...actor, volunteerId: card.id }
    expect(await refusalOf(attachGuest(own, input))).toBe('claims.refusals.ownCard')
    expect(await listLikelyCards(stranger.actor, guest)).toEqual([])
  })
})

test('hours and papers come along: the card has them, the guest nothing, and the ledger only grew', async () => {
  const { centre, actor, guest, signUp } = await aGuest()
  const card = await createVolunteer(db, { centreId: centre.id })
  const work = { volunteerId: guest.id, participationId: signUp.id, workedOn: new Date('2026-10-03') }
  const confirmed = { ...work, confirmedAt: new Date() }
  const first = await db.hourEntry.create({ data: { ...confirmed, source: 'attendance', minutes: 180 } })
  const less = { source: 'correction' as const, minutes: -30, reason: 'Ерте кетті', correctsId: first.id }
  await db.hourEntry.create({ data: { ...confirmed, ...less } })

  await attachGuest(actor, { guestId: guest.id, volunteerId: card.id })

  const rows = await db.hourEntry.findMany({ where: { participationId: signUp.id } })
  const sumOf = (volunteerId: string) =>
    rows.filter((row) => row.volunteerId === volunteerId).reduce((sum, row) => sum + row.minutes, 0)
  expect([sumOf(guest.id), sumOf(card.id), rows.length]).toEqual([0, 150, 4])
  const book = await findOwnHours(actorWith({ volunteerId: card.id }), null)
  expect(book.minutes).toBe(150)
})
