import { clockCode } from '#lib/attendance/rules/judge.ts'
import {
  countMarks,
  isInView,
  isMeant,
  type MarksAnswer,
  type Snapshot,
  type SnapshotPerson,
  stepOf,
  type View,
} from '#lib/attendance/rules/snapshot.ts'
import { attendanceOf, type Mark, type Standing } from '#lib/attendance/rules/standing.ts'
import type { DeviceMark } from './device.ts'

type Times = { sentAt: number; answeredAt: number; serverAt: number }

/**
 * How far the server's clock is ahead, after one more answer: it spoke between the sending and the answer, so anything in between
 * is believed as it was. A slow line then moves no clock that is right, and two devices order their marks alike.
 */
export function offsetWithin(offsetMs: number, { sentAt, answeredAt, serverAt }: Times): number {
  return Math.min(Math.max(offsetMs, serverAt - answeredAt), serverAt - sentAt)
}

type Known = { snapshot: Snapshot | null; marks: DeviceMark[]; fresh?: string[] }

/**
 * The queue and the roster after the server answered: stored and known marks leave, the people's steps are the server's, a mark
 * from a wrong clock is set right and stays to be sent, anything else refused stays with its reasons.
 */
export function afterAnswer({ snapshot, marks }: Known, answer: MarksAnswer, offsetMs: number) {
  const results = new Map(answer.results.map((result) => [result.nonce, result]))
  const left = marks.flatMap((mark) => {
    const result = results.get(mark.nonce)
    if (!result) return [mark]
    return result.outcome === 'refused' ? [afterRefusal(mark, result, offsetMs)] : []
  })
  const kept = new Set(left.map(({ nonce }) => nonce))
  const steps = new Map(answer.people.map((person) => [person.id, person.steps]))
  const people = snapshot?.people.map((person) => ({
    ...person,
    steps: steps.get(person.id) ?? person.steps,
  }))
  return {
    marks: left,
    settled: [...results.keys()].filter((nonce) => !kept.has(nonce)),
    changed: left.filter(({ nonce }) => results.has(nonce)),
    snapshot: snapshot && people ? { ...snapshot, people } : snapshot,
  }
}

function afterRefusal(
  mark: DeviceMark,
  result: MarksAnswer['results'][number],
  offsetMs: number,
): DeviceMark {
  const delta = offsetMs - mark.offsetMs
  if (!result.codes.includes(clockCode) || Math.abs(delta) < 1000) return { ...mark, refused: result.reasons }
  const moved = (time: string) => new Date(Date.parse(time) + delta).toISOString()
  const isTap = (time: string) => Math.abs(Date.parse(time) - Date.parse(mark.deviceAt)) < 1000
  const right = (time: string | null) => (time !== null && isTap(time) ? moved(time) : time)
  return {
    ...mark,
    ...{ offsetMs, deviceAt: moved(mark.deviceAt), inAt: right(mark.inAt), outAt: right(mark.outAt) },
  }
}

export type DeskRow = {
  person: SnapshotPerson
  standing: Standing
  /** Marks of theirs lie on the device and wait to be sent. */
  isWaiting: boolean
  refused: { nonces: string[]; reasons: string[] } | null
}

/** The people of a shift with what their steps come to, those that still wait on the device included. */
export function rowsOf({ snapshot, marks, fresh = [] }: Known, shiftId: string): DeskRow[] {
  const shift = snapshot?.shifts.find(({ id }) => id === shiftId)
  if (!snapshot || !shift) return []
  const span = { startsAt: new Date(shift.startsAt), endsAt: new Date(shift.endsAt) }
  return snapshot.people
    .filter((person) => person.shiftId === shiftId)
    .map((person) => {
      const own = marks.filter(({ participationId }) => participationId === person.id)
      const waiting = own.filter(({ refused }) => refused === null)
      const refused = own.filter((mark) => mark.refused !== null)
      return {
        person,
        standing: attendanceOf([...person.steps, ...waiting].map(stepOf), span),
        isWaiting: waiting.some(({ nonce }) => !fresh.includes(nonce)),
        refused: refused.length > 0 ? refusalOf(refused) : null,
      }
    })
}

function refusalOf(marks: DeviceMark[]) {
  const reasons = new Set(marks.flatMap(({ refused }) => refused ?? []))
  return { nonces: marks.map(({ nonce }) => nonce), reasons: [...reasons] }
}

export function countsOf(rows: DeskRow[]): Record<Mark, number> & { all: number } {
  return { ...countMarks(rows.map(({ standing }) => standing)), all: rows.length }
}

/** The rows to show; `staying` keeps those in place that were marked while the list was open, so that none slips under the thumb. */
export function shownRows(
  rows: DeskRow[],
  { view, q, staying }: { view: View; q: string; staying: ReadonlySet<string> },
): DeskRow[] {
  return rows.filter(
    ({ person, standing }) => (isInView(view, standing) || staying.has(person.id)) && isMeant(q, person),
  )
}

/** What a scanned text means here. */
export type Scan =
  | { kind: 'person'; row: DeskRow }
  | { kind: 'otherShift'; person: SnapshotPerson; shiftId: string }
  | { kind: 'unknown' }

export function scanOf(known: Known, shiftId: string, code: string | null): Scan {
  const person = code ? known.snapshot?.people.find((one) => one.code === code) : undefined
  if (!person) return { kind: 'unknown' }
  const row = rowsOf(known, shiftId).find((one) => one.person.id === person.id)
  return row ? { kind: 'person', row } : { kind: 'otherShift', person, shiftId: person.shiftId }
}
