import { countCentresByUnit } from '#lib/centres/public.ts'
import { countEventsAheadByUnit } from '#lib/events/public.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { MapMeasure } from '#lib/near/rules/region-map.ts'
import { listUnits } from '#lib/region/public.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'

export type RegionRow = {
  slug: string
  kato: string
  row: number
  column: number
  name: string
  short: string
} & Record<MapMeasure, number | null>

/**
 * The units with what the map shows of them, in its reading order. Centres and events are counted as their lists count them;
 * people and hours are those of the latest edition, null where it keeps them back, and `edition` is null before the first.
 */
export async function regionRows(locale: Locale) {
  const [units, centres, events, edition] = await Promise.all([
    listUnits(),
    countCentresByUnit(),
    countEventsAheadByUnit(),
    findLatestFigures(),
  ])
  const figures = new Map(edition?.figures.units.map((unit) => [unit.slug, unit]))
  const rows: RegionRow[] = units.map((unit) => ({
    ...{ slug: unit.slug, kato: unit.kato, row: unit.tileRow, column: unit.tileColumn },
    name: inLocale(unit, 'name', locale),
    short: inLocale(unit, 'short', locale),
    centres: centres[unit.slug] ?? 0,
    events: events[unit.slug] ?? 0,
    volunteers: figures.get(unit.slug)?.people ?? null,
    hours: wholeHours(figures.get(unit.slug)?.minutes ?? null),
  }))
  const elsewhere = edition && {
    people: edition.figures.elsewhere.people,
    hours: wholeHours(edition.figures.elsewhere.minutes),
  }
  return { rows, elsewhere, day: edition?.day ?? null }
}

function wholeHours(minutes: number | null): number | null {
  return minutes === null ? null : Math.round(minutes / 60)
}
