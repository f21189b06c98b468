import { describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import {
  addMembership,
  choosePrimary,
  correctMembership,
  endMembership,
} from '#lib/memberships/commands/change-memberships.ts'
import {
  createEvent,
  createMembership,
  createOrganisation,
  createParticipation,
  createShift,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator } from '#tests/support/people.ts'
import {
  actionsOn,
  affiliationsOf,
  aMember,
  aPerson,
  birthDate,
  daysAgo,
  historyOf,
  openRowOf,
  refusalOf,
  today,
} from './people.ts'

async function twoCentres() {
  const member = await aMember()
  const other = await aCoordinator()
  const actor = { ...member.actor, centreIds: [member.centre.id, other.centre.id] }
  return { ...member, actor, other: other.centre }
}

const centreOf = (id: string) => ({ centreId: id, organisationId: null })

describe('a further affiliation', () => {
  test('is added and recorded; the same body twice, days to come and days before birth are refused', async () => {
    const { actor, card, centre, other } = await twoCentres()
    const add = (startedOn: string, id = other.id) =>
      addMembership(actor, { volunteerId: card.id, body: centreOf(id), startedOn })
    expect(await refusalOf(add(daysAgo(-1)))).toEqual({ startedOn: 'memberships.refusals.future' })
    expect(await refusalOf(add('1980-01-01'))).toEqual({ startedOn: 'memberships.refusals.beforeBirth' })
    expect(await refusalOf(add(today, centre.id))).toEqual({ startedOn: 'memberships.refusals.overlap' })
    await add(daysAgo(3))
    expect(await refusalOf(add(today))).toEqual({ startedOn: 'memberships.refusals.overlap' })
    expect(await affiliationsOf(card.id)).toMatchObject([
      { body: centre.id, isPrimary: true, to: null },
      { body: other.id, isPrimary: false, from: daysAgo(3), to: null },
    ])
    expect(await actionsOn(card.id)).toEqual(['volunteer.membershipAdded'])
  })

  test('in an organisation of the public register, in nobody else’s centre', async () => {
    const { actor, card } = await aMember()
    const organisation = await createOrganisation(db, { state: 'published' })
    const hidden = await createOrganisation(db, { state: 'draft' })
    const foreign = await aCoordinator()
    const add = (body: { centreId: string | null; organisationId: string | null }) =>
      addMembership(actor, { volunteerId: card.id, body, startedOn: today })
    await add({ centreId: null, organisationId: organisation.id })
    const unknown = { body: 'form.unknownChoice' }
    expect(await refusalOf(add({ centreId: null, organisationId: hidden.id }))).toEqual(unknown)
    expect(await refusalOf(add(centreOf(foreign.centre.id)))).toEqual(unknown)
  })

  test('two at once are one', async () => {
    const { actor, card, other } = await twoCentres()
    const input = { volunteerId: card.id, body: centreOf(other.id), startedOn: today }
    const done = await Promise.allSettled(Array.from({ length: 6 }, () => addMembership(actor, input)))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await affiliationsOf(card.id)).toHaveLength(2)
  })
})

describe('the primary affiliation', () => {
  test('changes from a day on; the one before stays a further one, and no day before that changes', async () => {
    const { actor, card, centre, other } = await twoCentres()
    await createMembership(db, {
      ...{ volunteerId: card.id, centreId: other.id, isPrimary: false, startedOn: new Date(daysAgo(50)) },
    })
    const { id: membershipId } = await openRowOf(card.id, false)
    const choose = (on: string) =>
      choosePrimary(actor, { volunteerId: card.id, membershipId, on, previous: 'stays' })
    expect(await refusalOf(choose(daysAgo(60)))).toEqual({ on: 'memberships.refusals.beforeStart' })
    expect(await refusalOf(choose(daysAgo(-1)))).toEqual({ on: 'memberships.refusals.future' })
    await choose(daysAgo(10))
    expect(await affiliationsOf(card.id)).toEqual([
      { body: centre.id, isPrimary: true, from: daysAgo(100), to: daysAgo(10), endReason: 'replaced' },
      { body: other.id, isPrimary: false, from: daysAgo(50), to: daysAgo(10), endReason: 'replaced' },
      { body: centre.id, isPrimary: false, from: daysAgo(10), to: null, endReason: null },
      { body: other.id, isPrimary: true, from: daysAgo(10), to: null, endReason: null },
    ])
    expect(await refusalOf(choose(today))).toBe('memberships.refusals.ended')
  })

  test('the one before ends by choice', async () => {
    const { actor, card, centre, other } = await twoCentres()
    await createMembership(db, {
      ...{ volunteerId: card.id, centreId: other.id, isPrimary: false, startedOn: new Date(today) },
    })
    const { id: membershipId } = await openRowOf(card.id, false)
    await choosePrimary(actor, { volunteerId: card.id, membershipId, on: today, previous: 'ends' })
    expect(await affiliationsOf(card.id)).toMatchObject([
      { body: centre.id, to: today },
      { body: other.id, isPrimary: true, from: today, to: null },
    ])
  })

  test('is not taken away from somebody else’s centre', async () => {
    const { card } = await aMember()
    const other = await aCoordinator()
    await createMembership(db, { volunteerId: card.id, centreId: other.centre.id, isPrimary: false })
    const { id: membershipId } = await openRowOf(card.id, false)
    const input = { volunteerId: card.id, membershipId, on: today, previous: 'ends' as const }
    expect(await refusalOf(choosePrimary(other.actor, input))).toBe('memberships.refusals.otherCentre')
    await choosePrimary(await anAdministrator(), input)
    expect(await openRowOf(card.id)).toMatchObject({ centreId: other.centre.id })
  })
})

describe('leaving', () => {
  test('ends the affiliation with a reason; the last one takes the person out of every register', async () => {
    const { actor, card, centre } = await aMember()
    const { id: membershipId } = await openRowOf(card.id)
    const leave = { volunteerId: card.id, membershipId, reason: 'age', signUps: 'keep' } as const
    expect(await refusalOf(endMembership(actor, { ...leave, endedOn: daysAgo(101) }))).toEqual({
      endedOn: 'memberships.refusals.endBeforeStart',
    })
    expect(await endMembership(actor, { ...leave, endedOn: daysAgo(1) })).toMatchObject({
      isStillSeen: false,
    })
    expect(await affiliationsOf(card.id)).toMatchObject([
      { body: centre.id, to: daysAgo(1), endReason: 'age' },
    ])
    await expect(endMembership(actor, { ...leave, endedOn: today })).rejects.toThrow(NotFound)
    const administrator = await anAdministrator()
    expect(await refusalOf(endMembership(administrator, { ...leave, endedOn: today }))).toBe(
      'memberships.refusals.ended',
    )
    await addMembership(administrator, {
      volunteerId: card.id,
      body: centreOf(centre.id),
      startedOn: today,
    })
    expect(await openRowOf(card.id)).toMatchObject({ isPrimary: true, centreId: centre.id })
  })

  test('gives back the places on this centre’s coming shifts when asked to, and the next in line gets one', async () => {
    const { actor, card, centre } = await aMember()
    const startsAt = new Date(Date.now() + 3 * dayMs)
    const endsAt = new Date(startsAt.getTime() + 3_600_000)
    const event = await createEvent(db, { centreId: centre.id, state: 'published', startsAt, endsAt })
    const foreign = await createEvent(db, {
      state: 'published',
      startsAt: endsAt,
      endsAt: new Date(+endsAt + dayMs),
    })
    const shift = await createShift(db, { eventId: event.id, places: 1, startsAt, endsAt })
    const other = await createShift(db, {
      ...{ eventId: foreign.id, places: 1 },
      ...{ startsAt: endsAt, endsAt: new Date(+endsAt + 3_600_000) },
    })
    const next = await createVolunteer(db, { birthDate: new Date(birthDate), centreId: centre.id })
    await db.consent.create({
      data: {
        ...{ volunteerId: next.id, kind: 'personalData', method: 'paper', textVersion: '1' },
        ...{ textHash: 'x', locale: 'kk', givenAt: new Date() },
      },
    })
    const place = await createParticipation(db, { volunteerId: card.id, shiftId: shift.id })
    const turn = await createParticipation(db, { volunteerId: next.id, shiftId: shift.id, status: 'waiting' })
    const kept = await createParticipation(db, { volunteerId: card.id, shiftId: other.id })
    const { id: membershipId } = await openRowOf(card.id)
    const leave = { volunteerId: card.id, membershipId, endedOn: today, reason: 'left' } as const
    expect(await endMembership(actor, { ...leave, signUps: 'cancel' })).toMatchObject({
      cancelled: 1,
      kept: 0,
    })
    const statusOf = async (id: string) =>
      (await db.participation.findUniqueOrThrow({ where: { id } })).status
    expect(await Promise.all([place.id, turn.id, kept.id].map(statusOf))).toEqual([
      'removed',
      'confirmed',
      'confirmed',
    ])
  })
})

describe('correcting a date', () => {
  test('keeps the old one in the history; a form that is out of date changes nothing', async () => {
    const { actor, card } = await aMember()
    const { id: membershipId } = await openRowOf(card.id)
    const correct = (startedOn: string, seenStartedOn: string) =>
      correctMembership(actor, {
        ...{ volunteerId: card.id, membershipId, startedOn, endedOn: null },
        ...{ seenStartedOn, seenEndedOn: null },
      })
    await correct(daysAgo(200), daysAgo(100))
    expect(await refusalOf(correct(daysAgo(5), daysAgo(100)))).toBe('memberships.refusals.changed')
    expect(await affiliationsOf(card.id)).toMatchObject([{ from: daysAgo(200) }])
    expect((await historyOf(card.id)).at(-1)).toMatchObject({
      action: 'volunteer.membershipCorrected',
      details: { from: { startedOn: daysAgo(100) }, to: { startedOn: daysAgo(200) } },
    })
  })
})

test('a stranger’s card does not exist, and nobody changes their own', async () => {
  const { card, actor, person } = await aPerson()
  const { actor: stranger, centre } = await aCoordinator()
  const { id: membershipId } = await openRowOf(card.id)
  const self = { ...person, centreIds: actor.centreIds }
  const acts = (who: typeof stranger) => [
    () => addMembership(who, { volunteerId: card.id, body: centreOf(centre.id), startedOn: today }),
    () => choosePrimary(who, { volunteerId: card.id, membershipId, on: today, previous: 'ends' }),
    () =>
      endMembership(who, {
        volunteerId: card.id,
        membershipId,
        endedOn: today,
        reason: 'left',
        signUps: 'keep',
      }),
    () =>
      correctMembership(who, {
        ...{ volunteerId: card.id, membershipId, startedOn: today, endedOn: null },
        ...{ seenStartedOn: daysAgo(100), seenEndedOn: null },
      }),
  ]
  for (const act of acts(stranger)) await expect(act()).rejects.toThrow(NotFound)
  for (const act of acts(self)) expect(await refusalOf(act())).toBe('memberships.refusals.ownCard')
  expect(await actionsOn(card.id)).toEqual([])
})
