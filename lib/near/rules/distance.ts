export type Point = { latitude: number; longitude: number }

/** The mean radius of the Earth in metres, as the International Union of Geodesy and Geophysics gives it. */
export const earthMetres = 6_371_008.8

/** The great-circle distance in whole metres; the same formula as in the lists' SQL. */
export function metresBetween(from: Point, to: Point): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const latitudes = Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude))
  const chord = half(to.latitude - from.latitude) + latitudes * half(to.longitude - from.longitude)
  return Math.round(2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(chord))))
}

export type Box = { south: number; north: number; west: number; east: number }

/** Degrees that hold everything within so many kilometres; near a pole or the date line the whole circle. */
export function boxAround({ latitude, longitude }: Point, km: number): Box {
  const angle = (km * 1000) / earthMetres
  const up = degrees(angle)
  const [south, north] = [latitude - up - slack, latitude + up + slack]
  const isWhole = north >= 90 || south <= -90
  const across = isWhole ? 180 : degrees(Math.asin(Math.sin(angle) / Math.cos(radians(latitude)))) + slack
  const [west, east] = [longitude - across, longitude + across]
  if (isWhole || west < -180 || east > 180) return { south, north, west: -180, east: 180 }
  return { south, north, west, east }
}

/** A visitor's place goes no finer than this into an address: two decimals, about a kilometre. */
export function coarse({ latitude, longitude }: Point): Point {
  return { latitude: hundredths(latitude), longitude: hundredths(longitude) }
}

/** `51.95,69.08` */
export function pointText(point: Point): string {
  const { latitude, longitude } = coarse(point)
  return `${latitude.toFixed(2)},${longitude.toFixed(2)}`
}

/** What may honestly be said of a distance: whole kilometres, and nothing finer than one. */
export function sayableKm(metres: number): number | 'under' {
  return metres < 1000 ? 'under' : Math.round(metres / 1000)
}

/** What rounding in the last place may take away. */
const slack = 0.000_01

function radians(value: number): number {
  return (value * Math.PI) / 180
}

function degrees(value: number): number {
  return (value * 180) / Math.PI
}

/** Never minus nought. */
function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0
}
