'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { FormEvent, ReactNode } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import { formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'
import type { RowAct } from './intent.ts'
import type { DeskRow } from './queue.ts'

type Props = {
  row: DeskRow
  nonce: string
  isOpen: boolean
  /** Where the form goes without script. */
  send: (form: FormData) => void
  onAct: (act: RowAct) => void
  onDismiss: (nonces: string[]) => void
}

/** A person of the roster: one big button for what comes next, everything else behind a word. */
export function PersonRow({ row, nonce, isOpen, send, onAct, onDismiss }: Props) {
  const t = useTranslations('attendance.desk')
  const { person, standing, isWaiting, refused } = row
  const isBarred = person.barred.length > 0
  const next = nextOf(row)
  const act = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const form = new FormData(event.currentTarget, submitter)
    const text = (name: string) => String(form.get(name) ?? '')
    onAct({ intent: text('intent') as RowAct['intent'], inTime: text('inTime'), outTime: text('outTime') })
  }
  const form = { action: send, onSubmit: act, row, nonce }
  return (
    <li className={`ci-row ci-${standing.mark}`} id={`p-${person.id}`}>
      <h2 className="ci-name">
        <b>{person.surname}</b> {person.rest}
      </h2>
      <p className="ci-meta">
        <Standing row={row} />
        {isWaiting ? <span className="ci-unsent">{t('unsent')}</span> : null}
        {person.band === 'adult' ? null : <span className="ci-band">{t(`bands.${person.band}`)}</span>}
      </p>
      {isBarred || person.isSelf ? (
        <Barred title={t(isBarred ? 'barred' : 'self')} reasons={person.barred} />
      ) : null}
      {refused ? (
        <Barred title={t('refused')} reasons={refused.reasons}>
          <button
            type="button"
            className="button button-small button-quiet"
            onClick={() => onDismiss(refused.nonces)}
          >
            {t('understood')}
          </button>
        </Barred>
      ) : null}
      {person.isSelf || !isOpen ? null : (
        <div className={`ci-act ${next && !isBarred ? '' : 'ci-act-more'}`}>
          {next && !isBarred ? (
            <RowForm {...form}>
              <button
                type="submit"
                name="intent"
                value={next}
                className={`button ci-main ${next === 'present' ? '' : 'button-quiet'}`}
              >
                {next === 'present' ? <Icon name="check" size={26} /> : null}
                {t(`acts.${next}`)}
              </button>
            </RowForm>
          ) : null}
          <More row={row} form={form} />
        </div>
      )}
    </li>
  )
}

/** What is most likely done next. */
function nextOf({ standing }: DeskRow): 'present' | 'out' | null {
  if (standing.mark !== 'present') return 'present'
  return standing.isOutAuto ? 'out' : null
}

/** The mark and its times in words; a departure nobody reported is not shown as one. */
function Standing({ row: { standing } }: { row: DeskRow }) {
  const t = useTranslations('attendance.desk')
  const locale = useLocale() as Locale
  const { mark, inAt, outAt, isOutAuto } = standing
  if (mark === 'unknown') return null
  const times = [inAt, isOutAuto ? null : outAt].filter((time) => time !== null)
  return (
    <b className="ci-standing">
      {mark === 'present' ? <Icon name="check" size={18} /> : null}
      {t(`marks.${mark}`)} {times.map((time) => formatTime(locale, time)).join('–')}
    </b>
  )
}

function Barred(props: { title: string; reasons: string[]; children?: ReactNode }) {
  return (
    <div className="ci-barred">
      <Icon name="alert" />
      <div>
        <p>
          <b>{props.title}</b>
        </p>
        {props.reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        {props.children}
      </div>
    </div>
  )
}

type FormProps = {
  action: (form: FormData) => void
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  row: DeskRow
  nonce: string
}

function RowForm({ row, nonce, children, ...form }: FormProps & { children: ReactNode }) {
  return (
    <form {...form}>
      <input type="hidden" name="shiftId" value={row.person.shiftId} />
      <input type="hidden" name="participationId" value={row.person.id} />
      <input type="hidden" name="nonce" value={nonce} />
      {children}
    </form>
  )
}

/** The rarer marks and the times, folded away. */
function More({ row, form }: { row: DeskRow; form: FormProps }) {
  const t = useTranslations('attendance.desk')
  const { mark, inAt, outAt, isOutAuto } = row.standing
  const name = `${row.person.surname} ${row.person.rest}`
  const acts = (['absent', 'excused'] as const).filter((act) => act !== mark)
  const isBarred = row.person.barred.length > 0
  const clock = (time: Date | null) => (time ? wallTimeOf(time).slice(11) : '')
  return (
    <details className="ci-more">
      <summary aria-label={t('moreOf', { name })}>{t('more')}</summary>
      <RowForm {...form}>
        <div className="ci-acts">
          {[...acts, ...(mark === 'present' && !isOutAuto ? (['back'] as const) : [])].map((act) => (
            <button key={act} type="submit" name="intent" value={act} className="button button-quiet">
              {t(`acts.${act}`)}
            </button>
          ))}
          {mark === 'unknown' ? null : (
            <button type="submit" name="intent" value="undo" className="button button-quiet">
              {t('acts.undo')}
            </button>
          )}
        </div>
      </RowForm>
      {isBarred ? null : (
        <RowForm {...form} key={`${clock(inAt)} ${clock(outAt)}`}>
          <div className="ci-times">
            <label>
              <span className="field-label">{t('inTime')}</span>
              <input type="time" name="inTime" className="input" defaultValue={clock(inAt)} />
            </label>
            <label>
              <span className="field-label">{t('outTime')}</span>
              <input
                type="time"
                name="outTime"
                className="input"
                defaultValue={isOutAuto ? '' : clock(outAt)}
              />
            </label>
            <button type="submit" name="intent" value="times" className="button button-quiet">
              {t('acts.times')}
            </button>
          </div>
        </RowForm>
      )}
    </details>
  )
}
