import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireRepresentative } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findProposal, findProposalChoices } from '#lib/proposals/queries.ts'
import { save } from '../../actions.ts'
import { ProposalFields } from '../../proposal-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('proposals.page')
  return { title: t('edit') }
}

export default async function EditProposalPage({ params }: Props) {
  const actor = await requireRepresentative()
  const proposal = (await findProposal(actor, (await params).id)) ?? notFound()
  const choices = proposal.may.edit ? await findProposalChoices(actor, proposal.organisationId) : null
  if (!choices) notFound()
  const t = await getTranslations('proposals')
  const title = inLocale(proposal, 'title', (await getLocale()) as Locale)
  const crumbs = [
    { href: '/workspace/proposals', label: t('title') },
    { href: `/workspace/proposals/${proposal.id}`, label: title },
  ]
  return (
    <>
      <PageHead title={t('page.edit')} crumbs={crumbs} lede={title} />
      <div className="shell pt-8">
        <Form
          action={save}
          submit={t('save')}
          hidden={{ proposalId: proposal.id, version: proposal.version }}
        >
          <ProposalFields choices={choices} proposal={proposal} />
        </Form>
      </div>
    </>
  )
}
