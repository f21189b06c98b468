import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDayParts } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { viewHostRoster } from '#lib/participation/commands/view-host-roster.ts'
import { organisationOf } from '#app/[locale]/(signed-in)/workspace/organisations/organisation-of.ts'
import { HostedShift } from './hosted-shift.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string; eventId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representatives.events')
  return { title: t('people') }
}

export default async function HostedEventPage({ params }: Props) {
  const actor = await requireActor()
  const { id, eventId } = await params
  const organisation = await organisationOf(actor, id)
  const event = (await viewHostRoster(actor, { organisationId: id, eventId })) ?? notFound()
  const t = await getTranslations('representatives.events')
  const locale = (await getLocale()) as Locale
  const path = `/workspace/organisations/${id}/events`
  return (
    <>
      <PageHead
        title={inLocale(event, 'title', locale)}
        crumbs={[
          { href: `/workspace/organisations/${id}`, label: inLocale(organisation, 'name', locale) },
          { href: path, label: t('title') },
        ]}
        lede={inLocale(event, 'place', locale)}
        figure={<DateBlock parts={formatDayParts(locale, event.startsAt)} />}
      >
        <SiteLink href={`/events/${event.slug}`}>{t('onSite')}</SiteLink>
      </PageHead>
      <Shell>
        <p className="note mt-6">{event.isOpen ? t('peopleNote') : t('over')}</p>
        {event.isOpen ? (
          <div className="actions mt-4">
            <ButtonLink href={`${path}/${eventId}/sheet`} look="quiet">
              {t('sheet')}
            </ButtonLink>
          </div>
        ) : null}
        {event.shifts.map((shift) => (
          <HostedShift key={shift.id} organisationId={id} shift={shift} isOpen={event.isOpen} />
        ))}
      </Shell>
    </>
  )
}
