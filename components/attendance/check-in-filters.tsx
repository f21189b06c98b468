'use client'

import { useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import { type Snapshot, type View, views } from '#lib/attendance/rules/snapshot.ts'
import type { Choice } from './check-in.tsx'
import type { countsOf } from './queue.ts'

type Props = {
  snapshot: Snapshot
  counts: ReturnType<typeof countsOf>
  choice: Choice
  choose: (change: Partial<Choice>) => void
}

/** Which shift, whom, and who among them: plain links and a form, answered at once where script runs. */
export function CheckInFilters({ snapshot, counts, choice, choose }: Props) {
  const t = useTranslations('attendance.desk')
  const { shiftId, view, q } = choice
  const counted: Record<View, number> = {
    all: counts.all,
    waiting: counts.unknown,
    present: counts.present,
  }
  const look = (event: MouseEvent, each: View) => {
    event.preventDefault()
    choose({ view: each })
  }
  return (
    <>
      <form
        className="ci-find"
        role="search"
        aria-label={t('find')}
        onSubmit={(event) => event.preventDefault()}
      >
        <input type="hidden" name="show" value={view} />
        {snapshot.shifts.length > 1 ? (
          <label className="ci-shift">
            <span className="sr-only">{t('shift')}</span>
            <select
              name="shift"
              className="input select"
              value={shiftId}
              onChange={(event) => choose({ shiftId: event.target.value })}
            >
              {snapshot.shifts.map(({ id, role, when }) => (
                <option key={id} value={id}>
                  {[role, when].join(', ')}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <input type="hidden" name="shift" value={shiftId} />
        )}
        <label className="ci-search">
          <span className="sr-only">{t('find')}</span>
          <Icon name="search" size={24} />
          <input
            type="search"
            name="q"
            className="input"
            value={q}
            placeholder={t('findHint')}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={60}
            onChange={(event) => choose({ q: event.target.value })}
          />
        </label>
        <button type="submit" className="button without-script">
          {t('show')}
        </button>
      </form>
      <nav className="ci-views" aria-label={t('views.label')}>
        {views.map((each) => (
          <a
            key={each}
            href={`?shift=${shiftId}&show=${each}`}
            aria-current={each === view ? 'true' : undefined}
            onClick={(event) => look(event, each)}
          >
            {t(`views.${each}`)} <b>{counted[each]}</b>
          </a>
        ))}
      </nav>
    </>
  )
}
