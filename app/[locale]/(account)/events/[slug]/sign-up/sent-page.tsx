import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { formatDateTime, formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Sent } from '#lib/participation/queries/sent.ts'
import type { EventToJoin } from '#lib/participation/queries/sign-up.ts'

/**
 * After the form: where the sign-up stands and where its link went. For an address that names no form it says only what holds
 * for everybody, so that nothing can be learnt from trying.
 */
export async function SentPage({ event, sent }: { event: EventToJoin; sent: Sent | null }) {
  const t = await getTranslations('signUps.sent')
  const events = await getTranslations('events')
  const locale = (await getLocale()) as Locale
  const title = inLocale(event, 'title', locale)
  const shift = sent?.shift ?? event
  return (
    <>
      <PageHead
        title={sent ? t(`title.${sent.status}`) : t('title.unknown')}
        crumbs={[
          { href: '/events', label: events('title') },
          { href: `/events/${event.slug}`, label: title },
        ]}
        lede={sent ? `${title}. ${inLocale(sent.shift, 'role', locale)}` : title}
        figure={
          <DateBlock parts={formatDayParts(locale, shift.startsAt)}>
            <span>{formatTimeRange(locale, shift.startsAt, shift.endsAt)}</span>
          </DateBlock>
        }
      />
      <div className="shell sign-up">
        {sent ? (
          <Notice tone={sent.status === 'confirmed' ? 'good' : 'plain'} role="status">
            <p>{await standing(sent, locale)}</p>
          </Notice>
        ) : null}
        <Letter to={sent?.to ?? ''} />
        <div className="actions">
          <ButtonLink href={`/events/${event.slug}/calendar.ics`} look="quiet">
            {t('calendar')}
          </ButtonLink>
          <ButtonLink href={`/events/${event.slug}/sign-up?other=1`} look="quiet">
            {t('another')}
          </ButtonLink>
          <SiteLink href="/events">{t('events')}</SiteLink>
        </div>
      </div>
    </>
  )
}

async function standing({ kind, status, position, heldUntil, heads }: Sent, locale: Locale): Promise<string> {
  const t = await getTranslations('signUps.sent')
  const until = heldUntil ? formatDateTime(locale, heldUntil) : ''
  if (kind === 'group')
    return status === 'waiting'
      ? t('groupWaiting', { count: heads, position: position ?? 1 })
      : t('groupConfirmed', { count: heads })
  if (status === 'waiting') return t('waiting', { position: position ?? 1 })
  return status === 'confirmed' ? t('confirmed') : t('offered', { until })
}

async function Letter({ to }: { to: string }) {
  const t = await getTranslations('signUps.sent')
  return (
    <Section title={t('letterTitle')}>
      <p>{to ? t('letter', { to }) : t('letterSomewhere')}</p>
      <p className="note">
        {t('noLetter')} <SiteLink href="/place">{t('lost')}</SiteLink>
      </p>
    </Section>
  )
}
