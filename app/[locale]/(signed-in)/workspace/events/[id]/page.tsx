import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Seats } from '#components/events/seats.tsx'
import { WorkHead } from '#components/events/work-head.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type EventToRun, findEventToRun } from '#lib/events/queries.ts'
import { formatDateFull, formatDateTime, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { listHostReports } from '#lib/proposals/queries.ts'
import { HostReports } from './host-reports.tsx'
import { cancel, discard, publish } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.work')
  return { title: t('event') }
}

export default async function WorkEventPage({ params }: Props) {
  const actor = await requireCoordinator()
  const event = await findEventToRun(actor, (await params).id)
  if (!event) notFound()
  return (
    <>
      <WorkHead event={event} current="overview" />
      <div className="shell stack pt-8">
        {event.state === 'draft' ? <Draft event={event} /> : null}
        {event.state === 'cancelled' ? <Cancelled event={event} /> : null}
        {event.state === 'draft' || event.shifts.length === 0 ? null : <ToCheckIn event={event} />}
        <Facts event={event} />
        <Repeat event={event} />
        <Shifts event={event} />
        <HostReports reports={await listHostReports(actor, event.id)} />
        {event.phase === 'ahead' || event.phase === 'running' ? (
          event.state === 'published' ? (
            <Cancel event={event} />
          ) : null
        ) : null}
      </div>
    </>
  )
}

type EventProps = { event: EventToRun }

async function Draft({ event }: EventProps) {
  const t = await getTranslations('events')
  const isReady = event.shortcomings.length === 0
  return (
    <>
      <Notice tone={isReady ? 'good' : 'plain'} title={isReady ? t('work.readyTitle') : t('work.lacksTitle')}>
        {isReady ? (
          <p>{t('work.readyText')}</p>
        ) : (
          <ul className="list-disc pl-6">
            {event.shortcomings.map((name) => (
              <li key={name}>
                <SiteLink href={`/workspace/events/${event.id}/${name === 'parts' ? 'shifts' : 'edit'}`}>
                  {t(`shortcomings.${name}`)}
                </SiteLink>
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <div className="actions items-start">
        <Form
          action={publish}
          hidden={{ eventId: event.id }}
          submit={t('work.publish')}
          className="form-bare"
        />
        <ConfirmButton
          action={discard}
          label={t('work.discard')}
          hidden={{ eventId: event.id }}
          tone="danger"
          confirm={{
            title: t('work.discardTitle'),
            text: t('work.discardText'),
            closeLabel: t('work.close'),
          }}
        />
      </div>
    </>
  )
}

async function Cancelled({ event }: EventProps) {
  const t = await getTranslations('events.join')
  const reason = inLocale(event, 'cancelReason', (await getLocale()) as Locale)
  return (
    <Notice tone="bad" title={t('cancelled')}>
      {reason ? <p>{t('reason', { reason })}</p> : null}
    </Notice>
  )
}

/** A full load: the check-in alone may use the camera. */
async function ToCheckIn({ event }: EventProps) {
  const t = await getTranslations('attendance')
  const locale = (await getLocale()) as Locale
  return (
    <p>
      <a className="button" href={localePath(locale, `/workspace/events/${event.id}/check-in`)}>
        {t('open')}
      </a>
    </p>
  )
}

async function Facts({ event }: EventProps) {
  const t = await getTranslations('events')
  const locale = (await getLocale()) as Locale
  const { startsAt, endsAt } = event
  const when = `${formatDateFull(locale, startsAt)}, ${formatTimeRange(locale, startsAt, endsAt)}`
  return (
    <Section title={t('work.facts')} level={2}>
      <DescriptionList
        facts={[
          { label: t('work.when'), value: event.isDateStated ? when : t('work.noDate') },
          { label: t('fields.place'), value: inLocale(event, 'place', locale) },
          { label: t('fields.unitId'), value: inLocale(event.unit, 'name', locale) },
          { label: t('work.centre'), value: inLocale(event.centre, 'name', locale) },
          event.hostOrganisation && {
            label: t('page.host'),
            value: inLocale(event.hostOrganisation, 'name', locale),
          },
          { label: t('fields.directionId'), value: inLocale(event.direction, 'name', locale) },
          { label: t('fields.kind'), value: t(`kinds.${event.kind}`) },
        ]}
      />
      <p className="note pt-4">{t('page.changed', { date: formatDateTime(locale, event.updatedAt) })}</p>
    </Section>
  )
}

/** Its other dates, and the ways to have it again. */
async function Repeat({ event }: EventProps) {
  const t = await getTranslations('series.work')
  const path = `/workspace/events/${event.id}`
  return (
    <p className="actions">
      {event.isException ? <span className="note">{t('exception')}</span> : null}
      <SiteLink href={`${path}/copy`} className="button button-small button-quiet">
        {t('copy')}
      </SiteLink>
      {event.seriesId || event.state !== 'cancelled' ? (
        <SiteLink href={`${path}/series`} className="button button-small button-quiet">
          {event.seriesId ? t('toSeries') : t('repeat')}
        </SiteLink>
      ) : null}
    </p>
  )
}

async function Shifts({ event }: EventProps) {
  const t = await getTranslations('events')
  const locale = (await getLocale()) as Locale
  const shifts = event.shifts.filter((shift) => shift.cancelledAt === null)
  const more = <SiteLink href={`/workspace/events/${event.id}/shifts`}>{t('shift.edit')}</SiteLink>
  return (
    <Section title={t('work.shifts')} more={more}>
      {shifts.length === 0 ? <p>{t('shift.empty')}</p> : null}
      <ul className="rows">
        {shifts.map((shift) => (
          <li key={shift.id} className="shift-line">
            <div>
              <h3>
                <SiteLink href={`/workspace/events/${event.id}/shifts/${shift.id}`}>
                  {inLocale(shift, 'role', locale)}
                </SiteLink>
              </h3>
              <p className="meta">
                {formatDateFull(locale, shift.startsAt)},{' '}
                {formatTimeRange(locale, shift.startsAt, shift.endsAt)}
              </p>
            </div>
            <Seats seats={{ ...shift, free: shift.places - shift.taken }} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function Cancel({ event }: EventProps) {
  const t = await getTranslations('events')
  const reason = t('fields.reason')
  return (
    <ConfirmButton
      action={cancel}
      label={t('work.cancel')}
      hidden={{ eventId: event.id }}
      tone="danger"
      confirm={{
        title: t('work.cancelTitle'),
        text: t('work.cancelText', { count: event.seats.taken + event.seats.waiting }),
        closeLabel: t('work.close'),
      }}
    >
      <TextField
        name="reasonKk"
        label={t('fields.inKk', { field: reason })}
        hint={t('hints.reason')}
        lang="kk"
        maxLength={300}
        required
      />
      <TextField
        name="reasonRu"
        label={t('fields.inRu', { field: reason })}
        lang="ru"
        maxLength={300}
        required
      />
      <TextField name="reasonEn" label={t('fields.inEn', { field: reason })} lang="en" maxLength={300} />
    </ConfirmButton>
  )
}
