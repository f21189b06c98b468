import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { requireRepresentative } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { findProposalChoices, listProposers } from '#lib/proposals/queries.ts'
import { create } from '../actions.ts'
import { ProposalFields } from '../proposal-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('proposals')
  return { title: t('newTitle') }
}

/** For who speaks for several organisations the first step is to say for which. */
export default async function NewProposalPage({ searchParams }: Props) {
  const actor = await requireRepresentative()
  const { organisation: asked } = await searchParams
  const t = await getTranslations('proposals')
  const locale = (await getLocale()) as Locale
  const chosen =
    typeof asked === 'string' ? asked : actor.organisationIds.length === 1 ? actor.organisationIds[0] : ''
  const head = { title: t('newTitle'), crumbs: [{ href: '/workspace/proposals', label: t('title') }] }
  if (!chosen) {
    return (
      <>
        <PageHead {...head} lede={t('chooseOrganisation')} />
        <div className="shell">
          <Rows>
            {(await listProposers(actor)).map((row) => (
              <Row
                key={row.id}
                title={
                  <SiteLink href={`/workspace/proposals/new?organisation=${row.id}`}>
                    {inLocale(row, 'name', locale)}
                  </SiteLink>
                }
              />
            ))}
          </Rows>
        </div>
      </>
    )
  }
  const choices = (await findProposalChoices(actor, chosen)) ?? notFound()
  return (
    <>
      <PageHead {...head} lede={t('newLede')} meta={inLocale(choices.organisation, 'name', locale)} />
      <div className="shell pt-8">
        <Form action={create} submit={t('save')} hidden={{ id: newId(), organisationId: chosen }}>
          <ProposalFields choices={choices} />
        </Form>
      </div>
    </>
  )
}
