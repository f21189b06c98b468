import { ageGroups } from '../schema.ts'
import { isFew } from './few.ts'

/** One number and how many people it tells of; of numbers of people the two are the same. */
export type Cell = { value: number; people: number }
/** A whole and the parts that add up to it, by the names of their cells. */
export type Sum = { whole: string; parts: string[] }
/** Everything that is counted about people. What is not in `printed` is nowhere said, but can be worked out unless it is guarded. */
export type CellModel = { cells: Map<string, Cell>; sums: Sum[]; printed: Set<string> }

/** A count of people by where they belong and how old they are. `body` is null for bodies no public page shows. */
export type PeopleRow = { unit: string; body: string | null; age: string; people: number }
export type WorkRow = { cell: string; value: number; people: number }

/** The unit of people and work that belong to none. */
export const elsewhere = '-'
export const earlier = 'earlier'
/** The people of the region, or of a unit, at the end of a month. */
export const monthCell = (month: string, unit?: string) =>
  unit === undefined ? `people/month/${month}` : `people/unit/${unit}/month/${month}`

/** The cells of people: units, ages, both, bodies, and the sums that tie them. */
export function addPeople(model: CellModel, rows: readonly PeopleRow[], units: readonly string[]): void {
  const add = (key: string, people: number) => addTo(model, key, people)
  add('people', 0)
  for (const age of ageGroups) add(`people/age/${age}`, 0)
  for (const unit of [...units, elsewhere]) {
    add(`people/unit/${unit}`, 0)
    for (const age of ageGroups) add(`people/unit/${unit}/age/${age}`, 0)
  }
  const bodies = new Map<string, Set<string>>()
  for (const { unit, body, age, people } of rows) {
    const bodyCell = body === null ? `people/rest/${unit}` : `people/${body}`
    bodies.set(unit, (bodies.get(unit) ?? new Set()).add(bodyCell))
    const cells = ['people', `people/age/${age}`, `people/unit/${unit}`, `people/unit/${unit}/age/${age}`]
    for (const key of [...cells, bodyCell]) add(key, people)
    if (body === null) model.printed.delete(bodyCell)
  }
  const places = [...units, elsewhere]
  const ofAge = (age: string) => places.map((unit) => `people/unit/${unit}/age/${age}`)
  model.sums.push(
    { whole: 'people', parts: places.map((unit) => `people/unit/${unit}`) },
    { whole: 'people', parts: ageGroups.map((age) => `people/age/${age}`) },
    ...ageGroups.map((age) => ({ whole: `people/age/${age}`, parts: ofAge(age) })),
    ...places.map((unit) => ({
      whole: `people/unit/${unit}`,
      parts: ageGroups.map((age) => `people/unit/${unit}/age/${age}`),
    })),
    ...[...bodies].map(([unit, parts]) => ({ whole: `people/unit/${unit}`, parts: [...parts] })),
  )
}

export type InterestRow = { unit: string; direction: string; people: number }

/**
 * People by the directions of their cards, and how many of a unit did not name each. Who named several is in several, so the
 * directions of a unit add up to nothing.
 */
export function addInterests(
  model: CellModel,
  rows: readonly InterestRow[],
  { units, directions }: Pick<WorkParts, 'units' | 'directions'>,
): void {
  const places = [...units, elsewhere]
  for (const direction of [...directions, elsewhere]) {
    const parts = places.map((unit) => `people/unit/${unit}/direction/${direction}`)
    for (const key of [`people/direction/${direction}`, ...parts]) addTo(model, key, 0)
    model.sums.push({ whole: `people/direction/${direction}`, parts })
  }
  for (const { unit, direction, people } of rows) {
    addTo(model, `people/direction/${direction}`, people)
    addTo(model, `people/unit/${unit}/direction/${direction}`, people)
  }
  for (const direction of [...directions, elsewhere])
    for (const at of ['', ...places.map((unit) => `/unit/${unit}`)])
      addOthers(model, `people${at}`, direction)
}

/** The few who did not name what nearly all did are found by taking one number from the other. */
function addOthers(model: CellModel, whole: string, direction: string): void {
  const part = `${whole}/direction/${direction}`
  const people = model.cells.get(whole)!.value - model.cells.get(part)!.value
  if (!isFew(people)) return
  const others = `${whole}/others/${direction}`
  model.cells.set(others, { value: people, people })
  model.sums.push({ whole, parts: [part, others] })
}

export type WorkParts = {
  units: readonly string[]
  directions: readonly string[]
  months: readonly string[]
}

/** The cells of one measure of work: its whole by unit, age, direction and month, and units by year; minutes of units by month too. */
export function addWork(
  model: CellModel,
  measure: string,
  rows: readonly WorkRow[],
  { units, directions, months }: WorkParts,
): void {
  const places = [...units, elsewhere]
  const years = yearsOf(months)
  const lists = [
    places.map((unit) => `unit/${unit}`),
    ageGroups.map((age) => `age/${age}`),
    [...directions, elsewhere].map((direction) => `direction/${direction}`),
    [...months, earlier].map((month) => `month/${month}`),
    years.map((year) => `year/${year}`),
    ...places.map((unit) => years.map((year) => `unit/${unit}/year/${year}`)),
  ].map((parts) => parts.map((part) => `${measure}/${part}`))
  for (const key of [measure, ...lists.flat()]) addTo(model, key, 0)
  for (const year of years) model.printed.delete(`${measure}/year/${year}`)
  if (measure === 'minutes') addUnitMonths(model, places, months)
  for (const { cell, value, people } of rows) {
    const key = cell === '' ? measure : `${measure}/${cell}`
    if (measure === 'minutes' || !unitMonthPattern.test(key)) model.cells.set(key, { value, people })
  }
  for (const parts of lists.slice(0, 5)) model.sums.push({ whole: measure, parts })
  for (const [index, parts] of lists.slice(5).entries())
    model.sums.push({ whole: `${measure}/unit/${places[index]}`, parts })
  for (const year of years) {
    const parts = places.map((unit) => `${measure}/unit/${unit}/year/${year}`)
    model.sums.push({ whole: `${measure}/year/${year}`, parts })
    model.sums.push({
      whole: `${measure}/year/${year}`,
      parts: monthsOf(year, years, months).map((month) => `${measure}/month/${month}`),
    })
  }
}

const unitMonthPattern = /\/unit\/[^/]+\/month\//

function addUnitMonths(model: CellModel, places: readonly string[], months: readonly string[]): void {
  const years = yearsOf(months)
  const cellOf = (unit: string, month: string) => `minutes/unit/${unit}/month/${month}`
  for (const unit of places) {
    for (const month of [...months, earlier]) addTo(model, cellOf(unit, month), 0)
    model.printed.delete(cellOf(unit, earlier))
    for (const year of years) {
      const parts = monthsOf(year, years, months).map((month) => cellOf(unit, month))
      model.sums.push({ whole: `minutes/unit/${unit}/year/${year}`, parts })
    }
  }
  for (const month of [...months, earlier])
    model.sums.push({
      whole: `minutes/month/${month}`,
      parts: places.map((unit) => cellOf(unit, month)),
    })
}

/** The months named years consist of are all printed, so they tell the year's sum. */
function monthsOf(year: string, years: readonly string[], months: readonly string[]): string[] {
  if (year !== earlier) return months.filter((month) => month.startsWith(year))
  return [earlier, ...months.filter((month) => !years.includes(month.slice(0, 4)))]
}

/** The years named beside a unit: the running one and one before it; everything older is `earlier`. */
export function yearsOf(months: readonly string[]): string[] {
  const running = Number(months.at(-1)!.slice(0, 4))
  return [String(running), String(running - 1), earlier]
}

export function emptyModel(): CellModel {
  return { cells: new Map(), sums: [], printed: new Set() }
}

function addTo(model: CellModel, key: string, people: number): void {
  const cell = model.cells.get(key)
  model.cells.set(key, {
    value: (cell?.value ?? 0) + people,
    people: (cell?.people ?? 0) + people,
  })
  model.printed.add(key)
}

/** The last months up to that of a day, the oldest first: `YYYY-MM`. */
export function monthsUpTo(day: string, how: number): string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return Array.from({ length: how }, (_, index) => {
    const at = new Date(Date.UTC(year, month - 1 - (how - 1 - index), 1))
    return at.toISOString().slice(0, 7)
  })
}
