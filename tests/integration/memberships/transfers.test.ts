import { describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import {
  acceptTransfer,
  refuseTransfer,
  withdrawTransfer,
} from '#lib/memberships/commands/decide-transfer.ts'
import { expireTransfers } from '#lib/memberships/commands/expire-transfers.ts'
import { forgetPersonInMemberships } from '#lib/memberships/commands/forget-person.ts'
import { movePersonInMemberships } from '#lib/memberships/commands/move-person.ts'
import {
  askForOwnTransfer,
  askForTransfer,
  offerTransfer,
} from '#lib/memberships/commands/request-transfer.ts'
import {
  countTransfersToDecide,
  listOwnTransfers,
  listTransfers,
} from '#lib/memberships/queries/transfers.ts'
import { transaction } from '#lib/platform/db.ts'
import { findVolunteerCard } from '#lib/volunteers/queries.ts'
import {
  createCentre,
  createEvent,
  createParticipation,
  createShift,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator } from '#tests/support/people.ts'
import { actionsOn, affiliationsOf, aMember, aPerson, birthDate, refusalOf, today } from './people.ts'

const note = ''

/** A member of one centre whom another centre asked for with the right number and date. */
async function asked(given: Parameters<typeof createVolunteer>[1] = {}) {
  const keeper = await aMember(given)
  const receiver = await aCoordinator()
  const { cardNumber } = keeper.card
  await askForTransfer(receiver.actor, { toCentreId: receiver.centre.id, cardNumber, birthDate, note })
  const request = await db.transferRequest.findFirstOrThrow({ where: { toCentreId: receiver.centre.id } })
  return { keeper, receiver, request, card: keeper.card }
}

/** What a centre sees of its requests, without what differs by itself. */
async function seenBy(actor: Parameters<typeof listTransfers>[0]) {
  const { toDecide, sent, closed } = await listTransfers(actor)
  const plain = (rows: typeof sent) =>
    rows.map(({ id: _, cardNumber: __, createdAt: ___, expiresAt: ____, ...rest }) => rest)
  return JSON.stringify([plain(toDecide), plain(sent), plain(closed)])
}

describe('asking with a number and a birth date', () => {
  test('goes to the keeping centre when both fit, and accepting hands the person over', async () => {
    const { keeper, receiver, request, card } = await asked()
    expect(await countTransfersToDecide(keeper.actor)).toBe(1)
    expect(await countTransfersToDecide(receiver.actor)).toBe(0)
    expect((await listTransfers(keeper.actor)).toDecide[0]).toMatchObject({
      person: { id: card.id, surname: card.surname },
    })
    expect((await listTransfers(receiver.actor)).sent[0]).toMatchObject({ person: null, fromCentre: null })
    expect(await acceptTransfer(keeper.actor, { id: request.id })).toMatchObject({ hasMailbox: true })
    expect(await affiliationsOf(card.id)).toMatchObject([
      { body: keeper.centre.id, isPrimary: true, to: today, endReason: 'transferred' },
      { body: receiver.centre.id, isPrimary: true, from: today, to: null },
    ])
    expect(await findVolunteerCard(keeper.actor, card.id)).toBeNull()
    expect(await findVolunteerCard(receiver.actor, card.id)).toMatchObject({ email: card.email })
    expect(await actionsOn(request.id)).toEqual(['transfer.asked', 'transfer.accepted'])
    expect(await actionsOn(card.id)).toEqual(['volunteer.transferred'])
    const letters = await db.outboxMessage.findMany({ where: { volunteerId: card.id } })
    expect(letters).toMatchObject([{ recipient: card.email, kind: 'transfer.accepted', state: 'pending' }])
    await expect(acceptTransfer(keeper.actor, { id: request.id })).rejects.toThrow(Conflict)
  })

  test('looks the same for a wrong date, a number nobody has, a guest and a right pair, however it ends', async () => {
    const { keeper, receiver, request, card } = await asked()
    const wrong = [
      { cardNumber: card.cardNumber, birthDate: '1990-05-05' },
      { cardNumber: 999_999_999, birthDate },
      {
        cardNumber: (await createVolunteer(db, { isGuest: true, birthDate: new Date(birthDate) })).cardNumber,
        birthDate,
      },
    ]
    const right = await seenBy(receiver.actor)
    const answer = await refusalOf(acceptTransfer(receiver.actor, { id: request.id }))
    for (const pair of wrong) {
      const { actor, centre } = await aCoordinator()
      await askForTransfer(actor, { toCentreId: centre.id, note, ...pair })
      const { id } = await db.transferRequest.findFirstOrThrow({ where: { toCentreId: centre.id } })
      expect((await seenBy(actor)).replaceAll(centre.nameKk, receiver.centre.nameKk)).toBe(
        right.replaceAll(centre.nameKk, receiver.centre.nameKk),
      )
      expect(await refusalOf(acceptTransfer(actor, { id }))).toBe(answer)
      await withdrawTransfer(actor, { id })
    }
    // Somebody else got the person: who asked goes on waiting, as if the number fitted nobody.
    const third = await aCoordinator()
    await offerTransfer(keeper.actor, { volunteerId: card.id, toCentreId: third.centre.id, note })
    const offer = await db.transferRequest.findFirstOrThrow({ where: { toCentreId: third.centre.id } })
    await acceptTransfer(third.actor, { id: offer.id })
    expect(await db.transferRequest.findUniqueOrThrow({ where: { id: request.id } })).toMatchObject({
      state: 'overtaken',
    })
    expect(await seenBy(receiver.actor)).toBe(right)
    await withdrawTransfer(receiver.actor, { id: request.id })
  })

  test('typed wrong first and right now, the same open request becomes the real one', async () => {
    const keeper = await aMember()
    const { actor, centre } = await aCoordinator()
    const { cardNumber } = keeper.card
    const ask = (day: string) =>
      askForTransfer(actor, { toCentreId: centre.id, cardNumber, birthDate: day, note })
    await ask('1991-01-01')
    expect(await countTransfersToDecide(keeper.actor)).toBe(0)
    await ask(birthDate)
    expect(await countTransfersToDecide(keeper.actor)).toBe(1)
    await ask('1991-01-01')
    expect(await countTransfersToDecide(keeper.actor)).toBe(1)
    expect(await db.transferRequest.count({ where: { toCentreId: centre.id } })).toBe(1)
  })

  test('many at once are one request; tries have an end; only one’s own centres ask', async () => {
    const keeper = await aMember()
    const { actor, centre } = await aCoordinator()
    const input = { toCentreId: centre.id, cardNumber: keeper.card.cardNumber, birthDate, note }
    await Promise.all(Array.from({ length: 8 }, () => askForTransfer(actor, input)))
    expect(await db.transferRequest.count({ where: { toCentreId: centre.id } })).toBe(1)
    for (let tries = 0; tries < 12; tries++)
      await askForTransfer(actor, { ...input, cardNumber: 900_000 + tries })
    expect(await refusalOf(askForTransfer(actor, input))).toBe('form.tooMany')
    expect(await refusalOf(askForTransfer((await aCoordinator()).actor, input))).toEqual({
      toCentreId: 'form.unknownChoice',
    })
    const own = { ...input, toCentreId: keeper.centre.id }
    expect(await refusalOf(askForTransfer(keeper.actor, own))).toEqual({
      cardNumber: 'memberships.refusals.alreadyYours',
    })
  })

  test('for somebody in nobody’s register an administrator decides, nobody else', async () => {
    const card = await createVolunteer(db, { birthDate: new Date(birthDate), email: null })
    await db.membership.deleteMany({ where: { volunteerId: card.id } })
    const { actor, centre } = await aCoordinator()
    await askForTransfer(actor, { toCentreId: centre.id, cardNumber: card.cardNumber, birthDate, note })
    const { id } = await db.transferRequest.findFirstOrThrow({ where: { toCentreId: centre.id } })
    await expect(acceptTransfer(actor, { id })).rejects.toThrow(Forbidden)
    await expect(acceptTransfer((await aCoordinator()).actor, { id })).rejects.toThrow(NotFound)
    const administrator = await anAdministrator()
    expect(await countTransfersToDecide(administrator)).toBe(1)
    expect(await acceptTransfer(administrator, { id })).toMatchObject({ hasMailbox: false })
    expect(await affiliationsOf(card.id)).toMatchObject([{ body: centre.id, isPrimary: true }])
  })
})

describe('the other ways', () => {
  test('an offer is the receiving centre’s to answer, and takes a further affiliation up', async () => {
    const { actor, card, centre } = await aMember()
    const receiver = await aCoordinator()
    await db.membership.create({
      data: { volunteerId: card.id, centreId: receiver.centre.id, startedOn: new Date(today) },
    })
    const offer = { volunteerId: card.id, toCentreId: receiver.centre.id, note }
    await expect(offerTransfer((await aCoordinator()).actor, offer)).rejects.toThrow(NotFound)
    expect(await refusalOf(offerTransfer(receiver.actor, offer))).toBe('memberships.refusals.otherCentre')
    expect(await refusalOf(offerTransfer(actor, { ...offer, toCentreId: centre.id }))).toEqual({
      toCentreId: 'memberships.refusals.sameCentre',
    })
    await offerTransfer(actor, offer)
    expect(await refusalOf(offerTransfer(actor, offer))).toBe('memberships.refusals.alreadyAsked')
    const { id } = await db.transferRequest.findFirstOrThrow({ where: { volunteerId: card.id } })
    expect(await refusalOf(acceptTransfer(actor, { id }))).toBe('memberships.refusals.notYours')
    const done = await Promise.allSettled(
      Array.from({ length: 5 }, () => acceptTransfer(receiver.actor, { id })),
    )
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const open = (await affiliationsOf(card.id)).filter(({ to }) => to === null)
    expect(open).toMatchObject([{ body: receiver.centre.id, isPrimary: true }])
  })

  test('a person asks for themselves; the answer reaches them, and one wish is open at a time', async () => {
    const { person, card } = await aPerson()
    const receiver = await aCoordinator()
    const other = await createCentre(db, { state: 'published' })
    await askForOwnTransfer(person, { toCentreId: receiver.centre.id, note: 'оқуға түстім' })
    expect(await refusalOf(askForOwnTransfer(person, { toCentreId: other.id, note }))).toBe(
      'memberships.refusals.alreadyAsked',
    )
    const { id } = await db.transferRequest.findFirstOrThrow({ where: { volunteerId: card.id } })
    await refuseTransfer(receiver.actor, { id, reason: 'орын жоқ' })
    await expect(refuseTransfer(receiver.actor, { id, reason: 'x' })).rejects.toThrow(Conflict)
    expect(await listOwnTransfers(person)).toMatchObject([{ state: 'refused', answer: 'орын жоқ' }])
    const letters = await db.outboxMessage.findMany({ where: { volunteerId: card.id } })
    expect(letters).toMatchObject([{ kind: 'transfer.refused', body: expect.stringContaining('орын жоқ') }])
    await askForOwnTransfer(person, { toCentreId: other.id, note })
    const second = await db.transferRequest.findFirstOrThrow({ where: { toCentreId: other.id } })
    await expect(withdrawTransfer(receiver.actor, { id: second.id })).rejects.toThrow(NotFound)
    await withdrawTransfer(person, { id: second.id })
    expect(await actionsOn(second.id)).toEqual(['transfer.own', 'transfer.withdrawn'])
  })

  test('nobody decides about themselves', async () => {
    const { person, card } = await aPerson()
    const receiver = await aCoordinator()
    await askForOwnTransfer(person, { toCentreId: receiver.centre.id, note })
    const { id } = await db.transferRequest.findFirstOrThrow({ where: { volunteerId: card.id } })
    const both = { ...person, centreIds: [receiver.centre.id] }
    expect(await refusalOf(acceptTransfer(both, { id }))).toBe('memberships.refusals.ownCard')
    expect(await countTransfersToDecide(both)).toBe(0)
  })

  test('a request nobody answered ends after its days, and the person who asked is told', async () => {
    const { person, card, actor } = await aPerson()
    const receiver = await aCoordinator()
    await askForOwnTransfer(person, { toCentreId: receiver.centre.id, note })
    const { id } = await db.transferRequest.findFirstOrThrow({ where: { volunteerId: card.id } })
    await db.transferRequest.update({ where: { id }, data: { expiresAt: new Date(Date.now() - dayMs) } })
    await expect(acceptTransfer(receiver.actor, { id })).rejects.toThrow(Conflict)
    await expireTransfers(null)
    await expireTransfers(null)
    expect(await db.transferRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'expired' })
    const letters = await db.outboxMessage.findMany({ where: { volunteerId: card.id } })
    expect(letters).toMatchObject([{ kind: 'transfer.expired' }])
    expect((await listTransfers(actor)).closed).toMatchObject([{ state: 'expired' }])
  })
})

test('the old centre sees the person for events still to come, not for those that are over', async () => {
  const { keeper, request, card } = await asked()
  const on = async (days: number) => {
    const startsAt = new Date(Date.now() + days * dayMs)
    const endsAt = new Date(startsAt.getTime() + 3_600_000)
    const event = await createEvent(db, { centreId: keeper.centre.id, state: 'published', startsAt, endsAt })
    const shift = await createShift(db, { eventId: event.id, startsAt, endsAt })
    return createParticipation(db, { volunteerId: card.id, shiftId: shift.id })
  }
  await on(-3)
  await acceptTransfer(keeper.actor, { id: request.id })
  expect(await findVolunteerCard(keeper.actor, card.id)).toBeNull()
  await on(4)
  expect(await findVolunteerCard(keeper.actor, card.id)).not.toBeNull()
})

test('erasing and joining cards take the requests along', async () => {
  const { card, request, keeper } = await asked()
  const twin = await createVolunteer(db, { centreId: keeper.centre.id })
  await db.transferRequest.update({ where: { id: request.id }, data: { note: 'КАНАРЕЙКА' } })
  const moved = await transaction((tx) =>
    movePersonInMemberships(keeper.actor, tx, { fromId: card.id, toId: twin.id }),
  )
  expect(moved).toMatchObject([{ id: request.id, state: 'pending' }])
  await transaction((tx) => forgetPersonInMemberships(keeper.actor, tx, twin.id))
  expect(await db.transferRequest.findUniqueOrThrow({ where: { id: request.id } })).toMatchObject({
    ...{ volunteerId: twin.id, note: '', state: 'overtaken' },
  })
})
