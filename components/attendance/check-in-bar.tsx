'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import type { Snapshot, SnapshotShift } from '#lib/attendance/rules/snapshot.ts'
import { formatTime } from '#lib/i18n/format.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { forgetOfflinePage } from './use-desk.ts'
import type { Told } from './use-door.ts'

type Props = {
  snapshot: Snapshot
  shift: SnapshotShift
  told: Told | null
  isScanning: boolean
  isKept: boolean
  unsent: number
  onScan: () => void
  onShift: (shiftId: string) => void
  onHush: () => void
  onForget: () => Promise<void>
}

/** The foot of the page, under the thumb: what just happened with its way back, scanning, and the rarer ways. */
export function CheckInBar(props: Props) {
  const t = useTranslations('attendance.desk')
  const locale = useLocale() as Locale
  const { snapshot, shift, told, isScanning, onScan } = props
  const path = localePath(locale, `/workspace/events/${snapshot.eventId}`)
  return (
    <>
      <footer className="ci-ways">
        <a className="button button-quiet" href={`${path}/check-in/paper?shift=${shift.id}`}>
          {t('toPaper')}
        </a>
        <a className="button button-quiet" href={`${path}/shifts/${shift.id}/roster-sheet`}>
          <Icon name="print" />
          {t('toSheet')}
        </a>
        {props.isKept ? <Forget {...props} /> : null}
      </footer>
      <div className="ci-bar">
        <div role="status">{told ? <Toast {...props} told={told} /> : null}</div>
        <div className="ci-bar-buttons">
          <button type="button" className="button ci-scan needs-script" onClick={onScan}>
            <Icon name="scan" size={26} />
            {isScanning ? t('stopScanning') : t('scan')}
          </button>
          <a className="button button-quiet ci-new" href={`${path}/check-in/walk-in?shift=${shift.id}`}>
            <Icon name="plus" size={26} />
            <span>{t('walkIn')}</span>
          </a>
        </div>
      </div>
    </>
  )
}

/** One sentence and at most one way on from it. */
function Toast({ told, snapshot, onShift, onHush }: Props & { told: Told }) {
  const t = useTranslations('attendance.desk')
  const sentence = useSentence(snapshot, told)
  const isBad = !['acted', 'undone', 'already'].includes(told.kind)
  return (
    <div className={`ci-toast ${isBad ? 'ci-toast-bad' : ''}`}>
      <p>{sentence}</p>
      {told.kind === 'acted' ? (
        <button type="button" onClick={told.undo}>
          {t('undo')}
        </button>
      ) : told.kind === 'already' && told.row.standing.isOutAuto ? (
        <button type="button" onClick={told.out}>
          {t('acts.out')}
        </button>
      ) : told.kind === 'otherShift' ? (
        <button type="button" onClick={() => onShift(told.shiftId)}>
          {t('toShift')}
        </button>
      ) : (
        <button type="button" aria-label={t('close')} onClick={onHush}>
          <Icon name="close" />
        </button>
      )}
    </div>
  )
}

function useSentence({ shifts }: Snapshot, told: Told): string {
  const t = useTranslations('attendance.desk')
  const locale = useLocale() as Locale
  if (told.kind === 'unknown') return t('told.unknown')
  if (told.kind === 'otherShift') {
    const name = `${told.person.surname} ${told.person.rest}`
    const other = shifts.find(({ id }) => id === told.shiftId)
    return t('told.otherShift', { name, shift: other ? `${other.role}, ${other.when}` : '' })
  }
  const { person, standing } = told.row
  const name = `${person.surname} ${person.rest}`
  if (told.kind === 'acted') return t(`told.${told.act}`, { name })
  if (told.kind === 'barred') return person.barred[0] ? `${name}. ${person.barred[0]}` : t('self')
  return t(`told.${told.kind}`, { name, time: standing.inAt ? formatTime(locale, standing.inAt) : '' })
}

/** Removing what lies on the device; with marks that were not sent it asks first. */
function Forget({ unsent, onForget }: Props) {
  const t = useTranslations('attendance.desk')
  const [isAsked, setAsked] = useState(false)
  const forget = () => void Promise.all([onForget(), forgetOfflinePage()])
  return (
    <div className="ci-forget">
      <p className="note">{isAsked ? t('forgetUnsent', { count: unsent }) : t('kept')}</p>
      <button
        type="button"
        className={`button button-quiet ${isAsked ? 'button-danger' : ''}`}
        onClick={unsent > 0 && !isAsked ? () => setAsked(true) : forget}
      >
        {isAsked ? t('forgetAnyway') : t('forget')}
      </button>
    </div>
  )
}
