import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { thankForHours } from '#lib/messages/commands/thank-for-hours.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { findHeldShift, type HeldShift, listWorked, type WorkedRow } from '../queries/shift-hours.ts'
import { type Asked, decide, type Decision } from '../rules/confirmation.ts'
import type { ConfirmHoursInput } from '../schema.ts'
import { writeCorrection } from './write-correction.ts'

export type Confirmed = { first: number; corrected: number; own: number; slug: string; eventId: string }
type Planned = { row: WorkedRow; decision: Decision }

/**
 * Writes the hours of a shift that is over into the ledger, for those marked present: the minutes of their marks, or another
 * number with a reason. Who has hours already gets nothing, or the difference as a correction. One's own line is passed over.
 * All or nothing otherwise; a second call changes nothing. Throws NotFound, Conflict, Forbidden, and Invalid beside the line.
 */
export async function confirmHours(actor: Actor, input: ConfirmHoursInput): Promise<Confirmed> {
  return transaction(async (tx) => {
    await lockRows(tx, 'Shift', [input.shiftId])
    const shift = await findHeldShift(actor, tx, input.shiftId)
    if (!shift) throw new NotFound('hours.refusals.unknownShift')
    if (shift.endsAt > now()) throw new Conflict('hours.refusals.notOver')
    if (shift.cancelledAt || shift.event.state !== 'published') throw new Conflict('hours.refusals.notHeld')
    const planned = await plan(actor, tx, shift, input.lines)
    refuseProblems(planned)
    const first = await writeFirst(actor, tx, shift, planned)
    const corrected = await writeCorrections(actor, tx, shift, planned)
    const own = planned.filter(({ decision }) => decision.kind === 'own').length
    return { first, corrected, own, slug: shift.event.slug, eventId: shift.event.id }
  })
}

async function plan(actor: Actor, tx: Tx, shift: HeldShift, lines: readonly Asked[]): Promise<Planned[]> {
  const ids = lines.map(({ participationId }) => participationId)
  if (new Set(ids).size < ids.length) throw new Conflict('form.again')
  const rows = await listWorked(actor, tx, shift, { id: { in: ids } })
  const byId = new Map(rows.map((row) => [row.participationId, row]))
  const at = now()
  return lines.map((line) => {
    const row = byId.get(line.participationId)
    if (!row) throw new NotFound('hours.refusals.unknownPerson')
    return { row, decision: decide(actor, row, line, at) }
  })
}

function refuseProblems(planned: readonly Planned[]): void {
  const has = (kind: Decision['kind']) => planned.some(({ decision }) => decision.kind === kind)
  if (has('stale')) throw new Conflict('hours.refusals.stale')
  if (has('locked')) throw new Forbidden('hours.refusals.locked')
  if (!has('reasonNeeded')) return
  const fields = planned.flatMap(({ decision }, index) =>
    decision.kind === 'reasonNeeded'
      ? [[`lines.${index}.reason`, { code: 'hours.problems.reasonNeeded' }] as const]
      : [],
  )
  throw new Invalid(Object.fromEntries(fields))
}

async function writeFirst(actor: Actor, tx: Tx, shift: HeldShift, planned: readonly Planned[]) {
  const confirmed = { confirmedById: actor.userId, confirmedAt: now() }
  const data = planned.flatMap(({ row, decision }) => {
    if (decision.kind !== 'first') return []
    const { source, minutes, reason } = decision
    const { participationId, volunteerId } = row
    return [{ participationId, volunteerId, source, minutes, reason, ...snapshotOf(shift), ...confirmed }]
  })
  if (data.length === 0) return 0
  await tx.hourEntry.createMany({ data })
  const minutes = data.reduce((sum, row) => sum + row.minutes, 0)
  await record(tx, actor, 'hours.confirmed', {
    ...{ type: 'shift', id: shift.id, label: shift.event.titleKk, centreId: shift.event.centreId },
    details: { people: data.length, minutes },
  })
  for (const { participationId, minutes: worked } of data) {
    if (worked > 0) await thankForHours(actor, tx, { participationId, minutes: worked })
  }
  return data.length
}

async function writeCorrections(actor: Actor, tx: Tx, shift: HeldShift, planned: readonly Planned[]) {
  let count = 0
  for (const { row, decision } of planned) {
    if (decision.kind !== 'correction') continue
    const subject = { type: 'participation', id: row.participationId, label: shift.event.titleKk }
    await writeCorrection(actor, tx, { ...decision, subject: { ...subject, centreId: shift.event.centreId } })
    count++
  }
  return count
}

/** The shift as it is now; the ledger keeps it when the shift is edited later. */
export function snapshotOf({ startsAt, endsAt, event }: Pick<HeldShift, 'startsAt' | 'endsAt' | 'event'>) {
  return {
    workedOn: new Date(dayOf(startsAt)),
    plannedStartsAt: startsAt,
    plannedEndsAt: endsAt,
    directionId: event.directionId,
  }
}
