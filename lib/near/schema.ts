import { z } from 'zod'
import { cleanLine, idPattern, slugPattern } from '#lib/platform/text.ts'
import { coarse, type Point, pointText } from './rules/distance.ts'
import { isPlausible, type ReadPoint, readPoint } from './rules/point-text.ts'

export const radiiKm = [10, 25, 50, 100] as const
export type RadiusKm = (typeof radiiKm)[number]
const usualKm: RadiusKm = 50

/** Around what an address looks for things: a unit, or a place the visitor gave; `place` is a name that was typed. */
export type NearChoice = { unit: string; point: Point | null; place: string; withinKm: RadiusKm }

type Search = Record<string, string | string[] | undefined>

/** Reads the choice out of an address; a visitor's point is never kept finer than about a kilometre. */
export function readNear({ near, at, place, within }: Search): NearChoice {
  const unit = typeof near === 'string' && near.length <= 80 && slugPattern.test(near) ? near : ''
  return {
    unit,
    point: unit ? null : visitorsPoint(at),
    place: typeof place === 'string' ? cleanLine(place.slice(0, 100)) : '',
    withinKm: radiiKm.find((km) => String(km) === within) ?? usualKm,
  }
}

/** Whether the address gives a visitor’s place otherwise than it may stand in one: finer, or in other digits. */
export function needsTidying({ at }: Search): boolean {
  const point = visitorsPoint(at)
  return point !== null && at !== pointText(point)
}

/** The choice as parameters of an address; the usual radius is left out. */
export function nearQuery({ unit, point, withinKm }: Omit<NearChoice, 'place'>): Record<string, string> {
  const centre: Record<string, string> = point ? { at: pointText(point) } : unit ? { near: unit } : {}
  const isUsual = withinKm === usualKm || Object.keys(centre).length === 0
  return isUsual ? centre : { ...centre, within: String(withinKm) }
}

function visitorsPoint(at: unknown): Point | null {
  const pair =
    typeof at === 'string' ? /^(-?\d{1,2}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)$/.exec(at) : null
  const point = { latitude: Number(pair?.[1]), longitude: Number(pair?.[2]) }
  return pair && Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? coarse(point) : null
}

const degrees = z
  .string()
  .max(40)
  .default('')
  .transform((value, context) => {
    const typed = value.trim().replace(',', '.')
    if (typed === '') return null
    if (/^-?\d{1,3}(?:\.\d{1,15})?$/.test(typed)) return Number(Number(typed).toFixed(6))
    context.addIssue({ code: 'custom', message: 'near.problems.degrees' })
    return z.NEVER
  })

/** A place on the map as forms ask for it: two numbers, or what was copied from a map. */
export const pointFields = {
  latitude: degrees,
  longitude: degrees,
  pointText: z
    .string()
    .max(2000)
    .default('')
    .superRefine((value, context) => {
      const read: ReadPoint | null = value.trim() === '' ? null : readPoint(value)
      if (read && 'problem' in read)
        context.addIssue({ code: 'custom', message: `near.problems.${read.problem}` })
    }),
}

export type PointInput = { latitude: number | null; longitude: number | null; pointText: string }

/** Both numbers or neither, and inside of the country. What was pasted goes before the numbers, so they are not looked at then. */
export function checkPoint(input: PointInput, context: z.core.$RefinementCtx): void {
  const { latitude, longitude } = input
  if (input.pointText.trim() !== '' || (latitude === null && longitude === null)) return
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message, input: undefined })
  if (latitude === null) refuse('latitude', 'near.problems.half')
  else if (longitude === null) refuse('longitude', 'near.problems.half')
  else if (!isPlausible({ latitude, longitude })) refuse('latitude', 'near.problems.outside')
}

/** The form with its place as two columns. */
export function withPoint<Input extends PointInput>({ pointText: pasted, ...input }: Input) {
  const read = pasted?.trim() ? readPoint(pasted) : null
  return { ...input, ...(read && 'point' in read ? read.point : {}) }
}

export type NearCursor = { metres: number; id: string; isBackward: boolean }

/** The place in a list by distance an address continues from. */
export function readNearCursor(search: Search): NearCursor | null {
  const value = search.after ?? search.before
  const parts = typeof value === 'string' ? /^(\d{1,6})_([0-9a-f-]{36})$/.exec(value) : null
  const [, metres, id = ''] = parts ?? []
  return idPattern.test(id) ? { metres: Number(metres), id, isBackward: search.after === undefined } : null
}

/** An address of a list; commas stay readable. */
export function addressOf(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString().replaceAll('%2C', ',')
  return text ? `${path}?${text}` : path
}
