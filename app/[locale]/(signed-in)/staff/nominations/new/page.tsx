import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { open } from '../actions.ts'
import { RoundFields } from '../round-fields.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.staff')
  return { title: t('new') }
}

export default async function NewRoundPage() {
  const actor = await requireEditor()
  const t = await getTranslations('nominations.staff')
  const form = await getTranslations('form')
  return (
    <>
      <PageHead
        title={t('new')}
        lede={t('newLede')}
        crumbs={[{ href: '/staff/nominations', label: t('title') }]}
      />
      <div className="shell pt-6">
        <Form action={open} submit={t('open')} labels={{ pending: form('sending') }}>
          <RoundFields actor={actor} />
        </Form>
      </div>
    </>
  )
}
