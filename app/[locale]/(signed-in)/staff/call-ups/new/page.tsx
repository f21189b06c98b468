import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { listCallUpChoices } from '#lib/call-ups/queries.ts'
import { newId } from '#lib/platform/new-id.ts'
import { create } from '../actions.ts'
import { CallUpFields } from '../call-up-fields.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('callUp.desk')
  return { title: t('new') }
}

export default async function NewCallUpPage() {
  const actor = await requireEditor()
  const choices = await listCallUpChoices(actor)
  const t = await getTranslations('callUp.desk')
  const form = await getTranslations('form')
  return (
    <>
      <PageHead
        title={t('new')}
        lede={t('newLede')}
        crumbs={[{ href: '/staff/call-ups', label: t('title') }]}
      />
      <div className="shell pt-6">
        <Form
          action={create}
          hidden={{ id: newId() }}
          submit={t('saveDraft')}
          labels={{ pending: form('sending') }}
        >
          <CallUpFields choices={choices} call={null} />
        </Form>
      </div>
    </>
  )
}
