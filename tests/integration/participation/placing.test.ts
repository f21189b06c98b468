import { describe, expect, test } from 'vitest'
import { moveToShift } from '#lib/participation/commands/move-to-shift.ts'
import { takeOffShift } from '#lib/participation/commands/take-off-shift.ts'
import { listCandidates } from '#lib/participation/queries/candidates.ts'
import { findShift } from '#lib/participation/queries/facts.ts'
import { findRoster } from '#lib/participation/queries/roster.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { createEvent, createGuardian, createShift, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import {
  actorWith,
  administrator,
  createPeople,
  createScene,
  drift,
  inHours,
  noAnswers,
  place,
  shiftNow,
  statusesOn,
} from './people.ts'

/** Years old in a week, when the shift of a scene takes place. */
function bornYearsAgo(years: number): Date {
  const date = new Date(Date.now() - 40 * dayMs)
  date.setUTCFullYear(date.getUTCFullYear() - years)
  return date
}

describe('placing somebody', () => {
  test('is recorded with its history, its counter, its audit and its letter', async () => {
    const { centre, coordinator, shift } = await createScene()
    const [person] = await createPeople(centre.id, 1, { email: 'dauren@test.invalid', locale: 'ru' })

    const { participationId, status } = await place(coordinator, shift.id, person!)

    expect(status).toBe('confirmed')
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 1, waiting: 0 })
    const changes = await db.participationChange.findMany({ where: { participationId } })
    expect(changes).toMatchObject([
      { fromStatus: null, toStatus: 'confirmed', reason: 'placed', actorUserId: coordinator.userId },
    ])
    const audit = await db.auditEntry.findFirstOrThrow({ where: { subjectId: participationId } })
    expect(audit).toMatchObject({
      action: 'signUp.placed',
      actorUserId: coordinator.userId,
      centreId: centre.id,
    })
    expect(JSON.stringify(audit)).not.toMatch(/Дәурен|Оспанов|dauren/)
    const letter = await db.outboxMessage.findFirstOrThrow({ where: { recipient: 'dauren@test.invalid' } })
    expect(letter.locale).toBe('ru')
    expect(letter.subject).toBe('Вы записаны: Весенний субботник')
  })

  test('who has no e-mail gets no letter and is placed all the same', async () => {
    const { centre, coordinator, shift } = await createScene()
    const [person] = await createPeople(centre.id, 1)
    const { participationId } = await place(coordinator, shift.id, person!)
    expect(await db.outboxMessage.count({ where: { effectKey: { contains: participationId } } })).toBe(0)
  })

  test("a stranger's shift and a stranger's volunteer do not exist", async () => {
    const { centre, coordinator, shift } = await createScene()
    const other = await createScene()
    const [own] = await createPeople(centre.id, 1)
    const [foreign] = await createPeople(other.centre.id, 1)

    await expect(place(other.coordinator, shift.id, own!)).rejects.toBeInstanceOf(NotFound)
    await expect(place(coordinator, shift.id, foreign!)).rejects.toBeInstanceOf(NotFound)
    await expect(place(actorWith(), shift.id, own!)).rejects.toBeInstanceOf(NotFound)
    await expect(place(administrator, shift.id, foreign!)).resolves.toMatchObject({ status: 'confirmed' })
    const { participationId } = await place(coordinator, shift.id, own!)
    await expect(takeOffShift(other.coordinator, { participationId, reason: 'x' })).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(findRoster(other.coordinator, shift.eventId, shift.id)).resolves.toBeNull()
  })

  test('all reasons come back together and nothing is written', async () => {
    const { centre, coordinator, shift } = await createScene({ event: { isEmergency: true, minimumAge: 40 } })
    const [minor] = await createPeople(centre.id, 1, { birthDate: bornYearsAgo(13), status: 'suspended' })

    const refused = await place(coordinator, shift.id, minor!).catch((error: unknown) => error)

    expect(refused).toBeInstanceOf(Invalid)
    const codes = Object.values((refused as Invalid).fields).map(({ code }) => code)
    expect(codes).toEqual(
      ['suspended', 'adultsOnly', 'minimumAge', 'guardianDataConsent', 'guardianConsentOrCompanion'].map(
        (code) => `participation.reasons.${code}`,
      ),
    )
    expect(await statusesOn(shift.id)).toEqual([])
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 0, waiting: 0 })
  })

  test.each([
    ['a draft', { state: 'draft' as const, publishedAt: null }],
    ['a cancelled event', { state: 'cancelled' as const, cancelledAt: new Date() }],
    ['an event that began', { startsAt: inHours(-1) }],
  ])('%s takes nobody', async (_, event) => {
    const { centre, coordinator, shift } = await createScene({ event })
    const [person] = await createPeople(centre.id, 1)
    await expect(
      place(coordinator, shift.id, person!, { overrideReason: 'Келісілді' }),
    ).rejects.toBeInstanceOf(Invalid)
  })
})

describe('two shifts of one person', () => {
  async function twoShifts(gapMinutes: number) {
    const scene = await createScene()
    const startsAt = new Date(scene.shift.endsAt.getTime() + gapMinutes * 60_000)
    const second = await createShift(db, {
      eventId: scene.event.id,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
    })
    const [person] = await createPeople(scene.centre.id, 1)
    await place(scene.coordinator, scene.shift.id, person!)
    return { ...scene, second, person: person! }
  }

  test('one may end as the other begins', async () => {
    const { coordinator, second, person } = await twoShifts(0)
    await expect(place(coordinator, second.id, person)).resolves.toMatchObject({ status: 'confirmed' })
  })

  test('half an hour together needs the tick', async () => {
    const { coordinator, second, person } = await twoShifts(-30)
    await expect(place(coordinator, second.id, person)).rejects.toMatchObject({
      fields: { acceptOverlap: expect.anything() },
    })
    const { participationId } = await place(coordinator, second.id, person, { acceptOverlap: true })
    const change = await db.participationChange.findFirstOrThrow({ where: { participationId } })
    expect(change.reason).toBe('overlapAccepted')
  })

  test('more needs a reason in words, which stays on record', async () => {
    const { coordinator, second, person } = await twoShifts(-31)
    await expect(place(coordinator, second.id, person, { acceptOverlap: true })).rejects.toMatchObject({
      fields: { overrideReason: expect.anything() },
    })
    const { participationId } = await place(coordinator, second.id, person, { overrideReason: 'Келісілді' })
    const row = await db.participation.findUniqueOrThrow({ where: { id: participationId } })
    expect(row.overrideReason).toBe('Келісілді')
  })
})

describe('a child under fourteen', () => {
  async function child() {
    const scene = await createScene()
    const { id } = await createVolunteer(db, { centreId: scene.centre.id, birthDate: bornYearsAgo(10) })
    await createGuardian(db, id, ['personalData'])
    const [adult] = await createPeople(scene.centre.id, 1)
    return { ...scene, childId: id, adultId: adult! }
  }

  test('comes with an adult who holds a place on the same shift', async () => {
    const { coordinator, shift, childId, adultId } = await child()
    await expect(place(coordinator, shift.id, childId)).rejects.toBeInstanceOf(Invalid)
    await expect(place(coordinator, shift.id, childId, { companionId: adultId })).rejects.toBeInstanceOf(
      Invalid,
    )
    await place(coordinator, shift.id, adultId)
    await expect(place(coordinator, shift.id, childId, { companionId: adultId })).resolves.toMatchObject({
      status: 'confirmed',
    })
  })

  test('is not left there alone', async () => {
    const { coordinator, shift, childId, adultId } = await child()
    const { participationId } = await place(coordinator, shift.id, adultId)
    await place(coordinator, shift.id, childId, { companionId: adultId })
    await expect(takeOffShift(coordinator, { participationId, reason: 'Сұрады' })).rejects.toMatchObject({
      code: 'participation.refusals.accompanies',
    })
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 2 })
  })

  test("comes alone with a guardian's consent, and no companion is kept then", async () => {
    const { coordinator, shift, childId, adultId } = await child()
    await createGuardian(db, childId, ['participation'])
    await place(coordinator, shift.id, adultId)
    const { participationId } = await place(coordinator, shift.id, childId, { companionId: adultId })
    expect(await db.participation.findUniqueOrThrow({ where: { id: participationId } })).toMatchObject({
      companionId: null,
    })
  })
})

describe('taking somebody off', () => {
  test('keeps the row and its history; a second time is a conflict; joining again is a new turn', async () => {
    const { centre, coordinator, shift } = await createScene()
    const [person] = await createPeople(centre.id, 1)
    const { participationId } = await place(coordinator, shift.id, person!)

    await takeOffShift(coordinator, { participationId, reason: 'Ауырып қалды' })

    expect(await db.participation.findUniqueOrThrow({ where: { id: participationId } })).toMatchObject({
      status: 'removed',
    })
    const last = await db.participationChange.findFirstOrThrow({
      where: { participationId },
      orderBy: { at: 'desc' },
    })
    expect(last).toMatchObject({ fromStatus: 'confirmed', toStatus: 'removed', reason: 'Ауырып қалды' })
    await expect(takeOffShift(coordinator, { participationId, reason: 'x' })).rejects.toBeInstanceOf(Conflict)
    await expect(place(coordinator, shift.id, person!)).resolves.toMatchObject({ status: 'confirmed' })
    expect(await statusesOn(shift.id)).toHaveLength(2)
    expect(await drift()).toEqual([])
  })

  test('five at once take one person off once', async () => {
    const { centre, coordinator, shift } = await createScene()
    const [person] = await createPeople(centre.id, 1)
    const { participationId } = await place(coordinator, shift.id, person!)
    const tries = Array.from({ length: 5 }, () =>
      takeOffShift(coordinator, { participationId, reason: 'Сұрады' }),
    )
    const results = await Promise.allSettled(tries)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 0 })
  })

  test('nobody is taken off a shift that began', async () => {
    const { centre, coordinator, shift } = await createScene()
    const [person] = await createPeople(centre.id, 1)
    const { participationId } = await place(coordinator, shift.id, person!)
    await db.shift.update({ where: { id: shift.id }, data: { startsAt: inHours(-1) } })
    await expect(takeOffShift(coordinator, { participationId, reason: 'x' })).rejects.toMatchObject({
      code: 'participation.refusals.started',
    })
  })
})

describe('moving somebody', () => {
  test('takes the new place and leaves the old one in one step', async () => {
    const { centre, coordinator, event, shift } = await createScene({ shift: { places: 1 } })
    const target = await createShift(db, { eventId: event.id, places: 1 })
    const [first, second] = await createPeople(centre.id, 2)
    const { participationId } = await place(coordinator, shift.id, first!)
    await place(coordinator, shift.id, second!)

    await moveToShift(coordinator, { participationId, toShiftId: target.id, ...noAnswers })

    expect(await shiftNow(target.id)).toMatchObject({ taken: 1 })
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 1, waiting: 0 })
    expect(await statusesOn(shift.id)).toMatchObject([
      { volunteerId: first, status: 'removed' },
      { volunteerId: second, status: 'confirmed' },
    ])
  })

  test('changes nothing when the other shift is full or of another event', async () => {
    const { centre, coordinator, event, shift } = await createScene()
    const full = await createShift(db, {
      eventId: event.id,
      places: 1,
      startsAt: inHours(400),
      endsAt: inHours(403),
    })
    const foreign = await createShift(db, { eventId: (await createEvent(db, { centreId: centre.id })).id })
    const [first, second] = await createPeople(centre.id, 2)
    await place(coordinator, full.id, second!)
    const { participationId } = await place(coordinator, shift.id, first!)

    const to = (toShiftId: string) => moveToShift(coordinator, { participationId, toShiftId, ...noAnswers })
    await expect(to(full.id)).rejects.toBeInstanceOf(Conflict)
    await expect(to(foreign.id)).rejects.toBeInstanceOf(NotFound)
    await expect(to(shift.id)).rejects.toBeInstanceOf(Invalid)

    expect(await statusesOn(shift.id)).toMatchObject([{ volunteerId: first, status: 'confirmed' }])
    expect(await drift()).toEqual([])
  })
})

describe('the search for somebody to place', () => {
  test('shows own people with every reason and never those of another centre', async () => {
    const { centre, coordinator, shift } = await createScene({ event: { isHazardous: true } })
    const other = await createScene()
    await createVolunteer(db, { centreId: centre.id, surname: 'Қазыбеков', birthDate: null })
    await createVolunteer(db, { centreId: other.centre.id, surname: 'Қазыбеков' })

    const found = await findShift(coordinator, db, shift.id)
    const { candidates } = await listCandidates(coordinator, found!, 'qazybekov')

    expect(candidates).toMatchObject([{ verdict: 'bars', reasons: [{ code: 'adultsOnlyUnknown' }] }])
  })
})
