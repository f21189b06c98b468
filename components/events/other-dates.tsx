import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import type { listOtherDates } from '#lib/events/public/around.ts'
import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Props = { dates: Awaited<ReturnType<typeof listOtherDates>> }

const shownAtOnce = 6

/** The same event on other days. */
export function OtherDates({ dates }: Props) {
  const t = useTranslations('series.page')
  if (dates.length === 0) return null
  const rest = dates.slice(shownAtOnce)
  return (
    <Section title={t('otherDates')} id="dates">
      <Dates dates={dates.slice(0, shownAtOnce)} />
      {rest.length > 0 ? (
        <details>
          <summary>{t('moreDates', { count: rest.length })}</summary>
          <Dates dates={rest} />
        </details>
      ) : null}
    </Section>
  )
}

function Dates({ dates }: Props) {
  const t = useTranslations('events.state')
  const locale = useLocale() as Locale
  return (
    <ul className="other-dates">
      {dates.map((date) => (
        <li key={date.slug}>
          <SiteLink href={`/events/${date.slug}`}>
            {formatWeekday(locale, date.startsAt)}, {formatTimeRange(locale, date.startsAt, date.endsAt)}
          </SiteLink>{' '}
          {date.phase === 'cancelled' ? <Status mark="bad">{t('cancelled')}</Status> : null}
        </li>
      ))}
    </ul>
  )
}
