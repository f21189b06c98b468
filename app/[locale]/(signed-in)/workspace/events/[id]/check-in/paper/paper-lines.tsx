'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { type PaperLine, readPaper } from '#lib/attendance/rules/paper.ts'
import type { SnapshotShift } from '#lib/attendance/rules/snapshot.ts'
import { formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Person = { id: string; line: string; name: string }
type Props = { shift: SnapshotShift; people: Person[] }

/** One field, a person a line; beside it what was understood, while it is typed. */
export function PaperLines({ shift, people }: Props) {
  const t = useTranslations('attendance.paper')
  return (
    <Field name="lines" label={t('lines')} hint={t('hint')} required>
      {(control, back) => {
        const typed = typeof back.typed === 'string' ? back.typed : ''
        return (
          <Lines key={back.attempt} start={typed} shift={shift} people={people}>
            {(value, type) => (
              <textarea
                {...control}
                className="input ci-codes"
                rows={12}
                inputMode="text"
                autoComplete="off"
                spellCheck={false}
                defaultValue={value}
                onInput={(event) => type(event.currentTarget.value)}
              />
            )}
          </Lines>
        )
      }}
    </Field>
  )
}

type LinesProps = Props & {
  start: string
  children: (value: string, type: (text: string) => void) => React.ReactNode
}

function Lines({ start, shift, people, children }: LinesProps) {
  const [text, setText] = useState(start)
  const codes = new Map(people.map(({ line, id }) => [line, id]))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const span = { startsAt: new Date(shift.startsAt), endsAt: new Date(shift.endsAt) }
  return (
    <div className="ci-keying">
      {children(start, setText)}
      <Understood lines={readPaper(text, codes, span)} names={names} />
    </div>
  )
}

function Understood({ lines, names }: { lines: PaperLine[]; names: ReadonlyMap<string, string> }) {
  const t = useTranslations('attendance.paper')
  const locale = useLocale() as Locale
  const [isAwake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  if (!isAwake || lines.length === 0) return null
  const good = lines.filter((line) => 'participationId' in line)
  const times = ({ inAt, outAt }: (typeof good)[number]) =>
    [inAt, outAt].flatMap((time) => (time ? [formatTime(locale, time)] : [])).join('–')
  return (
    <div className="ci-understood" role="status">
      <p>
        <b>{t('understood', { good: good.length, all: lines.length })}</b>
      </p>
      <ol>
        {lines.toReversed().map((line, index) =>
          'problem' in line ? (
            <li key={lines.length - index} className="ci-wrong">
              <b>{line.raw}</b> {t(`problems.${line.problem}`)}
            </li>
          ) : (
            <li key={lines.length - index}>
              {names.get(line.participationId)} <span>{times(line) || t('whole')}</span>
            </li>
          ),
        )}
      </ol>
    </div>
  )
}
