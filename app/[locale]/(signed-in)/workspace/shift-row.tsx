import { getLocale, getTranslations } from 'next-intl/server'
import { PlaceDots } from '#components/horizon/place-dots.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { Row } from '#components/ui/row.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatDayParts, formatTimeRange, relativeDay } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { TodayShift } from '#lib/participation/queries/today.ts'

/** A coming shift with its places; the title leads to its people. */
export async function ShiftRow({ shift, at }: { shift: TodayShift; at: Date }) {
  const t = await getTranslations('workspace.today')
  const locale = (await getLocale()) as Locale
  const { event, startsAt, endsAt, places, taken, waiting } = shift
  const free = places - taken
  return (
    <Row
      figure={<DateBlock parts={formatDayParts(locale, startsAt)} near={relativeDay(locale, startsAt, at)} />}
      meta={`${formatTimeRange(locale, startsAt, endsAt)} · ${inLocale(shift, 'role', locale)}`}
      title={
        <SiteLink href={`/workspace/events/${event.id}/shifts/${shift.id}`}>
          {inLocale(event, 'title', locale)}
        </SiteLink>
      }
      end={<When startsAt={startsAt} endsAt={endsAt} at={at} />}
    >
      <div className="seats">
        <PlaceDots taken={taken} places={places} waiting={waiting} />
        <span>
          <b>{free > 0 ? t('free', { count: free }) : t('full')}</b>, {t('seats', { taken, places })}
          {waiting > 0 ? `, ${t('waiting', { count: waiting })}` : null}
        </span>
      </div>
    </Row>
  )
}

async function When({ startsAt, endsAt, at }: { startsAt: Date; endsAt: Date; at: Date }) {
  const t = await getTranslations('workspace.today')
  if (endsAt <= at) return <Status mark="off">{t('over')}</Status>
  return startsAt <= at ? <Status mark="good">{t('running')}</Status> : null
}
