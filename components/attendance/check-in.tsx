'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import { shiftOf, type Snapshot, type View } from '#lib/attendance/rules/snapshot.ts'
import { earlyMs } from '#lib/attendance/rules/standing.ts'
import { type FormState, idleForm } from '#lib/platform/form.ts'
import { CheckInBar } from './check-in-bar.tsx'
import { CheckInFilters } from './check-in-filters.tsx'
import { CheckInHead, CheckInLine } from './check-in-head.tsx'
import { PersonRow } from './person-row.tsx'
import { countsOf, rowsOf, shownRows } from './queue.ts'
import { Scanner } from './scanner.tsx'
import { useDesk, useOfflinePage } from './use-desk.ts'
import { useDoor } from './use-door.ts'
import { useWedge } from './wedge.ts'

export type Choice = { shiftId: string; view: View; q: string }
type Act = (state: FormState, form: FormData) => Promise<FormState>
type Props = {
  eventId: string
  /** Comes with the page; the page a device shows without a connection has none. */
  snapshot: Snapshot | null
  choice: Choice
  /** One for each row, for forms sent without script. */
  nonces?: Record<string, string>
  action?: Act
  isKeptOffline: boolean
}

/** The check-in of an event: plain forms without script; with it at once, from the camera or a scanner, and offline. */
export function CheckIn({ eventId, snapshot: first, choice: given, nonces = {}, action, ...rest }: Props) {
  const t = useTranslations('attendance.desk')
  const [desk, state] = useDesk(eventId, first)
  const [posted, send] = useActionState(action ?? stay, idleForm)
  const [choice, setChoice] = useState(given)
  const [isScanning, setScanning] = useState(false)
  useOfflinePage(rest.isKeptOffline)

  const { snapshot } = state
  const shift = snapshot ? shiftOf(snapshot, choice.shiftId) : undefined
  const shiftId = shift?.id ?? ''
  const span = { startsAt: new Date(shift?.startsAt ?? 0), endsAt: new Date(shift?.endsAt ?? 0) }
  const door = useDoor(desk, state, shiftId, span)
  useWedge(door.readText)
  if (!snapshot || !shift) return <Nothing isAwake={state.isAwake} hasSnapshot={snapshot !== null} />

  const rows = rowsOf(state, shiftId)
  const counts = countsOf(rows)
  const shown = shownRows(rows, { ...choice, staying: door.staying })
  const opensAt = new Date(span.startsAt.getTime() - earlyMs)
  // Until the device is asked, the page's own time: the first drawing is the same on both sides.
  const isOpen = (state.isAwake ? desk.time() : new Date(snapshot.serverAt)) >= opensAt
  const choose = (change: Partial<Choice>) => {
    setChoice({ ...choice, ...change })
    door.letGo()
    if (change.shiftId) history.replaceState(null, '', `?shift=${change.shiftId}`)
  }
  return (
    <div className="ci">
      <CheckInHead snapshot={snapshot} shift={shift} counts={counts} />
      <CheckInLine state={state} onSend={() => void desk.flush()} />
      {isScanning ? (
        <Scanner onText={door.readText} />
      ) : (
        <CheckInFilters {...{ snapshot, counts, choose }} choice={{ ...choice, shiftId }} />
      )}
      <Posted state={posted} />
      {isOpen ? null : <TooEarly opensAt={opensAt} />}
      <ol className="ci-list" aria-label={t('list')}>
        {shown.map((row) => (
          <PersonRow
            key={row.person.id}
            {...{ row, isOpen, send }}
            nonce={nonces[row.person.id] ?? ''}
            onAct={(act) => door.act(row, act)}
            onDismiss={(refused) => desk.dismiss(refused)}
          />
        ))}
      </ol>
      {shown.length === 0 ? (
        <p className="ci-none">{rows.length === 0 ? t('nobody') : t('noneFound')}</p>
      ) : null}
      <CheckInBar
        {...{ snapshot, shift, isScanning }}
        told={door.told}
        onScan={() => setScanning(!isScanning)}
        onShift={(other) => choose({ shiftId: other })}
        onHush={door.hush}
        onForget={() => desk.forget()}
        isKept={state.isKept}
        unsent={state.marks.length}
      />
    </div>
  )
}

/** Where no action came with the page, script does everything. */
async function stay(state: FormState): Promise<FormState> {
  return state
}

/** What became of a form sent without script. */
function Posted({ state: { status, message, errors } }: { state: FormState }) {
  const sentences = [message, ...Object.values(errors)].filter(Boolean)
  if (status === 'idle' || sentences.length === 0) return null
  return (
    <Notice tone={status === 'done' ? 'good' : 'bad'} role="status">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}

function TooEarly({ opensAt }: { opensAt: Date }) {
  const t = useTranslations('attendance.desk')
  const format = useFormatter()
  const at = format.dateTime(opensAt, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
  return <Notice>{t('opensAt', { at })}</Notice>
}

function Nothing({ isAwake, hasSnapshot }: { isAwake: boolean; hasSnapshot: boolean }) {
  const t = useTranslations('attendance.desk')
  if (!isAwake && !hasSnapshot) return <p className="ci-none">{t('reading')}</p>
  return <p className="ci-none">{hasSnapshot ? t('noShifts') : t('notKept')}</p>
}
