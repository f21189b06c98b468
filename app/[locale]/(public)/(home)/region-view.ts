import { countThankedByUnit } from '#lib/awards/public.ts'
import { listUnitPeople, listUnits } from '#lib/region/public.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export type UnitFigures = {
  code: string
  slug: string
  name: string
  short: string
  row: number
  column: number
  longitude: number
  people: number
  centres: number
  thanked: number
}
export type RegionFigures = { units: UnitFigures[]; elsewhere: number; people: number }

/** The region in figures for the home page: its units in the order of the tile map, and the people of no one unit. */
export async function regionFigures(locale: Locale): Promise<RegionFigures> {
  const [units, people, thanked] = await Promise.all([listUnits(), listUnitPeople(), countThankedByUnit()])
  const figures = new Map(people.units.map((row) => [row.unitId, row]))
  const awarded = new Map(thanked.map((row) => [row.unitId, row.thanked]))
  const rows = units.map((unit) => ({
    code: unit.kato,
    slug: unit.slug,
    name: inLocale(unit, 'name', locale),
    short: inLocale(unit, 'short', locale),
    row: unit.tileRow,
    column: unit.tileColumn,
    longitude: unit.longitude,
    people: figures.get(unit.id)?.people ?? 0,
    centres: figures.get(unit.id)?.centres ?? 0,
    thanked: awarded.get(unit.id) ?? 0,
  }))
  const inUnits = rows.reduce((sum, row) => sum + row.people, 0)
  return { units: rows, elsewhere: people.elsewhere, people: inUnits + people.elsewhere }
}
