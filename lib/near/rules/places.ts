import { fold } from '#lib/platform/text.ts'

type Named = {
  nameKk: string
  nameRu: string
  nameEn: string
  shortKk: string
  shortRu: string
  shortEn: string
  seatKk: string
  seatRu: string
  seatEn: string
}

/** Words that say what sort of place it is, folded. */
const sorts = new Set(
  [
    ...['қала', 'қаласы', 'қ', 'аудан', 'ауданы', 'ауд', 'ауыл', 'ауылы', 'а', 'кент', 'кенті', 'к'],
    ...['город', 'г', 'гор', 'район', 'р', 'н', 'село', 'с', 'посёлок', 'п', 'пос'],
    ...['city', 'town', 'district', 'village'],
  ].map(fold),
)

/**
 * The units a typed name means, by their own name or that of their administrative centre, in any of the languages and scripts:
 * those called exactly so, else those whose name begins so.
 */
export function unitsNamed<Unit extends Named>(units: readonly Unit[], typed: string): Unit[] {
  const wanted = plain(typed)
  if (wanted.length < 2) return []
  const names = units.map((unit) => ({ unit, keys: keysOf(unit) }))
  const exact = names.filter(({ keys }) => keys.includes(wanted))
  const found =
    exact.length > 0 ? exact : names.filter(({ keys }) => keys.some((key) => key.startsWith(wanted)))
  return found.map(({ unit }) => unit)
}

function keysOf(unit: Named): string[] {
  const { nameKk, nameRu, nameEn, shortKk, shortRu, shortEn, seatKk, seatRu, seatEn } = unit
  return [nameKk, nameRu, nameEn, shortKk, shortRu, shortEn, seatKk, seatRu, seatEn]
    .map(plain)
    .filter(Boolean)
}

function plain(name: string): string {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !sorts.has(word))
  return words.join(' ')
}
