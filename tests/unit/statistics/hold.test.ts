import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Basis, holdUnits, toldUntil } from '#lib/statistics/rules/hold.ts'
import { months } from './region.ts'

const units = ['a', 'b', '-']
type Person = { unit: string; body: number; age: string; likes: string }

const person = fc.record({
  unit: fc.constantFrom(...units),
  body: fc.nat({ max: 2 }),
  age: fc.constantFrom('14-17', '18-28', '63+'),
  likes: fc.constantFrom('eco', 'social', '-'),
})
/** One day: who comes, who leaves (by their place in the line) and whose card changes. */
const night = fc.record({
  come: fc.array(person, { maxLength: 4 }),
  leave: fc.array(fc.nat({ max: 60 }), { maxLength: 2 }),
  birthdays: fc.array(fc.nat({ max: 60 }), { maxLength: 2 }),
})
const bodies = new Set(['centre/a0', 'centre/a1', 'centre/b0', 'centre/b1', 'centre/-0', 'centre/-1'])

type People = Map<number, Person>

function countedOf(people: People) {
  const tally = <Row extends object>(rows: Row[]) =>
    [...Map.groupBy(rows, (row) => JSON.stringify(row))].map(([key, list]) => ({
      ...(JSON.parse(key) as Row),
      people: list.length,
    }))
  const all = [...people.values()]
  const bodyOf = ({ unit, body }: Person) => (body === 2 ? null : `centre/${unit}${body}`)
  return {
    ...{ months, units, bodies, changes: [] },
    people: tally(all.map((each) => ({ unit: each.unit, body: bodyOf(each), age: each.age }))),
    interests: tally(all.map(({ unit, likes }) => ({ unit, direction: likes }))),
  }
}

function next(
  people: People,
  { come, leave, birthdays }: { come: Person[]; leave: number[]; birthdays: number[] },
) {
  const ids = [...people.keys()]
  const after = new Map(people)
  for (const at of birthdays) {
    const id = ids[at]
    if (id !== undefined) after.set(id, { ...after.get(id)!, age: '63+' })
  }
  for (const at of leave) after.delete(ids[at] ?? -1)
  for (const [index, each] of come.entries()) after.set(Math.max(-1, ...ids) + 1 + index, each)
  return after
}

/** Who is not where they were in this unit. */
function movedIn(unit: string, before: People, after: People): number {
  const at = (people: People, id: number) => {
    const one = people.get(id)
    return one?.unit === unit ? `${one.body}|${one.age}` : null
  }
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => at(before, id) !== at(after, id))
    .length
}

it('of any two editions, whatever lies between them, a unit is the same or tells of at least five who moved', () => {
  const seen = { moved: 0, still: 0 }
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 20, maxLength: 60 }),
      fc.array(night, { minLength: 3, maxLength: 14 }),
      (first, nights) => {
        let people: People = new Map(first.entries())
        let basis: Basis | null = null
        const told: { held: Basis['units']; people: Record<string, People> }[] = []
        for (const one of [{ come: [], leave: [], birthdays: [] }, ...nights]) {
          people = next(people, one)
          const held = holdUnits(countedOf(people), basis)
          const last = told.at(-1)
          const isSame = (unit: string) =>
            last !== undefined &&
            JSON.stringify(last.held[unit]!.people) === JSON.stringify(held[unit]!.people)
          told.push({
            held,
            people: Object.fromEntries(
              units.map((unit) => [unit, isSame(unit) ? last!.people[unit]! : people]),
            ),
          })
          basis = { month: months.at(-1)!, units: held, work: { presences: {}, minutes: {} } }
        }
        for (const unit of units)
          for (const [index, now] of told.slice(1).entries()) {
            const before = told[index]!
            if (before.people[unit] === now.people[unit]) {
              expect(now.held[unit]!.interests).toEqual(before.held[unit]!.interests)
              seen.still += 1
            } else {
              expect(movedIn(unit, before.people[unit]!, now.people[unit]!)).toBeGreaterThanOrEqual(5)
              seen.moved += 1
            }
          }
      },
    ),
    { numRuns: 60 },
  )
  expect(seen.moved).toBeGreaterThan(20)
  expect(seen.still).toBeGreaterThan(100)
})

it('a month that has ended is what was said of it, until five people are between', () => {
  const counted = {
    ...countedOf(new Map()),
    units: ['a'],
    changes: [{ unit: 'a', month: months[0]!, change: 43 }],
  }
  const people = [{ body: null, age: '18-28', people: 40 }]
  const month = months.at(-2)!
  const said = { people, interests: [], months: { [months[0]!]: 40 } }
  const basis = { month, units: { a: said }, work: { presences: {}, minutes: {} } }
  const held = holdUnits({ ...counted, people: [{ unit: 'a', ...people[0]! }] }, basis)
  expect(held.a!.months[months[0]!]).toBe(40)
  expect(held.a!.months[month]).toBe(40)
  expect(held.a!.months[months[1]!]).toBe(43)
})

it('a body that is public no more loses its name, not its people', () => {
  const people = [{ unit: 'a', body: 'centre/a0', age: '18-28', people: 9 }]
  const counted = { ...countedOf(new Map()), units: ['a'], people }
  const basis = {
    month: months.at(-1)!,
    units: holdUnits(counted, null),
    work: { presences: {}, minutes: {} },
  }
  const held = holdUnits({ ...counted, bodies: new Set<string>() }, basis)
  expect(held.a!.people).toEqual([{ body: null, age: '18-28', people: 9 }])
})

it('work of a unit is told anew when nobody or at least five people stand behind what is new', () => {
  const last = { a: '2026-11-01T00:00:00Z', b: '2026-11-01T00:00:00Z', c: '2026-11-01T00:00:00Z' }
  const doers = [
    { unit: 'a', people: 4 },
    { unit: 'b', people: 5 },
  ]
  expect(toldUntil(last, doers)).toEqual({ a: '2026-11-01T00:00:00Z' })
})
