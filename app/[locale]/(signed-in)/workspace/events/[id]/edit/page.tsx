import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EventFormFields } from '#components/events/event-form-fields.tsx'
import { ScopeFields } from '#components/events/scope-fields.tsx'
import { WorkHead } from '#components/events/work-head.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { VersionField } from '#components/ui/version-field.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findEventToRun, listEventChoices } from '#lib/events/queries.ts'
import { save } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.work')
  return { title: t('edit') }
}

export default async function EditEventPage({ params }: Props) {
  const actor = await requireCoordinator()
  const [event, choices] = await Promise.all([
    findEventToRun(actor, (await params).id),
    listEventChoices(actor),
  ])
  if (!event) notFound()
  const t = await getTranslations('events')
  return (
    <>
      <WorkHead event={event} current="edit" />
      <div className="shell pt-8">
        {event.state === 'cancelled' ? (
          <Notice>{t('work.frozen')}</Notice>
        ) : (
          <Form action={save} submit={t('work.save')} hidden={{ eventId: event.id }}>
            <VersionField version={event.version} label={t('work.staleChoice')} />
            <EventFormFields choices={choices} event={event} />
            {event.seriesId ? <ScopeFields isAlone={event.phase !== 'ahead'} hasParts /> : null}
          </Form>
        )}
      </div>
    </>
  )
}
