import { getLocale, getTranslations } from 'next-intl/server'
import { Duration } from '#components/hours/duration.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import type { OwnPast } from '#lib/hours/queries/own-records.ts'
import { formatDate, formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { Standing } from './sign-ups/standing.tsx'

/** Shifts that are over: what became of them and the hours they gave. */
export async function PastShifts({ rows }: { rows: OwnPast[] }) {
  const t = await getTranslations('me.history')
  const locale = (await getLocale()) as Locale
  return (
    <Rows>
      {rows.map((row) => {
        const { shift, minutes } = row
        const title = inLocale(shift.event, 'title', locale)
        const facts = [
          formatDate(locale, shift.startsAt),
          formatTimeRange(locale, shift.startsAt, shift.endsAt),
          inLocale(shift, 'role', locale),
        ]
        return (
          <Row
            key={row.id}
            figure={<DateBlock parts={formatDayParts(locale, shift.startsAt)} />}
            meta={facts.join(' · ')}
            title={
              shift.event.state === 'draft' ? (
                title
              ) : (
                <SiteLink href={`/events/${shift.event.slug}`}>{title}</SiteLink>
              )
            }
            end={<Standing row={{ ...row, isPast: true }} />}
          >
            {minutes ? (
              <p>
                {t('counted')} <Duration minutes={minutes} />
              </p>
            ) : null}
            {minutes === null && row.attendance?.mark === 'present' ? <p>{t('waits')}</p> : null}
          </Row>
        )
      })}
    </Rows>
  )
}
