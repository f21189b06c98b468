import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findRound } from '#lib/nominations/queries/rounds.ts'
import { save } from '../../actions.ts'
import { RoundFields } from '../../round-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.staff')
  return { title: t('edit') }
}

export default async function EditRoundPage({ params }: Props) {
  const actor = await requireEditor()
  const round = await findRound(actor, (await params).id)
  if (!round || round.state !== 'open') notFound()
  const t = await getTranslations('nominations.staff')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const crumbs = [
    { href: '/staff/nominations', label: t('title') },
    { href: `/staff/nominations/${round.id}`, label: inLocale(round, 'title', locale) },
  ]
  const hidden = { id: round.id, version: round.version }
  return (
    <>
      <PageHead title={t('edit')} crumbs={crumbs} />
      <div className="shell pt-6">
        <Form action={save} hidden={hidden} submit={form('save')} labels={{ pending: form('sending') }}>
          <RoundFields actor={actor} round={round} />
        </Form>
      </div>
    </>
  )
}
