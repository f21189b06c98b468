import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { create } from '../actions.ts'
import { MemorandumFields } from '../memorandum-fields.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memoranda.staff')
  return { title: t('new') }
}

export default async function NewMemorandumPage() {
  const actor = await requireEditor()
  const t = await getTranslations('memoranda.staff')
  const form = await getTranslations('form')
  return (
    <>
      <PageHead
        title={t('new')}
        crumbs={[{ href: '/staff/memoranda', label: t('title') }]}
        lede={t('newLede')}
      />
      <div className="shell pt-6">
        <Form action={create} submit={t('createDraft')} labels={{ pending: form('sending') }}>
          <MemorandumFields actor={actor} />
        </Form>
      </div>
    </>
  )
}
