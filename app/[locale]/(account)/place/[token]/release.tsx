import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import type { EventView } from '#lib/events/rules.ts'
import { formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OwnPlace } from '#lib/participation/queries/place.ts'
import { LeaveForm } from './leave-form.tsx'

/** What a reminder's "I cannot come" opens: one question, one button. Opening it changes nothing, mail scanners open links too. */
export async function Release({ place, event }: { place: OwnPlace; event: EventView | null }) {
  const t = await getTranslations('signUps.place.release')
  const locale = (await getLocale()) as Locale
  const { shift } = place
  return (
    <>
      <PageHead
        title={t('title')}
        lede={`${inLocale(shift.event, 'title', locale)}. ${inLocale(shift, 'role', locale)}`}
        figure={
          <DateBlock parts={formatDayParts(locale, shift.startsAt)}>
            <span>{formatTimeRange(locale, shift.startsAt, shift.endsAt)}</span>
          </DateBlock>
        }
      />
      <div className="shell place-release">
        <p>{place.children.length > 0 ? t('textChildren') : t('text')}</p>
        <LeaveForm place={place} />
        <p>
          <SiteLink href={`/place/${place.token}`}>{t('back')}</SiteLink>
        </p>
        {event?.centre.phone ? <p className="note">{t('call', { phone: event.centre.phone })}</p> : null}
      </div>
    </>
  )
}
