import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { OwnHours } from '#lib/hours/queries.ts'
import { nextMilestone } from '#lib/hours/rules/periods.ts'
import { formatDate, formatHours } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** The sums people are asked for: the calendar and financial year, the academic year, and everything since the first day. */
export async function Counters({ hours, since }: { hours: OwnHours; since: string | null }) {
  const t = await getTranslations('me.counters')
  const locale = (await getLocale()) as Locale
  const { thisYear, academic, all } = hours
  const next = nextMilestone(thisYear.minutes)
  return (
    <section className="counters" aria-label={t('label')}>
      <dl>
        <Counter label={t('year', { year: String(thisYear.year) })} minutes={thisYear.minutes}>
          {next
            ? t('next', { hours: next.hours, missing: formatHours(locale, next.missing) })
            : t('beyond', { hours: 70 })}
        </Counter>
        <Counter
          label={t('academic', { first: String(academic.first), second: String(academic.first + 1) })}
          minutes={academic.minutes}
        >
          {t('academicFrom', { year: String(academic.first) })}
        </Counter>
        <Counter label={t('all')} minutes={all}>
          {since ? t('since', { day: formatDate(locale, since) }) : null}
        </Counter>
      </dl>
    </section>
  )
}

type Props = { label: string; minutes: number; children: ReactNode }

async function Counter({ label, minutes, children }: Props) {
  const t = await getTranslations('me.counters')
  const locale = (await getLocale()) as Locale
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className="numeral">{formatHours(locale, minutes)}</span>{' '}
        <span>{t('hours', { count: minutes / 60 })}</span>
        <span className="note block">{children}</span>
      </dd>
    </div>
  )
}
