import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { formatDateTime, formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OwnComing } from '#lib/participation/queries/own.ts'

/** The shifts ahead, with where one stands on each. */
export async function Coming({ shifts }: { shifts: OwnComing[] }) {
  const t = await getTranslations('me.book')
  const own = await getTranslations('signUps.mine')
  const find = <ButtonLink href="/me/opportunities">{own('find')}</ButtonLink>
  return (
    <Section title={t('coming')}>
      {shifts.length === 0 ? (
        <EmptyState title={t('nothingComing')} actions={find}>
          <p>{own('nothingText')}</p>
        </EmptyState>
      ) : (
        <Rows>
          {shifts.map((row) => (
            <ComingRow key={row.id} row={row} />
          ))}
        </Rows>
      )}
    </Section>
  )
}

async function ComingRow({ row }: { row: OwnComing }) {
  const t = await getTranslations('signUps.mine')
  const locale = (await getLocale()) as Locale
  const { shift } = row
  const { event } = shift
  const facts = [formatTimeRange(locale, shift.startsAt, shift.endsAt), inLocale(shift, 'role', locale)]
  return (
    <Row
      figure={<DateBlock parts={formatDayParts(locale, shift.startsAt)} />}
      meta={facts.join(' · ')}
      title={<SiteLink href={`/events/${event.slug}`}>{inLocale(event, 'title', locale)}</SiteLink>}
    >
      <Standing row={row} />
      <p>{inLocale(event, 'place', locale)}</p>
      <p>
        <SiteLink href={`/place/${row.token}`}>{t('open')}</SiteLink>
      </p>
    </Row>
  )
}

async function Standing({ row: { shift, status, position, heldUntil } }: { row: OwnComing }) {
  const t = await getTranslations('me.book')
  const own = await getTranslations('signUps.mine')
  const locale = (await getLocale()) as Locale
  if (shift.cancelledAt || shift.event.state === 'cancelled')
    return <Status mark="bad">{t('cancelled')}</Status>
  if (position !== null) return <Status mark="wait">{t('waiting', { position })}</Status>
  if (status === 'offered' && heldUntil)
    return <Status mark="wait">{own('held', { until: formatDateTime(locale, heldUntil) })}</Status>
  const mark: StatusMark = status === 'offered' ? 'wait' : 'good'
  return <Status mark={mark}>{status === 'offered' ? t('offered') : t('confirmed')}</Status>
}
