import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { mayUseLibrary } from '#lib/library/policy.ts'
import { listLibraryChoices } from '#lib/library/queries.ts'
import { newId } from '#lib/platform/new-id.ts'
import { create } from '../actions.ts'
import { AudienceFields, LibraryFields } from '../library-fields.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('library.desk')
  return { title: t('new') }
}

export default async function NewLibraryItemPage() {
  const actor = await requireActor()
  if (!mayUseLibrary(actor)) notFound()
  const t = await getTranslations('library.desk')
  const form = await getTranslations('form')
  const choices = await listLibraryChoices(actor)
  return (
    <>
      <PageHead
        title={t('new')}
        lede={t('newLede')}
        crumbs={[{ href: '/workspace/library', label: t('title') }]}
      />
      <div className="shell pt-6">
        <Form
          action={create}
          submit={t('create')}
          hidden={{ id: newId() }}
          labels={{ pending: form('sending') }}
        >
          <LibraryFields choices={choices} />
          <AudienceFields choices={choices} />
        </Form>
      </div>
    </>
  )
}
