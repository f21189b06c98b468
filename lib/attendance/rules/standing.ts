import { hourMs, type Span } from '#lib/platform/clock.ts'

export const marks = ['unknown', 'present', 'absent', 'excused'] as const
export type Mark = (typeof marks)[number]
export type Source = 'screen' | 'scan' | 'paper' | 'walkIn' | 'import'

/** What a step says of a person; null leaves the value as it is, `unknown` takes back everything said before. */
export type Said = { mark: Mark | null; inAt: Date | null; outAt: Date | null }
export type Step = Said & {
  /** Made by the device; a step that comes twice is one. */
  nonce: string
  /** The device's clock, set right by its distance to the server's. */
  deviceAt: Date
  source: Source
  markedById: string | null
}
export type Standing = {
  mark: Mark
  inAt: Date | null
  outAt: Date | null
  /** Nobody said when the person left: the end of the shift stands in. */
  isOutAuto: boolean
  markedById: string | null
  source: Source
}

/** Marks begin so long before the shift: people come early. */
export const earlyMs = 3 * hourMs
/** A departure may be so late. */
export const outMaxMs = 12 * hourMs

export const unmarked: Standing = {
  ...{ mark: 'unknown', inAt: null, outAt: null, isOutAuto: false, markedById: null, source: 'screen' },
}

/**
 * What the steps of one person come to (R7): of each value the last said counts, by the device's time and then by nonce. So the
 * order of arrival never matters, and a step that comes twice changes nothing. Times stand only with `present`: without an
 * arrival the shift's start, without a departure after it the shift's end, flagged.
 */
export function attendanceOf(steps: readonly Step[], shift: Span): Standing {
  const said: Said = { mark: null, inAt: null, outAt: null }
  let last: Step | null = null
  for (const step of inOrder(steps)) {
    if (step.mark === 'unknown') Object.assign(said, { mark: null, inAt: null, outAt: null })
    else if (step.mark !== null) said.mark = step.mark
    if (step.mark !== 'unknown' && step.inAt) said.inAt = step.inAt
    if (step.mark !== 'unknown' && step.outAt) said.outAt = step.outAt
    if (step.mark !== null || last === null) last = step
  }
  if (!last) return unmarked
  const { markedById, source } = last
  return { mark: said.mark ?? 'unknown', ...timesOf(said, shift), markedById, source }
}

/** Each step once, oldest first. */
function inOrder(steps: readonly Step[]): Step[] {
  const known = new Map(steps.map((step) => [step.nonce, step]))
  return [...known.values()].sort(
    (a, b) => a.deviceAt.getTime() - b.deviceAt.getTime() || (a.nonce < b.nonce ? -1 : 1),
  )
}

function timesOf({ mark, inAt, outAt }: Said, shift: Span): Pick<Standing, 'inAt' | 'outAt' | 'isOutAuto'> {
  if (mark !== 'present') return { inAt: null, outAt: null, isOutAuto: false }
  const [startsAt, endsAt] = [shift.startsAt.getTime(), shift.endsAt.getTime()]
  const latest = endsAt + outMaxMs
  const left = outAt ? Math.min(outAt.getTime(), latest) : null
  const arrival = inAt ? inAt.getTime() : Math.min(startsAt, left ?? startsAt)
  const came = Math.min(Math.max(arrival, startsAt - earlyMs), endsAt)
  // Who came again after leaving is here.
  const isLeft = left !== null && left >= came
  return { inAt: new Date(came), outAt: new Date(isLeft ? left : endsAt), isOutAuto: !isLeft }
}

/** What a coordinator does at the door, in one word. */
export type Intent =
  | { kind: 'present' | 'absent' | 'excused' | 'undo' | 'out' | 'back' }
  | { kind: 'times'; inAt: Date | null; outAt: Date | null }

const takenBack: Said = { mark: 'unknown', inAt: null, outAt: null }

/**
 * The steps an intent comes to, to be made in this order. Who is marked after the shift was there from its start; coming back
 * and setting times take back what was said, since nothing else can empty a value.
 */
export function stepsFor(intent: Intent, shift: Span, at: Date, standing: Standing = unmarked): Said[] {
  const nothing = { inAt: null, outAt: null }
  switch (intent.kind) {
    case 'present':
      return [{ mark: 'present', inAt: at > shift.endsAt ? null : at, outAt: null }]
    case 'out':
      return [{ mark: 'present', inAt: null, outAt: at }]
    case 'back':
      return [takenBack, { mark: 'present', inAt: standing.inAt, outAt: null }]
    case 'times':
      return [takenBack, { mark: 'present', inAt: intent.inAt, outAt: intent.outAt }]
    case 'undo':
      return [takenBack]
    default:
      return [{ mark: intent.kind, ...nothing }]
  }
}

/** The steps that lead back to an earlier standing. */
export function stepsBackTo({ mark, inAt, outAt, isOutAuto }: Standing): Said[] {
  return mark === 'unknown' ? [takenBack] : [takenBack, { mark, inAt, outAt: isOutAuto ? null : outAt }]
}

/** The nonce of the second step of one act, so that an act sent twice stays one. */
export function nonceAfter(nonce: string): string {
  const last = Number.parseInt(nonce.slice(-1), 16)
  return nonce.slice(0, -1) + (last ^ 1).toString(16)
}
