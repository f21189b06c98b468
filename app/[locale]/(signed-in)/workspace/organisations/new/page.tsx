import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Shell } from '#components/ui/columns.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { create } from '../actions.ts'
import { IdentityFields, TextsFields } from '../organisation-fields.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations.staff')
  return { title: t('new') }
}

export default async function NewOrganisationPage() {
  await requireAdministrator()
  const t = await getTranslations('organisations.staff')
  return (
    <>
      <PageHead title={t('new')} crumbs={[{ href: '/workspace/organisations', label: t('title') }]} />
      <Shell>
        <Form action={create} submit={t('create')}>
          <IdentityFields />
          <TextsFields />
        </Form>
      </Shell>
    </>
  )
}
