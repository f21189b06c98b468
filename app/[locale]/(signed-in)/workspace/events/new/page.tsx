import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EventFormFields } from '#components/events/event-form-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listEventChoices } from '#lib/events/queries.ts'
import { day } from '#lib/platform/fields.ts'
import { newId } from '#lib/platform/new-id.ts'
import { create } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.work')
  return { title: t('newTitle') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewEventPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const choices = await listEventChoices(actor)
  const asked = day.safeParse((await searchParams).day)
  const t = await getTranslations('events.work')
  return (
    <>
      <PageHead
        title={t('newTitle')}
        crumbs={[{ href: '/workspace/events', label: t('title') }]}
        lede={t('newLede')}
      />
      <div className="shell pt-8">
        <Form
          action={create}
          hidden={{ id: newId() }}
          submit={t('createDraft')}
          beside={<SiteLink href="/workspace/events">{t('title')}</SiteLink>}
        >
          <EventFormFields choices={choices} day={asked.data} />
        </Form>
      </div>
    </>
  )
}
