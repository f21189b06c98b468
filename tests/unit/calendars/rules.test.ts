import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type Entry, entryStatusOf, writeCalendar } from '#lib/calendars/rules.ts'
import { instantOf } from '#lib/platform/clock.ts'

const entry: Entry = {
  id: '019a0000-0000-7000-8000-000000000001',
  status: 'confirmed',
  sequence: 4,
  startsAt: new Date('2026-12-05T04:00:00Z'),
  endsAt: new Date('2026-12-05T07:00:00Z'),
  changedAt: new Date('2026-11-26T10:00:00Z'),
  title: 'Өзен жағасы',
  details: '',
  place: '',
  url: 'http://127.0.0.1/kk/events/ozen',
}

function parsed(calendar: string) {
  return new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
}

const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        ';',
        ',',
        '\\',
        ':',
        '"',
        '🎉',
        '👩‍🌾',
        'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі',
        'BEGIN:VEVENT',
        'END:VEVENT',
        'қайырымдылық ',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
)
/** What a title can hold after its trip: one kind of line end, and no signs that are no text. */
const asRead = (text: string) =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\r\t]/gu, '')
    .replace(/\r\n|\r/g, '\n')

describe('an independent parser reads what was written', () => {
  test('whatever stands in the titles', () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1, maxLength: 4 }), awkward, (titles, place) => {
        const entries = titles.map((title, index) => ({
          ...entry,
          id: `e${index}`,
          title,
          place,
          details: place,
        }))
        const calendar = writeCalendar(entries, { locale: 'kk' })
        const events = parsed(calendar)
        expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual(titles.map(asRead))
        for (const event of events) expect(event.getFirstPropertyValue('location') ?? '').toBe(asRead(place))
        for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      }),
      { numRuns: 500 },
    )
  })

  test('with its name, its number and its states', () => {
    const calendar = writeCalendar([entry, { ...entry, id: 'b', status: 'cancelled' }], { locale: 'kk' })
    const [one, other] = parsed(calendar)
    expect(one?.getFirstPropertyValue('uid')).toBe(`${entry.id}@birgemiz`)
    expect(one?.getFirstPropertyValue('sequence')).toBe(4)
    expect(other?.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(String(one?.getFirstPropertyValue('last-modified'))).toBe('2026-11-26T10:00:00Z')
    expect(calendar).not.toContain('METHOD:REQUEST')
  })
})

test.each([
  ['2024-02-28T23:30', '2024-02-28T17:30:00Z'],
  ['2024-03-01T00:30', '2024-02-29T19:30:00Z'],
  ['2026-12-05T23:30', '2026-12-05T18:30:00Z'],
])('the wall time %s is %s, and a night ends on the next day', (wall, utc) => {
  const startsAt = instantOf(wall)
  const endsAt = new Date(startsAt.getTime() + 2.5 * 3_600_000)
  const [event] = parsed(writeCalendar([{ ...entry, startsAt, endsAt }], { locale: 'ru' }))
  expect(String(event?.getFirstPropertyValue('dtstart'))).toBe(utc)
  expect(new Date(String(event?.getFirstPropertyValue('dtend')))).toEqual(endsAt)
})

test('the same entries are the same bytes, whenever they are asked for', async () => {
  const once = writeCalendar([entry], { locale: 'kk', name: 'Менің ауысымдарым' })
  await new Promise((resolve) => setImmediate(resolve))
  expect(writeCalendar([entry], { locale: 'kk', name: 'Менің ауысымдарым' })).toBe(once)
})

test.each([
  ['confirmed', false, 'confirmed'],
  ['offered', false, 'tentative'],
  ['waiting', false, 'tentative'],
  ['cancelled', false, 'cancelled'],
  ['removed', false, 'cancelled'],
  ['confirmed', true, 'cancelled'],
] as const)('a place that is %s (shift called off: %s) is %s', (status, isShiftOff, expected) => {
  expect(entryStatusOf({ status, isShiftOff })).toBe(expected)
})
