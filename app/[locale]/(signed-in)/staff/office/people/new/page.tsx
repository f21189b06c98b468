import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Shell } from '#components/ui/columns.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { listPictures } from '#lib/files/queries.ts'
import { newId } from '#lib/platform/new-id.ts'
import { addPerson } from '../../actions.ts'
import { PersonFields } from '../person-fields.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('office')
  return { title: t('addPerson') }
}

export default async function NewOfficePersonPage() {
  const actor = await requireEditor()
  const t = await getTranslations('office')
  return (
    <>
      <PageHead
        title={t('addPerson')}
        lede={t('addLede')}
        crumbs={[{ href: '/staff/office', label: t('title') }]}
      />
      <Shell>
        <Form action={addPerson} submit={t('save')} hidden={{ id: newId() }}>
          <PersonFields library={await listPictures(actor)} />
        </Form>
      </Shell>
    </>
  )
}
