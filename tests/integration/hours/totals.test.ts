import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correctHours } from '#lib/hours/commands/correct-hours.ts'
import { findOwnHours } from '#lib/hours/queries.ts'
import { minutesOf } from '#lib/hours/rules/minutes.ts'
import { dayOf, minuteMs } from '#lib/platform/clock.ts'
import { createEvent, createShift, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, administrator, cameTo, confirmAll, createPastScene } from './people.ts'

// A night through midnight, a night through the change of the offset, an evening before it, the turn of a year.
const nights = [
  ['2026-10-03T18:30:00Z', '2026-10-03T21:00:00Z'],
  ['2024-02-29T17:30:00Z', '2024-02-29T21:00:00Z'],
  ['2023-07-01T12:00:00Z', '2023-07-01T15:00:00Z'],
  ['2025-12-31T18:30:00Z', '2026-01-01T01:00:00Z'],
].map(([from, to]) => ({ startsAt: new Date(from!), endsAt: new Date(to!) }))

type Act =
  | { do: 'move'; shift: number; by: number; longer: number }
  | { do: 'direction'; shift: number; to: number }
  | { do: 'cancel'; shift: number; isOff: boolean }
  | { do: 'remark'; shift: number; late: number; stay: number }
  | { do: 'confirm'; shift: number; other: number | null }
  | { do: 'correct'; shift: number; to: number }

const shift = fc.nat(nights.length - 1)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant('move' as const),
    shift,
    by: fc.integer({ min: -900, max: 900 }),
    longer: fc.integer({ min: 10, max: 600 }),
  }),
  fc.record({ do: fc.constant('direction' as const), shift, to: fc.nat(3) }),
  fc.record({ do: fc.constant('cancel' as const), shift, isOff: fc.boolean() }),
  fc.record({
    do: fc.constant('remark' as const),
    shift,
    late: fc.integer({ min: -60, max: 60 }),
    stay: fc.nat(300),
  }),
  fc.record({
    do: fc.constant('confirm' as const),
    shift,
    other: fc.option(fc.nat(1440), { nil: null, freq: 2 }),
  }),
  fc.record({ do: fc.constant('correct' as const), shift, to: fc.nat(1440) }),
)

/** One volunteer on four shifts, and what a careful clerk would have written down beside the portal. */
async function aWorld() {
  const { centre } = await createPastScene()
  const { id: volunteerId } = await createVolunteer(db, { centreId: centre.id })
  const shifts = []
  for (const span of nights) {
    const event = await createEvent(db, { centreId: centre.id, ...span })
    const held = await createShift(db, { eventId: event.id, ...span })
    shifts.push({ ...held, ...(await cameTo(held, { volunteerId })) })
  }
  const directions = await db.direction.findMany({ orderBy: { position: 'asc' }, take: 4 })
  return {
    volunteerId,
    shifts,
    directions,
    clerk: new Map<string, { minutes: number; day: string; direction: string }>(),
  }
}
type World = Awaited<ReturnType<typeof aWorld>>

async function perform({ shifts, directions, clerk }: World, step: Act) {
  const { id, participationId } = shifts[step.shift]!
  const now = await db.shift.findUniqueOrThrow({
    where: { id },
    include: { event: true, participations: { include: { attendance: true } } },
  })
  const known = clerk.get(participationId)
  if (step.do === 'move') {
    const startsAt = new Date(now.startsAt.getTime() + step.by * minuteMs)
    await db.shift.update({
      where: { id },
      data: { startsAt, endsAt: new Date(startsAt.getTime() + step.longer * minuteMs) },
    })
  } else if (step.do === 'direction') {
    const directionId = directions[step.to]!.id
    await db.event.update({ where: { id: now.eventId }, data: { directionId } })
  } else if (step.do === 'cancel') {
    await db.shift.update({ where: { id }, data: { cancelledAt: step.isOff ? new Date() : null } })
  } else if (step.do === 'remark') {
    const inAt = new Date(now.startsAt.getTime() + step.late * minuteMs)
    const outAt = new Date(inAt.getTime() + step.stay * minuteMs)
    await db.attendance.update({ where: { participationId }, data: { inAt, outAt } })
  } else if (step.do === 'correct') {
    const wish = { participationId, minutes: step.to, reason: 'Қайта саналды' }
    await correctHours(administrator, wish).catch(() => {})
    if (known) known.minutes = step.to
  } else {
    const typed = step.other === null ? {} : { [participationId]: { minutes: step.other, reason: 'Басқаша' } }
    await confirmAll(administrator, now, typed).catch(() => {})
    if (now.cancelledAt) return
    const computed = minutesOf(now.participations[0]!.attendance!, now).minutes
    if (known) known.minutes = step.other ?? known.minutes
    else {
      const minutes = step.other ?? computed
      clerk.set(participationId, { minutes, day: dayOf(now.startsAt), direction: now.event.directionId })
    }
  }
}

test('a book equals the ledger and the clerk after any sequence of edits, confirmations and corrections', async () => {
  const run = fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
    const world = await aWorld()
    for (const step of acts) await perform(world, step)
    const { volunteerId, clerk } = world
    const written = [...clerk.values()]
    const sum = (rows: { minutes: number }[]) => rows.reduce((all, { minutes }) => all + minutes, 0)
    const ledger = await db.hourEntry.aggregate({ where: { volunteerId }, _sum: { minutes: true } })
    const book = await findOwnHours(actorWith({ volunteerId }), null)
    expect(ledger._sum.minutes ?? 0).toBe(sum(written))
    expect(book.all).toBe(sum(written))
    expect(sum(book.byYear)).toBe(sum(written))
    for (const { year, minutes } of book.byYear)
      expect(minutes).toBe(sum(written.filter(({ day }) => day.startsWith(String(year)))))
    for (const { direction, minutes } of book.byDirection)
      expect(minutes).toBe(sum(written.filter((row) => row.direction === direction?.id)))
    expect(sum(book.byDirection)).toBe(sum(written))
  })
  await fc.assert(run, { numRuns: 40, endOnFailure: true })
}, 120_000)

test('the day of hours is the day the shift began, in the region’s zone', async () => {
  const { volunteerId, shifts } = await aWorld()
  for (const each of shifts) await confirmAll(administrator, each)
  const rows = await db.hourEntry.findMany({ where: { volunteerId }, orderBy: { workedOn: 'asc' } })
  expect(rows.map(({ workedOn, minutes }) => [workedOn.toISOString().slice(0, 10), minutes])).toEqual([
    ['2023-07-01', 180],
    ['2024-02-29', 210],
    ['2025-12-31', 390],
    ['2026-10-03', 150],
  ])
})
