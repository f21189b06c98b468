import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { findTitle } from '#lib/awards/queries/titles.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { remove, save } from '../actions.ts'
import { holderOf } from '../holder.ts'
import { TitleFields } from '../title-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.titles')
  return { title: t('title') }
}

export default async function TitlePage({ params }: Props) {
  const actor = await requireEditor()
  const title = await findTitle(actor, (await params).id)
  if (!title) notFound()
  const t = await getTranslations('awards.titles')
  const form = await getTranslations('form')
  const staff = await getTranslations('awards.staff')
  const locale = (await getLocale()) as Locale
  const hidden = { id: title.id, version: title.version }
  return (
    <>
      <PageHead
        title={holderOf(title, locale)}
        crumbs={[
          { href: '/staff/awards', label: staff('title') },
          { href: '/staff/awards/titles', label: t('title') },
        ]}
      />
      <div className="shell pt-6">
        <Form action={save} hidden={hidden} submit={form('save')} labels={{ pending: form('sending') }}>
          <TitleFields title={title} />
        </Form>
        <Section title={staff('more')}>
          <ConfirmButton
            action={remove}
            hidden={hidden}
            label={t('remove')}
            tone="danger"
            confirm={{ title: t('removeTitle'), text: t('removeText'), closeLabel: form('cancel') }}
          />
        </Section>
      </div>
    </>
  )
}
