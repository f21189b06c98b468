import { countThankedByUnit } from '#lib/awards/public.ts'
import { countCentresByUnit } from '#lib/centres/public.ts'
import { listUnits } from '#lib/region/public.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'
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
  /** Null where the number is kept back. */
  people: number | null
  centres: number
  thanked: number
}
/** People as of `day`, null before they were counted for the first time. */
export type RegionFigures = {
  units: UnitFigures[]
  elsewhere: number | null
  people: number | null
  day: string | null
}

/** The region in figures for the home page: its units in the order of the tile map, and the people of no one unit. */
export async function regionFigures(locale: Locale): Promise<RegionFigures> {
  const [units, edition, centres, thanked] = await Promise.all([
    listUnits(),
    findLatestFigures(),
    countCentresByUnit(),
    countThankedByUnit(),
  ])
  const people = new Map(edition?.figures.units.map((unit) => [unit.slug, unit.people]))
  const awarded = new Map(thanked.map((row) => [row.unitId, row.thanked]))
  const rows = units.map((unit) => ({
    code: unit.kato,
    slug: unit.slug,
    name: inLocale(unit, 'name', locale),
    short: inLocale(unit, 'short', locale),
    row: unit.tileRow,
    column: unit.tileColumn,
    longitude: unit.longitude,
    people: people.get(unit.slug) ?? null,
    centres: centres[unit.slug] ?? 0,
    thanked: awarded.get(unit.id) ?? 0,
  }))
  const { region, elsewhere } = edition?.figures ?? { region: null, elsewhere: null }
  return {
    units: rows,
    elsewhere: elsewhere?.people ?? null,
    people: region?.people ?? null,
    day: edition?.day ?? null,
  }
}
