import type { Figures } from '../schema.ts'
import { earlier, elsewhere, monthCell } from './cells.ts'
import { yearBefore } from './growth.ts'

type Numbers = { people?: number | null; presences?: number | null; minutes?: number | null }

/** Every number about people an edition prints, by the name of its cell; null for what is kept back. */
export function printedCells(figures: Figures): Map<string, number | null> {
  const cells = new Map<string, number | null>()
  const add = (path: string, numbers: Numbers) => {
    for (const measure of ['people', 'presences', 'minutes'] as const)
      if (numbers[measure] !== undefined) cells.set(`${measure}${path}`, numbers[measure])
  }
  const months = figures.months.map(({ month }) => month)
  add('', figures.region)
  for (const unit of [...figures.units, { slug: elsewhere, ...figures.elsewhere }]) {
    add(`/unit/${unit.slug}`, unit)
    cells.set(monthCell(yearBefore(months), unit.slug), unit.yearAgo)
    for (const { direction, people } of unit.directions)
      add(`/unit/${unit.slug}/direction/${direction ?? elsewhere}`, { people })
    for (const { month, minutes } of unit.months) add(`/unit/${unit.slug}/month/${month}`, { minutes })
    for (const { age, people } of unit.ages) add(`/unit/${unit.slug}/age/${age}`, { people })
    for (const { year, ...work } of unit.years) add(`/unit/${unit.slug}/year/${year}`, work)
  }
  for (const { slug, people } of figures.centres) add(`/centre/${slug}`, { people })
  for (const { slug, people } of figures.organisations) add(`/organisation/${slug}`, { people })
  for (const { age, ...numbers } of figures.ages) add(`/age/${age}`, numbers)
  for (const { direction, ...numbers } of figures.directions)
    add(`/direction/${direction ?? elsewhere}`, numbers)
  for (const { month, people, ...work } of figures.months) {
    cells.set(monthCell(month), people)
    add(`/month/${month}`, { presences: work.presences, minutes: work.minutes })
  }
  add(`/month/${earlier}`, figures.earlier)
  return cells
}

export function keptBackIn(figures: Figures): Set<string> {
  return new Set([...printedCells(figures)].flatMap(([key, value]) => (value === null ? [key] : [])))
}
