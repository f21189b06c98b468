import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { linkEvent, markObligation, unlinkEvent } from '#lib/memoranda/commands/keep-promises.ts'
import { findPublishedMemorandum, listMemorandaOfEvent } from '#lib/memoranda/public.ts'
import { findEventLinks } from '#lib/memoranda/queries/event-links.ts'
import {
  createCentre,
  createEvent,
  createMemorandum,
  createParticipation,
  createShift,
  createUser,
  createVolunteer,
  grantRole,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, auditOf, freshActor, refusalOf } from '../awards/people.ts'
import { versionOf } from './desk.ts'

let editor: Actor
let coordinator: Actor
let otherCoordinator: Actor
let centreId: string

beforeAll(async () => {
  editor = await actorWith('editor')
  centreId = (await createCentre(db)).id
  coordinator = await coordinatorOf(centreId)
  otherCoordinator = await coordinatorOf((await createCentre(db)).id)
})

async function coordinatorOf(id: string): Promise<Actor> {
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'coordinator', centreId: id })
  return freshActor(user.id)
}

const startsAt = new Date('2025-08-01T05:00:00Z')
const endsAt = new Date('2025-08-01T08:00:00Z')

/** A public memorandum in force with one promise. */
async function promise(given: { promised?: number; promisedUnit?: 'events' | 'hours' | 'people' } = {}) {
  const signedOn = new Date('2025-05-05')
  const memorandum = await createMemorandum(db, { signedOn, validUntil: new Date('2099-01-01') })
  const { id } = await db.obligation.create({
    data: { memorandumId: memorandum.id, position: 1, textKk: 'а', textRu: 'а', textEn: '', ...given },
  })
  return { memorandum, obligationId: id }
}

/** An event that is over, at which so many people have two confirmed hours each. */
async function pastEvent(people: number, given = {}) {
  const event = await createEvent(db, { centreId, startsAt, endsAt, ...given })
  const shift = await createShift(db, { eventId: event.id, startsAt, endsAt })
  for (let index = 0; index < people; index++) {
    const volunteer = await createVolunteer(db)
    const { id } = await createParticipation(db, { shiftId: shift.id, volunteerId: volunteer.id })
    const facts = { volunteerId: volunteer.id, participationId: id, workedOn: new Date('2025-08-01') }
    await db.hourEntry.create({ data: { ...facts, source: 'attendance', minutes: 120 } })
  }
  return event
}

const pageOf = async (slug: string) => (await findPublishedMemorandum(slug, 'ru')) ?? expect.fail('no page')

describe('an event under a promise', () => {
  it('counts with its people and confirmed hours, corrections included, until it is taken off', async () => {
    const { memorandum, obligationId } = await promise({ promised: 20, promisedUnit: 'hours' })
    const event = await pastEvent(6)
    await linkEvent(coordinator, { obligationId, eventId: event.id })
    const entry = await db.hourEntry.findFirstOrThrow({
      where: { participation: { shift: { eventId: event.id } } },
    })
    const { id: _, ...same } = entry
    await db.hourEntry.create({
      data: { ...same, source: 'correction', correctsId: entry.id, minutes: 60, reason: 'x' },
    })
    const [obligation] = (await pageOf(memorandum.slug)).obligations
    expect(obligation?.delivered).toEqual({ events: 1, trainings: 0, people: 6, minutes: 6 * 120 + 60 })
    expect(obligation?.events.map(({ href }) => href)).toEqual([`/events/${event.slug}`])
    expect(await listMemorandaOfEvent(event.id, 'ru')).toMatchObject([{ slug: memorandum.slug }])
    await unlinkEvent(coordinator, { obligationId, eventId: event.id })
    expect((await pageOf(memorandum.slug)).obligations[0]?.delivered.events).toBe(0)
    expect(await refusalOf(unlinkEvent(coordinator, { obligationId, eventId: event.id }))).toBe(
      'memoranda.refusals.notLinked',
    )
    expect(await auditOf(memorandum.id)).toEqual(['memorandum.eventLinked', 'memorandum.eventUnlinked'])
  })

  it('of fewer than five people says neither how many nor how long, nor does the total', async () => {
    const { memorandum, obligationId } = await promise()
    const { id: second } = await db.obligation.create({
      data: { memorandumId: memorandum.id, position: 2, textKk: 'б', textRu: 'б', textEn: '' },
    })
    const [few, many] = [await pastEvent(4), await pastEvent(7)]
    await linkEvent(editor, { obligationId, eventId: few.id })
    await linkEvent(editor, { obligationId: second, eventId: many.id })
    const page = await pageOf(memorandum.slug)
    expect(page.obligations.map(({ delivered }) => delivered.people)).toEqual([null, 7])
    expect(page.delivered).toEqual({ events: 2, trainings: 0, people: null, minutes: null })
  })

  it('of few people beside a larger one tells nothing that the larger one’s own page could be taken away from', async () => {
    const { memorandum, obligationId } = await promise()
    for (const people of [6, 1]) {
      const event = await pastEvent(people)
      await linkEvent(editor, { obligationId, eventId: event.id })
    }
    const figures = async () => (await pageOf(memorandum.slug)).obligations[0]?.delivered
    expect(await figures()).toEqual({ events: 2, trainings: 0, people: null, minutes: null })
    const another = await pastEvent(4)
    await linkEvent(editor, { obligationId, eventId: another.id })
    expect(await figures()).toMatchObject({ events: 3, people: 11 })
  })

  it('under two promises counts once in the whole', async () => {
    const { memorandum, obligationId } = await promise()
    const { id: second } = await db.obligation.create({
      data: { memorandumId: memorandum.id, position: 2, textKk: 'б', textRu: 'б', textEn: '' },
    })
    const event = await pastEvent(5)
    for (const each of [obligationId, second])
      await linkEvent(editor, { obligationId: each, eventId: event.id })
    expect((await pageOf(memorandum.slug)).delivered).toMatchObject({ events: 1, people: 5, minutes: 600 })
  })

  it('that is a draft, cancelled or ahead delivers nothing yet', async () => {
    const { memorandum, obligationId } = await promise()
    const draft = await pastEvent(0, { state: 'draft' })
    const later = new Date(Date.now() + 3_600_000)
    const ahead = await pastEvent(0, { startsAt: later, endsAt: new Date(later.getTime() + 3_600_000) })
    expect(await refusalOf(linkEvent(editor, { obligationId, eventId: draft.id }))).toBe(
      'memoranda.refusals.eventNotPublic',
    )
    await linkEvent(editor, { obligationId, eventId: ahead.id })
    const [obligation] = (await pageOf(memorandum.slug)).obligations
    expect([obligation?.delivered.events, obligation?.events.length]).toEqual([0, 1])
    await db.event.update({ where: { id: ahead.id }, data: { state: 'cancelled', cancelledAt: new Date() } })
    expect((await pageOf(memorandum.slug)).obligations[0]?.events).toEqual([])
  })

  it('lies within the term, once, however many ask at once', async () => {
    const { obligationId } = await promise()
    const early = new Date('2025-05-04T05:00:00Z')
    const before = await pastEvent(0, { startsAt: early, endsAt: new Date('2025-05-04T08:00:00Z') })
    expect(await refusalOf(linkEvent(editor, { obligationId, eventId: before.id }))).toBe(
      'memoranda.refusals.outsideTerm',
    )
    const event = await pastEvent(0)
    const tries = await Promise.allSettled(
      [editor, coordinator, editor].map((each) => linkEvent(each, { obligationId, eventId: event.id })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(linkEvent(editor, { obligationId, eventId: event.id }))).toBe(
      'memoranda.refusals.alreadyLinked',
    )
  })

  it('is put there by who runs it or by the desk, and by nobody else', async () => {
    const { obligationId } = await promise()
    const event = await pastEvent(0)
    expect(await refusalOf(linkEvent(otherCoordinator, { obligationId, eventId: event.id }))).toBe(
      'memoranda.refusals.unknown',
    )
    expect(await findEventLinks(otherCoordinator, event.id)).toBeNull()
    const links = await findEventLinks(coordinator, event.id)
    expect(links?.open.map(({ id }) => id)).toContain(obligationId)
    const draft = await createMemorandum(db, { isSigned: false, state: 'draft', publishedAt: null })
    const { id } = await db.obligation.create({
      data: { memorandumId: draft.id, position: 1, textKk: 'а', textRu: 'а', textEn: '' },
    })
    expect(await refusalOf(linkEvent(coordinator, { obligationId: id, eventId: event.id }))).toBe(
      'memoranda.refusals.unknown',
    )
    expect((await findEventLinks(coordinator, event.id))?.open.map((row) => row.id)).not.toContain(id)
  })
})

describe('a promise', () => {
  it('is marked as kept on a day of the term, and the mark can be taken back', async () => {
    const { memorandum, obligationId } = await promise()
    const mark = async (doneOn: string | null) => {
      const step = { id: memorandum.id, version: await versionOf(memorandum.id) }
      return refusalOf(markObligation(editor, { ...step, obligationId, doneOn }))
    }
    expect(await mark('2190-01-01')).toBe('memoranda.refusals.futureDay')
    expect(await mark('2025-05-04')).toBe('memoranda.refusals.beforeSigning')
    expect(await mark('2025-06-01')).toBe('nothing was refused')
    expect((await pageOf(memorandum.slug)).obligations[0]?.state).toBe('done')
    expect(await mark(null)).toBe('nothing was refused')
    const foreign = await promise()
    const step = { id: memorandum.id, version: await versionOf(memorandum.id), doneOn: null }
    expect(await refusalOf(markObligation(editor, { ...step, obligationId: foreign.obligationId }))).toBe(
      'memoranda.refusals.unknown',
    )
    expect(await refusalOf(markObligation(coordinator, { ...step, obligationId }))).toBe(
      'memoranda.refusals.unknown',
    )
  })
})
