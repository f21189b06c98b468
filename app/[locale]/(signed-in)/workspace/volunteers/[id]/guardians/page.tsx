import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { GuardianFields } from '#components/volunteers/guardian-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { canEdit, canKeep } from '#lib/volunteers/policy.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { save } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('volunteers')
  return { title: t('page.guardians') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ guardian?: string | string[] }> }

export default async function GuardianPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const card = await viewVolunteer(actor, (await params).id)
  if (!card || !canEdit(card) || !canKeep(actor, card)) notFound()
  const { guardian: asked } = await searchParams
  const guardian = card.guardians.find(({ id }) => id === asked)
  if (asked && !guardian) notFound()
  const t = await getTranslations('volunteers')
  const back = `/workspace/volunteers/${card.id}`
  const crumbs = [
    { href: '/workspace', label: t('workspace') },
    { href: '/workspace/volunteers', label: t('title') },
    { href: back, label: fullName(card) },
  ]
  return (
    <>
      <PageHead
        title={guardian ? t('page.editGuardian') : t('page.addGuardian')}
        crumbs={crumbs}
        lede={fullName(card)}
      />
      <div className="shell">
        <Form
          action={save}
          submit={t('form.save')}
          labels={{ problems: t('form.problems'), pending: t('form.pending') }}
          hidden={{ volunteerId: card.id, guardianId: guardian?.id ?? '' }}
          beside={<SiteLink href={`${back}/consent-record`}>{t('form.cancel')}</SiteLink>}
        >
          <GuardianFields prefix="" guardian={guardian} />
        </Form>
      </div>
    </>
  )
}
