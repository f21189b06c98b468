import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CardMailings } from '#components/mailings/card-mailings.tsx'
import { WantedField } from '#components/mailings/wanted-field.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findChoices } from '#lib/mailings/queries/choices.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { canEdit } from '#lib/volunteers/policy.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { chooseFor } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailings.card')
  return { title: t('title') }
}

export default async function CardMailingsPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const card = await viewVolunteer(actor, (await params).id)
  const choices = card && (await findChoices(actor, card.id))
  if (!card || !choices || !canEdit(card)) notFound()
  const [t, volunteers] = [await getTranslations('mailings'), await getTranslations('volunteers')]
  const isSaved = (await searchParams).done === 'saved'
  return (
    <>
      <PageHead
        title={t('card.title')}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/volunteers', label: volunteers('title') },
          { href: `/workspace/volunteers/${card.id}`, label: fullName(card) },
        ]}
      />
      <div className="shell">
        {isSaved ? (
          <Notice tone="good" role="status">
            {t('own.saved')}
          </Notice>
        ) : null}
        <CardMailings choices={choices} title={t('card.now')} />
        <Section title={t('card.change')}>
          <Form action={chooseFor} hidden={{ volunteerId: card.id }} submit={t('own.save')}>
            <WantedField wanted={choices.wanted} label={t('card.wanted')} />
          </Form>
          <p className="note">{t('own.service')}</p>
        </Section>
      </div>
    </>
  )
}
