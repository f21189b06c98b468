import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findShiftToMark } from '#lib/attendance/queries.ts'
import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { listCandidates } from '#lib/participation/queries/candidates.ts'
import { findConsentText } from '#lib/volunteers/queries.ts'
import { KnownPerson } from './known-person.tsx'
import { NewPerson } from './new-person.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.walkIn')
  return { title: t('title') }
}

export default async function WalkInPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const eventId = (await params).id
  const asked = await searchParams
  const shift = (await findShiftToMark(actor, eventId, String(asked.shift))) ?? notFound()
  const t = await getTranslations('attendance.walkIn')
  const locale = (await getLocale()) as Locale
  const q = typeof asked.q === 'string' ? asked.q.slice(0, 80) : ''
  const { candidates, hasMore } = await listCandidates(actor, shift, q)
  const path = `/workspace/events/${eventId}`
  const when = `${formatWeekday(locale, shift.startsAt)}, ${formatTimeRange(locale, shift.startsAt, shift.endsAt)}`
  return (
    <>
      <PageHead
        title={t('title')}
        crumbs={[{ href: path, label: inLocale(shift.event, 'title', locale) }]}
        lede={`${inLocale(shift, 'role', locale)}. ${when}`}
      >
        {/* A full load: the check-in alone may use the camera. */}
        <a className="button button-small" href={localePath(locale, `${path}/check-in?shift=${shift.id}`)}>
          {t('toCheckIn')}
        </a>
      </PageHead>
      <div className="shell">
        <Section title={t('known')} note={t('knownNote')}>
          <FilterForm action={`${path}/check-in/walk-in`} submit={t('find')} hidden={{ shift: shift.id }} row>
            <FilterText name="q" label={t('search')} value={q} />
          </FilterForm>
          {q === '' ? null : candidates.length === 0 ? (
            <EmptyState title={t('nobody')} />
          ) : (
            <Rows>
              {candidates.map((candidate) => (
                <KnownPerson key={candidate.person.id} candidate={candidate} shift={shift} />
              ))}
            </Rows>
          )}
          {q !== '' && hasMore ? <p className="note">{t('more')}</p> : null}
        </Section>
        <Section title={t('new')} note={t('newNote')}>
          <NewPerson shift={shift} consent={await findConsentText(actor, 'personalData', locale)} />
        </Section>
      </div>
    </>
  )
}
