import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { type AgendaLine, type AgendaStep, stepsOf } from '#lib/events/rules.ts'
import { formatTime, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'

/** The programme as a timeline; where platforms run at the same time the line forks. */
export function Programme({ agenda }: { agenda: AgendaLine[] }) {
  const t = useTranslations('events.page')
  if (agenda.length === 0) return null
  const steps = stepsOf(agenda)
  const hasDays = new Set(steps.flatMap((step) => (step.startsAt ? [dayOf(step.startsAt)] : []))).size > 1
  return (
    <Section title={t('programme')} id="programme">
      <ol className={`programme ${steps.some((step) => step.startsAt) ? '' : 'programme-untimed'}`}>
        {steps.map((step, index) => (
          <Step
            key={step.key}
            step={step}
            before={hasDays ? steps[index - 1] : undefined}
            hasDays={hasDays}
          />
        ))}
      </ol>
    </Section>
  )
}

function Step({ step, before, hasDays }: { step: AgendaStep; before?: AgendaStep; hasDays: boolean }) {
  const locale = useLocale() as Locale
  const { startsAt } = step
  const day = startsAt ? dayOf(startsAt) : ''
  const isNewDay = hasDays && startsAt !== null && day !== (before?.startsAt ? dayOf(before.startsAt) : '')
  const isFork = step.lanes.length > 1
  return (
    <li className={isFork ? 'programme-fork' : undefined}>
      {startsAt ? (
        <time dateTime={startsAt.toISOString()}>
          {isNewDay ? <span className="programme-day">{formatWeekday(locale, startsAt)}</span> : null}
          {formatTime(locale, startsAt)}
        </time>
      ) : (
        <span className="programme-no-time" aria-hidden="true" />
      )}
      <div>
        {isFork ? <Lanes lanes={step.lanes} /> : <Lines lines={[...step.together, ...step.lanes.flat()]} />}
      </div>
    </li>
  )
}

function Lanes({ lanes }: { lanes: AgendaLine[][] }) {
  const t = useTranslations('events.page')
  const locale = useLocale() as Locale
  return (
    <>
      <p className="programme-parallel">{t('parallel')}</p>
      <ol className="programme-lanes">
        {lanes.map((lines) => {
          const [first] = lines
          const place = first ? inLocale(first, 'place', locale) : ''
          const number = first?.platform ?? 0
          return (
            <li key={number}>
              <p className="programme-lane">
                {place ? t('platformAt', { number, place }) : t('platform', { number })}
              </p>
              <Lines lines={lines} hidePlace />
            </li>
          )
        })}
      </ol>
    </>
  )
}

function Lines({ lines, hidePlace }: { lines: AgendaLine[]; hidePlace?: boolean }) {
  const t = useTranslations('events.page')
  const locale = useLocale() as Locale
  return lines.map((line) => {
    const details = inLocale(line, 'details', locale)
    const place = hidePlace ? '' : inLocale(line, 'place', locale)
    return (
      <div key={line.id} className="programme-line">
        <h3>{inLocale(line, 'title', locale)}</h3>
        {details ? <p>{details}</p> : null}
        {line.speakers.length > 0 ? (
          <p className="programme-speakers">
            {t('speakers')} <Speakers line={line} />
          </p>
        ) : null}
        {place ? <p className="meta">{place}</p> : null}
      </div>
    )
  })
}

function Speakers({ line }: { line: AgendaLine }) {
  const locale = useLocale() as Locale
  return line.speakers.map((person, index) => (
    <span key={person.slug}>
      {index > 0 ? ', ' : ''}
      <SiteLink href={`/people/${person.slug}`}>{inLocale(person, 'name', locale)}</SiteLink>
    </span>
  ))
}
