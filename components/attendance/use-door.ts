'use client'

import { useState } from 'react'
import { checkInCodeIn, type SnapshotPerson } from '#lib/attendance/rules/snapshot.ts'
import { type Intent, type Said, stepsBackTo, stepsFor } from '#lib/attendance/rules/standing.ts'
import type { Span } from '#lib/platform/clock.ts'
import type { Desk, DeskState } from './desk.ts'
import { intentOf, type RowAct } from './intent.ts'
import { type DeskRow, scanOf } from './queue.ts'

/** What was just done or found, to be said at the foot of the page. */
export type Told =
  | { kind: 'acted'; row: DeskRow; act: Intent['kind']; undo: () => void }
  | { kind: 'undone' | 'badTimes' | 'barred'; row: DeskRow }
  | { kind: 'already'; row: DeskRow; out: () => void }
  | { kind: 'otherShift'; person: SnapshotPerson; shiftId: string }
  | { kind: 'unknown' }

type Source = 'screen' | 'scan'
const noTimes = { inTime: '', outTime: '' }

/** What the person at the door does to the people of one shift, by button or by code. */
export function useDoor(desk: Desk, state: DeskState, shiftId: string, span: Span) {
  const [told, setTold] = useState<Told | null>(null)
  const [staying, setStaying] = useState<ReadonlySet<string>>(new Set())

  function mark({ person }: DeskRow, said: Said[], source: Source) {
    desk.mark({ participationId: person.id, shiftId, said, source })
    setStaying((known) => new Set(known).add(person.id))
  }

  function act(row: DeskRow, given: RowAct, source: Source = 'screen') {
    const intent = intentOf(given, span)
    if (!intent) return setTold({ kind: 'badTimes', row })
    navigator.vibrate?.(30)
    mark(row, stepsFor(intent, span, desk.time(), row.standing), source)
    const undo = () => {
      mark(row, stepsBackTo(row.standing), source)
      setTold({ kind: 'undone', row })
    }
    setTold(intent.kind === 'undo' ? { kind: 'undone', row } : { kind: 'acted', row, act: intent.kind, undo })
  }

  function readText(text: string) {
    const scan = scanOf(state, shiftId, checkInCodeIn(text))
    if (scan.kind !== 'person') {
      navigator.vibrate?.([80, 60, 80])
      return setTold(scan)
    }
    const { row } = scan
    if (row.person.isSelf || row.person.barred.length > 0) return setTold({ kind: 'barred', row })
    if (row.standing.mark !== 'present') return act(row, { intent: 'present', ...noTimes }, 'scan')
    setTold({ kind: 'already', row, out: () => act(row, { intent: 'out', ...noTimes }, 'scan') })
  }

  return { told, staying, act, readText, hush: () => setTold(null), letGo: () => setStaying(new Set()) }
}
