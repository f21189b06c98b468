import type { Point } from './distance.ts'

/** Kazakhstan with a margin; the tables' CHECKs say the same. Latitude and longitude that changed places are outside. */
export const bounds = { latitude: [40, 56], longitude: [46, 88] } as const

export function isPlausible({ latitude, longitude }: Point): boolean {
  const within = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most
  return within(latitude, bounds.latitude) && within(longitude, bounds.longitude)
}

export type ReadPoint = { point: Point } | { problem: 'unreadable' | 'shortLink' | 'outside' }

/**
 * The point in a pasted map link or in two numbers, latitude first. Nothing is asked of the map's site: a shortened link, which
 * says nothing by itself, is refused. Six decimals are kept, about ten centimetres.
 */
export function readPoint(text: string): ReadPoint {
  const typed = text.trim()
  const isLink = /^https?:/i.test(typed)
  if (isLink && isShortened(typed)) return { problem: 'shortLink' }
  const pair = isLink ? pairOfLink(typed) : pairOfNumbers(typed)
  if (!pair) return { problem: 'unreadable' }
  const point = { latitude: sixDecimals(pair[0]), longitude: sixDecimals(pair[1]) }
  return isPlausible(point) ? { point } : { problem: 'outside' }
}

type Pair = [latitude: number, longitude: number]

const decimal = String.raw`-?\d{1,3}(?:\.\d{1,15})?`
const comma = String.raw`-?\d{1,3},\d{1,15}`

/** «51.95, 69.08», «51.95 69.08», «51,95; 69,08», `geo:51.95,69.08`. */
function pairOfNumbers(text: string): Pair | null {
  const plain = text
    .replace(/^geo:/i, '')
    .replace(/[°\s]+/g, ' ')
    .trim()
  const dots = new RegExp(`^(${decimal})(?:\\s*[,;]\\s*|\\s+)(${decimal})$`).exec(plain)
  const found = dots ?? new RegExp(`^(${comma})(?:\\s*;\\s*|,?\\s+)(${comma})$`).exec(plain)
  return found ? [numberOf(found[1]), numberOf(found[2])] : null
}

function isShortened(text: string): boolean {
  const url = URL.parse(text)
  if (!url) return false
  const host = url.hostname.toLowerCase()
  const isYandexShort = isOf(host, yandex) && url.pathname.startsWith('/maps/-/')
  return isYandexShort || ['goo.gl', 'maps.app.goo.gl', 'go.2gis.com', 'osm.org'].includes(host)
}

const google = /(?:^|\.)google\.(?:[a-z]{2,3}|co\.[a-z]{2})$/
const yandex = /(?:^|\.)yandex\.(?:kz|ru|com|by|uz|eu)$/
const openStreetMap = /(?:^|\.)openstreetmap\.org$/
const twoGis = /(?:^|\.)2gis\.(?:kz|ru|com)$/

function isOf(host: string, site: RegExp): boolean {
  return site.test(host)
}

/** The point of a marked place goes before the middle of the view. */
function pairOfLink(text: string): Pair | null {
  const url = text.length > 2000 ? null : URL.parse(text)
  if (!url) return null
  const host = url.hostname.toLowerCase()
  const value = (name: string) => url.searchParams.get(name) ?? ''
  const path = decoded(url.pathname)
  if (isOf(host, google)) {
    const marked = new RegExp(`!3d(${decimal})!4d(${decimal})`).exec(path)
    if (marked) return [numberOf(marked[1]), numberOf(marked[2])]
    return (
      first(['q', 'query', 'll', 'destination'].map((name) => latitudeFirst(value(name)))) ??
      latitudeFirst(/@([^/]*)/.exec(path)?.[1] ?? '')
    )
  }
  if (isOf(host, openStreetMap)) {
    const hash = new RegExp(`^#map=\\d{1,2}(?:\\.\\d+)?/(${decimal})/(${decimal})`).exec(decoded(url.hash))
    const view: Pair | null = hash ? [numberOf(hash[1]), numberOf(hash[2])] : null
    return latitudeFirst(`${value('mlat')},${value('mlon')}`) ?? view
  }
  if (isOf(host, yandex))
    return first(['whatshere[point]', 'pt', 'll'].map((name) => longitudeFirst(value(name))))
  if (isOf(host, twoGis))
    return longitudeFirst(/\/([^/]*)$/.exec(path)?.[1] ?? '') ?? longitudeFirst(value('m'))
  return null
}

/** Anything may follow the pair behind a comma or a slash: the zoom, the sort of mark. */
function latitudeFirst(text: string): Pair | null {
  const found = new RegExp(`^(?:loc:)?(${decimal}),\\s*(${decimal})(?:[,/].*)?$`).exec(text.trim())
  return found ? [numberOf(found[1]), numberOf(found[2])] : null
}

function longitudeFirst(text: string): Pair | null {
  const pair = latitudeFirst(text)
  return pair ? [pair[1], pair[0]] : null
}

function first(pairs: (Pair | null)[]): Pair | null {
  return pairs.find((pair) => pair !== null) ?? null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function numberOf(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'))
}

function sixDecimals(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000
}
