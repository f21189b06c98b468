'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon.tsx'
import type { Snapshot, SnapshotShift } from '#lib/attendance/rules/snapshot.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { DeskState } from './desk.ts'
import type { countsOf } from './queue.ts'

type Counts = ReturnType<typeof countsOf>
type HeadProps = { snapshot: Snapshot; shift: SnapshotShift; counts: Counts }

/** What is marked here, and how many have come. Links leave by a full load: this page alone may use the camera. */
export function CheckInHead({ snapshot, shift, counts }: HeadProps) {
  const t = useTranslations('attendance.desk')
  const locale = useLocale() as Locale
  return (
    <header className="ci-head">
      <a className="ci-back" href={localePath(locale, `/workspace/events/${snapshot.eventId}`)}>
        <Icon name="previous" size={26} />
        <span className="sr-only">{t('back')}</span>
      </a>
      <div className="ci-head-words">
        <h1>{shift.role}</h1>
        <p>{shift.when}</p>
        <p className="ci-title">{snapshot.title}</p>
      </div>
      <p className="ci-count" role="status">
        <b>{counts.present}</b> <span>{t('of', { all: counts.all })}</span>
        <span className="sr-only"> {t('views.present')}</span>
      </p>
    </header>
  )
}

/** How it stands between this device and the server; nothing when all is well. */
export function CheckInLine({ state, onSend }: { state: DeskState; onSend: () => void }) {
  const t = useTranslations('attendance.desk.line')
  const locale = useLocale() as Locale
  const { problem, marks, isAwake, isKept } = state
  const count = marks.filter(({ refused }) => refused === null).length
  const isQuiet = problem === null && (count === 0 || state.isSending)
  return (
    <div className="ci-line" role="status">
      {isQuiet ? null : (
        <p className={`ci-line-${problem ?? 'later'}`}>
          <Icon name="alert" />
          <span>
            {problem ? <b>{t(problem)}</b> : null} {count > 0 ? t('unsent', { count }) : null}{' '}
            {isAwake && !isKept && problem === 'later' ? t('notKept') : null}
          </span>
          {problem === 'signedOut' ? (
            <a href={localePath(locale, '/sign-in')} target="_blank">
              {t('signIn')}
            </a>
          ) : count > 0 ? (
            <button type="button" className="button button-small button-quiet" onClick={onSend}>
              {t('send')}
            </button>
          ) : null}
        </p>
      )}
    </div>
  )
}
