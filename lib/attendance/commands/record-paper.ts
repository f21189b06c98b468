import { createHash } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { findShift } from '#lib/participation/queries/facts.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Invalid, NotFound } from '#lib/platform/refusal.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { listOnShift } from '../queries.ts'
import type { MarkReason } from '../rules/judge.ts'
import { type PaperLine, readPaper } from '../rules/paper.ts'
import { marksMax, type PaperInput } from '../schema.ts'
import { type MarkResult, recordMarks } from './record-marks.ts'

export type Keyed = { stored: number; refused: { name: string; reasons: MarkReason[] }[] }

/**
 * Stores what was keyed in from a paper roster, as `source = paper`; all lines must be understood, else Invalid names them and
 * nothing is stored. The same sheet sent twice is stored once.
 */
export async function recordPaper(actor: Actor, { shiftId, batch, lines }: PaperInput): Promise<Keyed> {
  const shift = await findShift(actor, db, shiftId)
  if (!shift) throw new NotFound('attendance.refusals.unknown')
  const people = await listOnShift(actor, db, shift)
  const codes = new Map(people.map(({ id, lineCode }) => [lineCode ?? '', id]))
  const read = readPaper(lines, codes, shift)
  refuseProblems(read)
  const results: MarkResult[] = []
  const marks = read.flatMap((line, index) => marksOf(line, batch, index))
  for (let first = 0; first < marks.length; first += marksMax)
    results.push(
      ...(await recordMarks(actor, { shiftId, marks: marks.slice(first, first + marksMax) })).results,
    )
  const names = new Map(people.map(({ id, volunteer }) => [id, fullName(volunteer)]))
  return {
    stored: results.filter(({ outcome }) => outcome !== 'refused').length,
    refused: results.flatMap(({ outcome, participationId, reasons }) =>
      outcome === 'refused' ? [{ name: names.get(participationId) ?? '', reasons }] : [],
    ),
  }
}

function refuseProblems(read: PaperLine[]) {
  const wrong = read.flatMap((line) => ('problem' in line ? [line.raw.slice(0, 20)] : []))
  if (wrong.length === 0) return
  const more = wrong.length > 10 ? ' …' : ''
  const values = { count: wrong.length, lines: wrong.slice(0, 10).join('; ') + more }
  throw new Invalid({ lines: { code: 'attendance.paper.notUnderstood', values } })
}

function marksOf(line: PaperLine, batch: string, index: number) {
  if ('problem' in line) return []
  const { participationId, inAt, outAt } = line
  const nonce = nonceOf(`${batch} ${participationId} ${inAt?.getTime()} ${outAt?.getTime()}`)
  const deviceAt = new Date(now().getTime() + index)
  const said = { mark: 'present' as const, inAt, outAt, deviceAt, source: 'paper' as const }
  return [{ participationId, nonce, ...said, deviceId: '' }]
}

function nonceOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
