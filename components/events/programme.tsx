import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { type AgendaLine, type AgendaStep, type EventView, stepsOf } from '#lib/events/rules.ts'
import { platformWords } from '#lib/events/rules/programme.ts'
import { formatTime, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { ProgrammeLines } from './programme-lines.tsx'

type Platform = EventView['platforms'][number]
type Props = {
  event: Pick<EventView, 'agenda' | 'platforms'>
  /** The programme's own page, for reading by platform and for paper. */
  href?: string
}

/** The programme as a section of an event's page. */
export function Programme({ event, href }: Props) {
  const t = useTranslations('events.page')
  const tProgramme = useTranslations('series.programme')
  if (event.agenda.length === 0) return null
  return (
    <Section
      title={t('programme')}
      id="programme"
      more={href ? <SiteLink href={href}>{tProgramme('ownPage')}</SiteLink> : undefined}
    >
      <Timeline {...event} />
    </Section>
  )
}

/** The programme as a timeline; where platforms run at the same time the line forks. */
export function Timeline({ agenda, platforms }: { agenda: AgendaLine[]; platforms: Platform[] }) {
  const steps = stepsOf(agenda)
  const hasDays = new Set(steps.flatMap((step) => (step.startsAt ? [dayOf(step.startsAt)] : []))).size > 1
  return (
    <ol className={`programme ${steps.some((step) => step.startsAt) ? '' : 'programme-untimed'}`}>
      {steps.map((step, index) => (
        <Step
          key={step.key}
          step={step}
          platforms={platforms}
          before={hasDays ? steps[index - 1] : undefined}
          hasDays={hasDays}
        />
      ))}
    </ol>
  )
}

type StepProps = { step: AgendaStep; platforms: Platform[]; before?: AgendaStep; hasDays: boolean }

function Step({ step, platforms, before, hasDays }: StepProps) {
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
        {isFork ? (
          <Lanes lanes={step.lanes} platforms={platforms} />
        ) : (
          <ProgrammeLines lines={[...step.together, ...step.lanes.flat()]} platforms={platforms} />
        )}
      </div>
    </li>
  )
}

/** In a lane each line after the first says its own time. */
function Lanes({ lanes, platforms }: { lanes: AgendaLine[][]; platforms: Platform[] }) {
  const t = useTranslations('events.page')
  const locale = useLocale() as Locale
  return (
    <>
      <p className="programme-parallel">{t('parallel')}</p>
      <ol className="programme-lanes">
        {lanes.map((lines) => {
          const [first] = lines
          const number = first?.platform ?? 0
          const platform = platforms.find((each) => each.number === number)
          const named = platform ? platformWords(platform, locale) : ''
          const place = named || (first ? inLocale(first, 'place', locale) : '')
          return (
            <li key={number}>
              <p className="programme-lane">
                {place ? t('platformAt', { number, place }) : t('platform', { number })}
              </p>
              <ProgrammeLines lines={lines} hasTimes={lines.length > 1} hidePlace={named === ''} />
            </li>
          )
        })}
      </ol>
    </>
  )
}
