import { dayMs, dayOf, instantOf, type Span } from '#lib/platform/clock.ts'
import { earlyMs, outMaxMs } from './standing.ts'

export type PaperProblem = 'shape' | 'unknownCode' | 'twice' | 'time' | 'outBeforeIn'
export type PaperLine =
  | { raw: string; participationId: string; inAt: Date | null; outAt: Date | null }
  | { raw: string; problem: PaperProblem }

export const paperLinesMax = 400

/**
 * Reads what was keyed in from a paper roster, a person a line: the line's code, then the times of coming and leaving as far as
 * somebody wrote them (`1234`, `1234 0905`, `1234 9:05 12:10`). `codes` gives the participation of a code. Empty lines count for nothing.
 */
export function readPaper(text: string, codes: ReadonlyMap<string, string>, shift: Span): PaperLine[] {
  const seen = new Set<string>()
  return text
    .split('\n')
    .map((raw) => raw.trim())
    .filter((raw) => raw !== '')
    .map((raw) => readLine(raw, codes, shift))
    .map((line) => {
      if ('problem' in line) return line
      if (seen.has(line.participationId)) return { raw: line.raw, problem: 'twice' }
      seen.add(line.participationId)
      return line
    })
}

function readLine(raw: string, codes: ReadonlyMap<string, string>, shift: Span): PaperLine {
  const [code = '', came, left, ...rest] = raw.split(/[\s;,–—-]+/)
  if (!/^\d{4}$/.test(code) || rest.length > 0) return { raw, problem: 'shape' }
  const participationId = codes.get(code)
  if (!participationId) return { raw, problem: 'unknownCode' }
  const inAt = came ? arrivalOn(shift, came) : null
  const outAt = left ? departureOn(shift, left, inAt) : null
  if ((came && !inAt) || (left && !outAt)) return { raw, problem: 'time' }
  return inAt && outAt && outAt < inAt
    ? { raw, problem: 'outBeforeIn' }
    : { raw, participationId, inAt, outAt }
}

/**
 * The instant of a clock time written beside an arrival (`905`, `0905`, `9:05`): the one nearest to the shift, which may reach
 * over midnight. Null when it is no time, or not between three hours before the shift and its end.
 */
export function arrivalOn(shift: Span, text: string): Date | null {
  return nearest(text, shift, { first: shift.startsAt.getTime() - earlyMs, last: shift.endsAt.getTime() })
}

/** The same for a departure: after the arrival where that can be, and at most twelve hours after the shift. */
export function departureOn(shift: Span, text: string, cameAt: Date | null): Date | null {
  const last = shift.endsAt.getTime() + outMaxMs
  const whole = { first: shift.startsAt.getTime() - earlyMs, last }
  const afterArrival = cameAt ? nearest(text, shift, { first: cameAt.getTime(), last }) : null
  return afterArrival ?? nearest(text, shift, whole)
}

type Reach = { first: number; last: number }

function nearest(text: string, shift: Span, { first, last }: Reach): Date | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null
  const distance = (time: number) =>
    Math.max(0, shift.startsAt.getTime() - time, time - shift.endsAt.getTime())
  const times = new Set<number>()
  for (let day = first - dayMs; day <= last + dayMs; day += dayMs / 2)
    times.add(instantOf(`${dayOf(new Date(day))}T${hours.padStart(2, '0')}:${minutes}`).getTime())
  const within = [...times].filter((time) => time >= first && time <= last)
  const [best] = within.toSorted((a, b) => distance(a) - distance(b) || a - b)
  return best === undefined ? null : new Date(best)
}
