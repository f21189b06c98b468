import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EventView } from '#components/events/event-view.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { canRunEvent } from '#lib/events/policy.ts'
import { findEventPreview } from '#lib/events/queries.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.work')
  return { title: t('preview'), robots: { index: false } }
}

export default async function EventPreviewPage({ params }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const event = await findEventPreview(actor, id)
  if (!event) notFound()
  const t = await getTranslations('events.work')
  return (
    <>
      <div className="shell pt-4">
        <Notice>
          <p>{event.state === 'draft' ? t('previewNote') : t('previewPublic')}</p>
          {canRunEvent(actor, { centreId: event.centre.id }) ? (
            <p>
              <SiteLink href={`/workspace/events/${id}`}>{t('backToEvent')}</SiteLink>
            </p>
          ) : null}
        </Notice>
      </div>
      <EventView event={event} crumbs={[{ href: '/workspace/events', label: t('title') }]} />
    </>
  )
}
