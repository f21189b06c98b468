import type { InterestRow, PeopleRow } from './cells.ts'
import { fewest, isFew } from './few.ts'

/** What was counted of a unit when its public numbers last moved. */
export type HeldUnit = {
  people: { body: string | null; age: string; people: number }[]
  interests: { direction: string; people: number }[]
  /** People at the end of past months. */
  months: Record<string, number>
}
/** What the numbers of an edition come from. Never public: small numbers are among it. */
export type Basis = {
  month: string
  units: Record<string, HeldUnit>
  /** Up to when the work of a unit is known, by measure. */
  work: Record<'presences' | 'minutes', Record<string, string>>
}
type Counted = {
  months: readonly string[]
  units: readonly string[]
  /** Bodies with a page. */
  bodies: ReadonlySet<string>
  people: readonly PeopleRow[]
  interests: readonly InterestRow[]
  changes: readonly { unit: string; month: string; change: number }[]
}

/**
 * What the public numbers of each unit come from. They move only when at least five people moved them: until then a unit stays as
 * it was, with its ages, bodies and directions, so two editions never differ by one to four people who came or went.
 */
export function holdUnits(counted: Counted, last: Basis | null): Record<string, HeldUnit> {
  return Object.fromEntries(
    counted.units.map((unit) => {
      const before = last?.units[unit] ?? null
      const fresh = freshOf(counted, unit)
      const months = holdMonths(fresh.months, before, last?.month ?? null)
      if (!before) return [unit, fresh]
      const isStill = moved(fresh, before) < fewest
      return [unit, isStill ? { ...renamed(before, counted.bodies), months } : { ...fresh, months }]
    }),
  )
}

/** Whether the work of a unit is told anew: at least five people did something since it was told last. */
export function toldUntil(
  last: Readonly<Record<string, string>>,
  doers: readonly { unit: string; people: number }[],
): Record<string, string> {
  const peopleOf = new Map(doers.map(({ unit, people }) => [unit, people]))
  return Object.fromEntries(Object.entries(last).filter(([unit]) => isFew(peopleOf.get(unit) ?? 0)))
}

function freshOf({ months, people, interests, changes }: Counted, unit: string): HeldUnit {
  const of = <Row extends { unit: string }>(rows: readonly Row[]) => rows.filter((row) => row.unit === unit)
  const own = of(changes)
  const until = (month: string) => own.reduce((sum, each) => sum + (each.month <= month ? each.change : 0), 0)
  return {
    people: of(people).map(({ body, age, people: count }) => ({ body, age, people: count })),
    interests: of(interests).map(({ direction, people: count }) => ({ direction, people: count })),
    months: Object.fromEntries(months.slice(0, -1).map((month) => [month, until(month)])),
  }
}

/** How many people moved at least: those who are somewhere more, or those who are somewhere less. */
function moved(fresh: HeldUnit, before: HeldUnit): number {
  const by = new Map<string, number>()
  const add = ({ people }: HeldUnit, sign: number) => {
    for (const { body, age, people: count } of people) {
      const key = `${body ?? ''}|${age}`
      by.set(key, (by.get(key) ?? 0) + sign * count)
    }
  }
  add(fresh, 1)
  add(before, -1)
  const steps = [...by.values()]
  const more = steps.reduce((sum, step) => sum + Math.max(step, 0), 0)
  return Math.max(more, more - steps.reduce((sum, step) => sum + step, 0))
}

/** A past month moves as the unit does; one that has just ended is what was last said of it. */
function holdMonths(
  fresh: HeldUnit['months'],
  before: HeldUnit | null,
  lastMonth: string | null,
): HeldUnit['months'] {
  if (!before) return fresh
  const total = before.people.reduce((sum, { people }) => sum + people, 0)
  return Object.fromEntries(
    Object.entries(fresh).map(([month, people]) => {
      const said = before.months[month] ?? (month === lastMonth ? total : undefined)
      return [month, said !== undefined && isFew(Math.abs(people - said)) ? said : people]
    }),
  )
}

/** A body that is public no more has no line of its own, whatever it was called when its unit was counted. */
function renamed(before: HeldUnit, bodies: ReadonlySet<string>): HeldUnit {
  const isNamed = (body: string | null) => body !== null && bodies.has(body)
  return {
    ...before,
    people: before.people.map((row) => (isNamed(row.body) ? row : { ...row, body: null })),
  }
}
