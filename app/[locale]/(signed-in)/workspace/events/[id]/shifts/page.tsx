import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Seats } from '#components/events/seats.tsx'
import { ScopeFields } from '#components/events/scope-fields.tsx'
import { WorkHead } from '#components/events/work-head.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type EventToRun, findEventToRun, listShiftSkills } from '#lib/events/queries.ts'
import { platformWords } from '#lib/events/rules/programme.ts'
import { formatDateFull, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { add } from './actions.ts'
import { EditShift } from './edit-shift.tsx'
import { ShiftFields } from './shift-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.work')
  return { title: t('shifts') }
}

export default async function ShiftsPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const [event, skills] = await Promise.all([
    findEventToRun(actor, (await params).id),
    listShiftSkills(actor),
  ])
  if (!event) notFound()
  const t = await getTranslations('events')
  const { edit } = await searchParams
  const edited = event.shifts.find((shift) => shift.id === edit && shift.cancelledAt === null)
  const isFrozen = event.state === 'cancelled'
  return (
    <>
      <WorkHead event={event} current="shifts" />
      <div className="shell">
        {isFrozen ? <Notice>{t('work.frozen')}</Notice> : null}
        <Section title={t('work.shifts')} note={t('shift.lede')}>
          {event.shifts.length === 0 ? (
            <EmptyState title={t('shift.empty')}>
              {isFrozen ? null : <p>{t('shift.emptyText')}</p>}
            </EmptyState>
          ) : (
            <ul className="rows">
              {event.shifts.map((shift) => (
                <ShiftRow key={shift.id} event={event} shift={shift} />
              ))}
            </ul>
          )}
        </Section>
        {isFrozen ? null : edited ? (
          <EditShift key={edited.id} event={event} shift={edited} skills={skills} />
        ) : (
          <Section title={t('shift.addTitle')} id="add">
            <Form action={add} submit={t('shift.add')} hidden={{ eventId: event.id }}>
              <TextField
                name="places"
                label={t('fields.places')}
                hint={t('hints.places')}
                type="number"
                inputMode="numeric"
                min={1}
                max={10_000}
                defaultValue={20}
                required
              />
              <ShiftFields event={event} skills={skills} />
              {event.seriesId ? <ScopeFields isAlone={event.phase !== 'ahead'} /> : null}
            </Form>
          </Section>
        )}
      </div>
    </>
  )
}

type ShiftProps = { event: EventToRun; shift: EventToRun['shifts'][number] }

async function ShiftRow({ event, shift }: ShiftProps) {
  const t = await getTranslations('events.shift')
  const tPage = await getTranslations('events.page')
  const locale = (await getLocale()) as Locale
  const { startsAt, endsAt, places, taken, waiting } = shift
  const role = inLocale(shift, 'role', locale)
  const path = `/workspace/events/${event.id}/shifts`
  return (
    <li className="row row-end">
      <div className="row-words">
        <h3>{role}</h3>
        <p className="meta">
          {formatDateFull(locale, startsAt)}, <b>{formatTimeRange(locale, startsAt, endsAt)}</b>
        </p>
        {shift.platform ? (
          <p className="meta">
            {tPage('platform', { number: shift.platform.number })} {platformWords(shift.platform, locale)}
          </p>
        ) : null}
        {shift.cancelledAt ? <Status mark="bad">{t('cancelledState')}</Status> : null}
      </div>
      {shift.cancelledAt ? null : (
        <div className="row-right stack">
          <Seats seats={{ places, taken, waiting, free: places - taken }} />
          <p className="actions">
            <SiteLink href={`${path}/${shift.id}`} aria-label={t('rosterOf', { role })}>
              {t('roster')}
            </SiteLink>
            {event.state === 'cancelled' ? null : (
              <SiteLink href={`${path}?edit=${shift.id}#edit`} aria-label={t('editOf', { role })}>
                {t('edit')}
              </SiteLink>
            )}
          </p>
        </div>
      )}
    </li>
  )
}
