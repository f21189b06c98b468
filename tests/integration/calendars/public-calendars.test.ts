import ICAL from 'ical.js'
import { beforeAll, expect, test } from 'vitest'
import { findEventCalendar, writeEventsCalendar } from '#lib/calendars/public.ts'
import { anywhere } from '#lib/feeds/rules/choice.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { createCentre, createEvent, createShift } from '#tests/support/builders.ts'
import { db } from '#tests/support/database.ts'

beforeAll(async () => {
  await loadReference(db)
})

const daysFrom = (days: number) => new Date(Date.now() + days * dayMs)

function read(calendar: string | null) {
  const root = new ICAL.Component(ICAL.parse(calendar ?? ''))
  const events = root.getAllSubcomponents('vevent').map((event) => ({
    text: event.toString(),
    uid: String(event.getFirstPropertyValue('uid')),
    status: String(event.getFirstPropertyValue('status')),
    start: event.getFirstPropertyValue('dtstart') as ICAL.Time,
  }))
  return { root, events }
}

test('an event has one entry, the same as in its own calendar, however it is met', async () => {
  const centre = await createCentre(db)
  const event = await createEvent(db, { centreId: centre.id, sequence: 3, titleKk: 'А,;\\"\nБ 🎉 ]]>' })
  const shift = await createShift(db, { eventId: event.id, sequence: 2 })
  const off = await createShift(db, { eventId: event.id, cancelledAt: new Date() })
  const unit = await db.unit.findUniqueOrThrow({ where: { id: event.unitId } })
  const direction = await db.direction.findUniqueOrThrow({ where: { id: event.directionId } })
  const own = read(await findEventCalendar(event.slug, 'kk')).events
  expect(own).toHaveLength(2)
  const calendars = [
    anywhere,
    { ...anywhere, unit: unit.slug },
    { ...anywhere, direction: direction.code },
    { ...anywhere, centre: centre.slug },
  ]
  for (const narrowing of calendars) {
    const { root, events } = read(await writeEventsCalendar('kk', narrowing))
    const mine = events.filter(({ uid }) => uid.startsWith(shift.id) || uid.startsWith(off.id))
    expect(mine).toEqual(own)
    expect(mine.find(({ uid }) => uid.startsWith(off.id))?.status).toBe('CANCELLED')
    expect(mine[0]?.text).toContain('SEQUENCE:5')
    expect(mine[0]?.start.zone).toBe(ICAL.Timezone.utcTimezone)
    expect(root.getFirstPropertyValue('refresh-interval')?.toString()).toBe('PT2H')
    expect(root.getFirstPropertyValue('x-wr-calname')).toMatch(/^Біргеміз: Іс-шаралар/)
  }
})

test('what is ahead and the last thirty days are in it; what is older or has no date is not', async () => {
  const centre = await createCentre(db)
  const at = (days: number) => ({
    centreId: centre.id,
    startsAt: daysFrom(days),
    endsAt: daysFrom(days + 0.1),
  })
  const [ahead, lately, old, undated, off] = [
    await createEvent(db, at(300)),
    await createEvent(db, at(-29)),
    await createEvent(db, at(-31)),
    await createEvent(db, { ...at(5), isDateStated: false }),
    await createEvent(db, { ...at(6), state: 'cancelled', cancelledAt: new Date(), publishedAt: new Date() }),
  ]
  const { events } = read(await writeEventsCalendar('ru', { ...anywhere, centre: centre.slug }))
  expect(events.map(({ uid, status }) => [uid, status])).toEqual([
    [`${lately.id}@birgemiz`, 'CONFIRMED'],
    [`${off.id}@birgemiz`, 'CANCELLED'],
    [`${ahead.id}@birgemiz`, 'CONFIRMED'],
  ])
  expect([old.id, undated.id].some((id) => events.some(({ uid }) => uid.includes(id)))).toBe(false)
})

test('it holds five hundred events and no more, those ahead before those that are over', async () => {
  const centre = await createCentre(db)
  const first = await createEvent(db, { centreId: centre.id, startsAt: daysFrom(1), endsAt: daysFrom(2) })
  const over = await createEvent(db, { centreId: centre.id, startsAt: daysFrom(-2), endsAt: daysFrom(-1) })
  const { id: _, ...facts } = first
  const rows = Array.from({ length: 500 }, (_row, index) => ({ ...facts, slug: `many-${index}` }))
  await db.event.createMany({ data: rows })
  const { events } = read(await writeEventsCalendar('kk', { ...anywhere, centre: centre.slug }))
  expect(events).toHaveLength(500)
  expect(events.some(({ uid }) => uid.startsWith(over.id))).toBe(false)
})

test('an unchanged calendar is the same bytes; an unknown or hidden place has none', async () => {
  const hidden = await createCentre(db, { state: 'withdrawn' })
  expect(await writeEventsCalendar('kk', anywhere)).toBe(await writeEventsCalendar('kk', anywhere))
  for (const wrong of [{ unit: 'nowhere' }, { direction: 'nothing' }, { centre: hidden.slug }])
    expect(await writeEventsCalendar('kk', { ...anywhere, ...wrong })).toBeNull()
})
