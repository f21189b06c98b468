import type { Actor } from '#lib/accounts/actor.ts'
import { findShift } from '#lib/participation/queries/facts.ts'
import { now, type Span } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Invalid, NotFound } from '#lib/platform/refusal.ts'
import { listOnShift } from '../queries.ts'
import { arrivalOn, departureOn } from '../rules/paper.ts'
import { attendanceOf, type Intent, nonceAfter, stepsFor } from '../rules/standing.ts'
import type { RowInput } from '../schema.ts'
import { type MarkResult, recordMarks } from './record-marks.ts'

/** One act of the list sent without script, at the server's time; the same form sent twice is one act. */
export async function markRow(actor: Actor, input: RowInput): Promise<MarkResult> {
  const { shiftId, participationId, nonce } = input
  const shift = await findShift(actor, db, shiftId)
  const [person] = shift ? await listOnShift(actor, db, shift, [participationId]) : []
  if (!shift || !person) throw new NotFound('attendance.refusals.unknown')
  const at = now()
  const said = stepsFor(intentOf(input, shift), shift, at, attendanceOf(person.steps, shift))
  const marks = said.map((each, index) => ({
    ...{ ...each, participationId, nonce: index === 0 ? nonce : nonceAfter(nonce) },
    ...{ deviceAt: new Date(at.getTime() + index), source: 'screen' as const, deviceId: '' },
  }))
  const { results } = await recordMarks(actor, { shiftId, marks })
  return results.find(({ outcome }) => outcome === 'refused') ?? results[0]!
}

function intentOf({ intent, inTime, outTime }: RowInput, shift: Span): Intent {
  if (intent !== 'times') return { kind: intent }
  const inAt = inTime ? arrivalOn(shift, inTime) : null
  const outAt = outTime ? departureOn(shift, outTime, inAt) : null
  if (inTime && !inAt) throw new Invalid({ inTime: { code: 'attendance.refusals.times' } })
  if (outTime && (!outAt || (inAt && outAt < inAt)))
    throw new Invalid({ outTime: { code: 'attendance.refusals.outBeforeIn' } })
  return { kind: 'times', inAt, outAt }
}
