import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { findEventCalendar } from '#lib/calendars/public.ts'
import { findOwnAddress, findPersonalCalendar } from '#lib/calendars/queries.ts'
import { writeLetter } from '#lib/participation/commands/write-letter.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { makeCalendarAddress, revokeCalendarAddress } from '#lib/volunteers/commands/calendar-address.ts'
import { createParticipation, createShift, createVolunteer } from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { asOwner, db, transaction } from '#tests/support/database.ts'
import { actorWith, createScene, inHours } from '../participation/people.ts'

function eventsIn(calendar: string | null) {
  const events = new ICAL.Component(ICAL.parse(calendar ?? '')).getAllSubcomponents('vevent')
  const value = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name) ?? '')
  return events.map((event) => ({
    ...{
      uid: value(event, 'uid'),
      status: value(event, 'status'),
      sequence: Number(value(event, 'sequence')),
    },
    ...{ summary: value(event, 'summary'), start: value(event, 'dtstart') },
  }))
}

async function somebody(given: Partial<Prisma.VolunteerCreateManyInput> = {}) {
  const volunteer = await createVolunteer(db, { calendarVersion: 1, email: 'k@demo.invalid', ...given })
  const actor = actorWith({ volunteerId: volunteer.id })
  return { volunteer, actor, token: signLink('calendar', volunteer.id, volunteer.calendarVersion) }
}

describe('a personal calendar', () => {
  test('holds places, turns and what was given up lately, each under the name it has in letters', async () => {
    const { volunteer, token } = await somebody({ locale: 'ru' })
    const put = async (place: Partial<Prisma.ParticipationCreateManyInput>, startsIn = 100) => {
      const { shift, event } = await createScene({
        event: { startsAt: inHours(startsIn), sequence: 2 },
        shift: { sequence: 3 },
      })
      const row = await createParticipation(db, { shiftId: shift.id, volunteerId: volunteer.id, ...place })
      return { ...row, shift: { ...shift, event: event as never } }
    }
    const confirmed = await put({ sequence: 4 })
    const waiting = await put({ status: 'waiting' }, 200)
    const cancelled = await put({ status: 'cancelled' }, 300)
    const longGone = await put({ status: 'removed' }, 400)
    const past = new Date(Date.now() - 61 * dayMs).toISOString()
    await asOwner('UPDATE "Participation" SET "updatedAt" = $1 WHERE id = $2', [past, longGone.id])

    const found = new Map(
      eventsIn(await findPersonalCalendar(null, token)).map((event) => [event.uid, event]),
    )
    expect(found.get(`${confirmed.id}@birgemiz`)).toMatchObject({ status: 'CONFIRMED', sequence: 9 })
    expect(found.get(`${waiting.id}@birgemiz`)).toMatchObject({ status: 'TENTATIVE' })
    expect(found.get(`${cancelled.id}@birgemiz`)).toMatchObject({ status: 'CANCELLED' })
    expect(found.size).toBe(3)

    const facts = { changeKey: confirmed.id, kind: 'confirmed' as const, participationId: confirmed.id }
    await transaction((tx) => writeLetter(null, tx, { ...facts, person: volunteer, shift: confirmed.shift }))
    const letter = await db.outboxMessage.findFirstOrThrow({ where: { participationId: confirmed.id } })
    expect(eventsIn(letter.calendar)).toEqual([found.get(`${confirmed.id}@birgemiz`)])
  })

  test('shows a shift that does not take place as cancelled', async () => {
    const { volunteer, token } = await somebody()
    const { shift } = await createScene({ shift: { cancelledAt: new Date() } })
    await createParticipation(db, { shiftId: shift.id, volunteerId: volunteer.id })
    expect(eventsIn(await findPersonalCalendar(null, token))).toMatchObject([{ status: 'CANCELLED' }])
  })

  test('is behind the present address only', async () => {
    const { volunteer, token, actor } = await somebody()
    const other = await somebody()
    expect(await findPersonalCalendar(null, token)).toContain('BEGIN:VCALENDAR')
    const forged = signLink('calendar', volunteer.id, 2)
    for (const wrong of [forged, signLink('sign-up', volunteer.id, 1), `${token.slice(0, 42)}x`, 'x', ''])
      expect(await findPersonalCalendar(null, wrong), wrong).toBeNull()
    expect(other.token).not.toBe(token)
    await revokeCalendarAddress(actor, { version: 1 })
    expect(await findPersonalCalendar(null, token)).toBeNull()
  })

  test('is closed when the data of the card were erased', async () => {
    const { token } = await somebody({ status: 'anonymised' })
    expect(await findPersonalCalendar(null, token)).toBeNull()
  })
})

describe('the address', () => {
  test('is made, replaced and turned off, is never one given out before, and all is recorded', async () => {
    const { volunteer, actor } = await somebody({ calendarVersion: 0 })
    expect((await findOwnAddress(actor))?.address).toBeNull()
    const seen = new Set<string | null>()
    const steps = [makeCalendarAddress, makeCalendarAddress, revokeCalendarAddress, makeCalendarAddress]
    for (const step of steps) {
      const { version = 0 } = (await findOwnAddress(actor)) ?? {}
      await step(actor, { version })
      seen.add((await findOwnAddress(actor))?.address ?? null)
    }
    expect(seen.size).toBe(4)
    const entries = await db.auditEntry.findMany({
      where: { subjectId: volunteer.id },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ action }) => action)).toEqual([
      'volunteer.calendarMade',
      'volunteer.calendarMade',
      'volunteer.calendarRevoked',
      'volunteer.calendarMade',
    ])
  })

  test('of a form sent twice is made once', async () => {
    const { actor } = await somebody({ calendarVersion: 0 })
    const make = () => makeCalendarAddress(actor, { version: 0 })
    const answers = await Promise.allSettled([make(), make(), make()])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(make()).rejects.toThrow(Conflict)
  })

  test('is not there for somebody without a card', async () => {
    const actor = actorWith()
    expect(await findOwnAddress(actor)).toBeNull()
    await expect(makeCalendarAddress(actor, { version: 0 })).rejects.toThrow(NotFound)
  })
})

describe("an event's calendar", () => {
  test('has an entry for each shift; cancelled ones say so', async () => {
    const { event, shift } = await createScene({ event: { sequence: 1 }, shift: { sequence: 2 } })
    const off = await createShift(db, { eventId: event.id, cancelledAt: new Date() })
    const found = eventsIn(await findEventCalendar(event.slug, 'kk'))
    expect(found.map(({ uid }) => uid).sort()).toEqual([`${off.id}@birgemiz`, `${shift.id}@birgemiz`].sort())
    expect(found.find(({ uid }) => uid.startsWith(shift.id))).toMatchObject({
      status: 'CONFIRMED',
      sequence: 3,
    })
    expect(found.find(({ uid }) => uid.startsWith(off.id))).toMatchObject({ status: 'CANCELLED' })
  })

  test('is not there for a draft or an event without a date', async () => {
    const draft = await createScene({ event: { state: 'draft', publishedAt: null } })
    const undated = await createScene({ event: { isDateStated: false } })
    for (const slug of [draft.event.slug, undated.event.slug, 'no-such-event', '../x'])
      expect(await findEventCalendar(slug, 'kk')).toBeNull()
  })
})
