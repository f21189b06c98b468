import fc from 'fast-check'
import {
  addInterests,
  addPeople,
  addWork,
  type CellModel,
  earlier,
  elsewhere,
  emptyModel,
  monthsUpTo,
  yearsOf,
} from '#lib/statistics/rules/cells.ts'
import { addGrowth } from '#lib/statistics/rules/growth.ts'
import { ageGroups } from '#lib/statistics/schema.ts'

export const day = '2026-11-26'
export const months = monthsUpTo(day, 24)
const directions = ['eco', 'social']

export type Person = { unit: number; body: number; age: number; joined: number; works: Work[] }
type Work = { unit: number; direction: number; month: number; minutes: number }

const small = (max: number) => fc.nat({ max })
/** Most months and ages are few, so that small numbers and large ones meet. */
const skewed = (max: number) =>
  fc.oneof({ weight: 4, arbitrary: small(2) }, { weight: 1, arbitrary: small(max) })
const work = fc.record({
  ...{ unit: skewed(4), direction: small(2), month: fc.oneof(fc.constant(23), small(24)) },
  minutes: fc.integer({ min: 1, max: 600 }),
})

/** People of a region with some units, of whom some worked. */
export const people = fc.array(
  fc.record({
    ...{ unit: skewed(4), body: skewed(5), age: skewed(6), joined: skewed(23) },
    works: fc.array(work, { maxLength: 3 }),
  }),
  { minLength: 0, maxLength: 140 },
)

const units = ['a', 'b', 'c', 'd']
const unitOf = (index: number) => units[index] ?? elsewhere

/** The cells of these people, as the database would have counted them. The fifth body of a unit is one no page shows. */
export function modelOf(all: readonly Person[]): CellModel {
  const model = emptyModel()
  const rows = tally(all, (person) => [
    [
      unitOf(person.unit),
      person.body === 5 ? '' : `centre/${unitOf(person.unit)}${person.body}`,
      ageGroups[person.age]!,
    ].join('|'),
  ])
  addPeople(
    model,
    [...rows].map(([key, { people: count }]) => {
      const [unit, body, age] = key.split('|') as [string, string, string]
      return { unit, body: body || null, age, people: count }
    }),
    units,
  )
  const likes = tally(all, (person) => likesOf(person).map((code) => `${unitOf(person.unit)}|${code}`))
  addInterests(
    model,
    [...likes].map(([key, { people: count }]) => {
      const [unit, direction] = key.split('|') as [string, string]
      return { unit, direction, people: count }
    }),
    { units, directions },
  )
  addGrowth(model, growthOf(all), months)
  for (const measure of ['presences', 'minutes'] as const)
    addWork(model, measure, workRows(all, measure), { units, directions, months })
  return model
}

function likesOf({ age, body }: Person): string[] {
  const likes = [...(age % 2 === 0 ? ['eco'] : []), ...(body % 3 === 0 ? ['social'] : [])]
  return likes.length > 0 ? likes : [elsewhere]
}

function growthOf(all: readonly Person[]) {
  const until = (unit: string, at: number) =>
    all.filter((person) => unitOf(person.unit) === unit && person.joined <= at).length
  return Object.fromEntries(
    [...units, elsewhere].map((unit) => [
      unit,
      Object.fromEntries(months.map((month, at) => [month, until(unit, at)])),
    ]),
  )
}

function workRows(all: readonly Person[], measure: 'presences' | 'minutes') {
  const years = yearsOf(months)
  const acts = all.flatMap((person, who) => person.works.map((each) => ({ ...each, age: person.age, who })))
  const cells = tally(
    acts,
    (act) => {
      const month = months[act.month] ?? earlier
      const year = years.includes(month.slice(0, 4)) ? month.slice(0, 4) : earlier
      const unit = `unit/${unitOf(act.unit)}`
      const direction = `direction/${directions[act.direction] ?? elsewhere}`
      return [
        '',
        unit,
        `age/${ageGroups[act.age]}`,
        direction,
        `month/${month}`,
        `year/${year}`,
        `${unit}/year/${year}`,
        `${unit}/month/${month}`,
      ]
    },
    measure === 'minutes' ? ({ minutes }) => minutes : () => 1,
  )
  return [...cells].map(([cell, { value, people: count }]) => ({ cell, value, people: count }))
}

function tally<Row extends object>(
  rows: readonly Row[],
  keysOf: (row: Row) => string[],
  valueOf: (row: Row) => number = () => 1,
) {
  const cells = new Map<string, { value: number; who: Set<unknown> }>()
  for (const row of rows)
    for (const key of keysOf(row)) {
      const cell = cells.get(key) ?? { value: 0, who: new Set() }
      cell.value += valueOf(row)
      cell.who.add('who' in row ? row.who : row)
      cells.set(key, cell)
    }
  return new Map([...cells].map(([key, { value, who }]) => [key, { value, people: who.size }]))
}

/** What a reader sees. */
export function printedOf(model: CellModel, hidden: ReadonlySet<string>): Map<string, number | null> {
  return new Map([...model.printed].map((key) => [key, hidden.has(key) ? null : model.cells.get(key)!.value]))
}
