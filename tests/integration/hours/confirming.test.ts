import { describe, expect, test } from 'vitest'
import { confirmHours } from '#lib/hours/commands/confirm-hours.ts'
import { correctHours } from '#lib/hours/commands/correct-hours.ts'
import { findShiftHours, listShiftsToConfirm } from '#lib/hours/queries/shift-hours.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { createParticipation, createVolunteer } from '#prisma/seed/builders.ts'
import { asOwner, db } from '#tests/support/database.ts'
import {
  actorWith,
  administrator,
  cameTo,
  confirmAll,
  createPastScene,
  formOf,
  inHours,
  ledgerOf,
} from './people.ts'

describe('hours of a shift', () => {
  test('are written for those present, with the shift as it was, and recorded', async () => {
    const { coordinator, event, shift, centre } = await createPastScene()
    const whole = await cameTo(shift)
    const half = await cameTo(shift, { mark: { outAt: new Date(shift.endsAt.getTime() - 90 * 60_000) } })
    const away = await cameTo(shift, { mark: { mark: 'absent' } })

    const done = await confirmAll(coordinator, shift, {
      [half.participationId]: { minutes: 120, reason: 'Кейін құрал жинады' },
    })

    expect(done).toMatchObject({ first: 2, corrected: 0, own: 0 })
    const [first] = await db.hourEntry.findMany({ where: { volunteerId: whole.volunteerId } })
    expect(first).toMatchObject({
      ...{ source: 'attendance', minutes: 180, reason: '', participationId: whole.participationId },
      ...{ plannedStartsAt: shift.startsAt, plannedEndsAt: shift.endsAt, directionId: event.directionId },
      confirmedById: coordinator.userId,
    })
    expect(await ledgerOf(half.volunteerId)).toMatchObject([
      { source: 'confirmation', minutes: 120, reason: 'Кейін құрал жинады' },
    ])
    expect(await ledgerOf(away.volunteerId)).toEqual([])
    const audit = await db.auditEntry.findMany({ where: { subjectId: shift.id } })
    expect(audit).toMatchObject([
      { action: 'hours.confirmed', centreId: centre.id, details: { people: 2, minutes: 300 } },
    ])
  })

  test('do not exist for another centre, whoever’s participation is named', async () => {
    const mine = await createPastScene()
    const theirs = await createPastScene()
    const other = await cameTo(theirs.shift)
    await cameTo(mine.shift)
    const form = await formOf(theirs.coordinator, theirs.shift)

    await expect(confirmHours(mine.coordinator, form)).rejects.toThrow(NotFound)
    await expect(confirmHours(mine.coordinator, { ...form, shiftId: mine.shift.id })).rejects.toThrow(
      NotFound,
    )
    expect(await findShiftHours(mine.coordinator, theirs.event.id, theirs.shift.id)).toBeNull()
    expect(await ledgerOf(other.volunteerId)).toEqual([])
  })

  test('are given once when several coordinators confirm at the same moment', async () => {
    const { coordinator, shift, centre } = await createPastScene()
    const people = [await cameTo(shift), await cameTo(shift), await cameTo(shift)]
    const form = await formOf(coordinator, shift)
    const others = [coordinator, actorWith({ centreIds: [centre.id] }), administrator]

    const done = await Promise.all(others.map((actor) => confirmHours(actor, form)))

    expect(done.map(({ first }) => first).sort()).toEqual([0, 0, 3])
    for (const { volunteerId } of people) expect(await ledgerOf(volunteerId)).toHaveLength(1)
    expect(await db.auditEntry.count({ where: { subjectId: shift.id } })).toBe(1)
  })

  test('of one’s own are passed over, the others go through', async () => {
    const { shift, centre } = await createPastScene()
    const me = await createVolunteer(db, { centreId: centre.id })
    const own = await cameTo(shift, { volunteerId: me.id })
    const other = await cameTo(shift)
    const actor = actorWith({ centreIds: [centre.id], volunteerId: me.id })

    expect(await confirmAll(actor, shift)).toMatchObject({ first: 1, own: 1 })
    expect(await ledgerOf(me.id)).toEqual([])
    expect(await ledgerOf(other.volunteerId)).toHaveLength(1)

    await confirmAll(administrator, shift)
    expect(await ledgerOf(me.id)).toHaveLength(1)
    const { participationId } = own
    const wish = { participationId, minutes: 1000, reason: 'Көбірек' }
    await expect(correctHours(actor, wish)).rejects.toThrow(Forbidden)
  })

  test('another number needs a reason, said beside the line', async () => {
    const { coordinator, shift } = await createPastScene()
    const { participationId, volunteerId } = await cameTo(shift)
    const form = await formOf(coordinator, shift, { [participationId]: { minutes: 60 } })

    const refusal = await confirmHours(coordinator, form).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Invalid)
    expect((refusal as Invalid).fields).toEqual({
      'lines.0.reason': { code: 'hours.problems.reasonNeeded' },
    })
    expect(await ledgerOf(volunteerId)).toEqual([])
  })

  test('a form made before the marks changed is a conflict, and writes nothing', async () => {
    const { coordinator, shift } = await createPastScene()
    const { participationId, volunteerId } = await cameTo(shift)
    const form = await formOf(coordinator, shift)
    const outAt = new Date(shift.endsAt.getTime() - 60 * 60_000)
    await db.attendance.update({ where: { participationId }, data: { outAt } })

    await expect(confirmHours(coordinator, form)).rejects.toThrow(Conflict)
    expect(await ledgerOf(volunteerId)).toEqual([])
  })

  test('wait until the shift is over, and a cancelled one has none', async () => {
    const running = await createPastScene({ startsAt: inHours(-2), endsAt: inHours(1) })
    await cameTo(running.shift)
    await expect(confirmAll(running.coordinator, running.shift)).rejects.toThrow('hours.refusals.notOver')

    const cancelled = await createPastScene()
    await cameTo(cancelled.shift)
    await db.shift.update({ where: { id: cancelled.shift.id }, data: { cancelledAt: new Date() } })
    await expect(confirmAll(cancelled.coordinator, cancelled.shift)).rejects.toThrow('hours.refusals.notHeld')
  })

  test('stand among what waits for the coordinator until they are confirmed', async () => {
    const { coordinator, shift } = await createPastScene()
    await cameTo(shift)
    await createParticipation(db, { shiftId: shift.id, volunteerId: (await createVolunteer(db)).id })

    expect(await listShiftsToConfirm(coordinator)).toMatchObject([{ id: shift.id, people: 1 }])
    expect(await findShiftHours(coordinator, shift.eventId, shift.id)).toMatchObject({ unmarked: 1 })
    await confirmAll(coordinator, shift)
    expect(await listShiftsToConfirm(coordinator)).toEqual([])
  })
})

describe('a correction', () => {
  test('is a new row with the difference and its reason; the same again changes nothing', async () => {
    const { coordinator, shift, centre } = await createPastScene()
    const { participationId, volunteerId } = await cameTo(shift)
    await confirmAll(coordinator, shift)

    const input = { participationId, minutes: 150, reason: 'Ертерек кетті' }
    expect(await correctHours(coordinator, input)).toEqual({ isChanged: true })
    expect(await correctHours(coordinator, input)).toEqual({ isChanged: false })

    expect(await ledgerOf(volunteerId)).toMatchObject([
      { source: 'attendance', minutes: 180 },
      { source: 'correction', minutes: -30, reason: 'Ертерек кетті', participationId },
    ])
    expect(await db.auditEntry.findMany({ where: { action: 'hours.corrected' } })).toMatchObject([
      { subjectId: participationId, centreId: centre.id, details: { from: 180, to: 150 } },
    ])
  })

  test('comes from the form of the shift too', async () => {
    const { coordinator, shift } = await createPastScene()
    const { participationId, volunteerId } = await cameTo(shift)
    await confirmAll(coordinator, shift)
    const typed = { [participationId]: { minutes: 200, reason: 'Кейін қалды' } }

    expect(await confirmAll(coordinator, shift, typed)).toMatchObject({ first: 0, corrected: 1 })
    expect(await confirmAll(coordinator, shift, typed)).toMatchObject({ first: 0, corrected: 0 })
    expect((await ledgerOf(volunteerId)).map(({ minutes }) => minutes)).toEqual([180, 20])
  })

  test('of several at once comes to the number wanted', async () => {
    const { coordinator, shift } = await createPastScene()
    const { participationId, volunteerId } = await cameTo(shift)
    await confirmAll(coordinator, shift)

    const input = { participationId, minutes: 100, reason: 'Қате' }
    await Promise.all([1, 2, 3, 4].map(() => correctHours(coordinator, input)))
    expect((await ledgerOf(volunteerId)).map(({ minutes }) => minutes)).toEqual([180, -80])
  })

  test('of hours copied from paper belongs to the centres of the person', async () => {
    const { coordinator, centre } = await createPastScene()
    const stranger = await createPastScene()
    const { id: volunteerId } = await createVolunteer(db, { centreId: centre.id })
    const facts = { source: 'confirmation' as const, minutes: 240, workedOn: new Date('2024-02-29') }
    const entry = await db.hourEntry.create({ data: { volunteerId, ...facts, confirmedAt: new Date() } })

    const input = { entryId: entry.id, minutes: 200, reason: 'Журналда 200' }
    await expect(correctHours(stranger.coordinator, input)).rejects.toThrow(NotFound)
    await correctHours(coordinator, input)
    const correction = await db.hourEntry.findFirstOrThrow({ where: { volunteerId, source: 'correction' } })
    expect(correction).toMatchObject({ minutes: -40, correctsId: entry.id, workedOn: entry.workedOn })
    await correctHours(coordinator, { entryId: correction.id, minutes: 220, reason: 'Тағы қарадық' })
    expect((await ledgerOf(volunteerId)).map(({ minutes }) => minutes)).toEqual([240, -40, 20])
  })

  test('is the administrator’s after thirty days', async () => {
    const { coordinator, shift } = await createPastScene()
    const { participationId, volunteerId } = await cameTo(shift)
    const { workedOn, minutes } = { workedOn: new Date('2026-01-10'), minutes: 180 }
    const confirmedAt = inHours(-31 * 24)
    const facts = { volunteerId, participationId, source: 'attendance' as const }
    await db.hourEntry.create({ data: { ...facts, workedOn, minutes, confirmedAt } })

    const input = { participationId, minutes: 100, reason: 'Қате' }
    await expect(correctHours(coordinator, input)).rejects.toThrow('hours.refusals.locked')
    const typed = { [participationId]: { minutes: 100, reason: 'Қате' } }
    await expect(confirmAll(coordinator, shift, typed)).rejects.toThrow('hours.refusals.locked')
    expect(await correctHours(administrator, input)).toEqual({ isChanged: true })
  })
})

test('the application can neither change nor delete a row of the ledger', async () => {
  const { id: volunteerId } = await createVolunteer(db)
  const facts = { source: 'attendance' as const, minutes: 60, workedOn: new Date('2026-05-01') }
  const { id } = await db.hourEntry.create({ data: { volunteerId, ...facts } })
  await expect(db.hourEntry.update({ where: { id }, data: { minutes: 600 } })).rejects.toThrow()
  await expect(db.hourEntry.delete({ where: { id } })).rejects.toThrow()
  await expect(asOwner(`UPDATE "HourEntry" SET minutes = 600 WHERE id = $1`, [id])).rejects.toThrow(
    'append-only',
  )
})
