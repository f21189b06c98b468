import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PublicStateStatus } from '#components/site/public-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { canManageOrganisations } from '#lib/organisations/policy.ts'
import { findOrganisation } from '#lib/organisations/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { idPattern } from '#lib/platform/text.ts'
import { publish, save, saveTexts, verify, withdraw } from '../actions.ts'
import { IdentityFields, TextsFields } from '../organisation-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }
type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations.staff')
  return { title: t('edit') }
}

export default async function OrganisationDeskPage({ params }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const organisation = idPattern.test(id) ? await findOrganisation(actor, id) : null
  if (!organisation) notFound()
  const t = await getTranslations('organisations.staff')
  const locale = (await getLocale()) as Locale
  const words = await getTranslations('centres.staff')
  const mayManage = canManageOrganisations(actor)
  return (
    <>
      <PageHead
        title={inLocale(organisation, 'name', locale)}
        crumbs={[{ href: '/workspace/organisations', label: t('title') }]}
      >
        <PublicStateStatus state={organisation.state} isVerified={organisation.verifiedAt !== null} />
        {organisation.state === 'published' ? (
          <SiteLink href={`/organisations/${organisation.slug}`}>{words('view')}</SiteLink>
        ) : null}
      </PageHead>
      <Shell>
        {mayManage ? <Decisions organisation={organisation} /> : null}
        <Section title={t('edit')}>
          <Form
            key={organisation.version}
            action={mayManage ? save : saveTexts}
            submit={words('save')}
            hidden={{
              organisationId: organisation.id,
              version: organisation.version,
              logoId: organisation.logoId ?? '',
            }}
          >
            {mayManage ? <IdentityFields organisation={organisation} /> : null}
            <TextsFields organisation={organisation} />
          </Form>
        </Section>
      </Shell>
    </>
  )
}

async function Decisions({ organisation }: { organisation: Organisation }) {
  const own = await getTranslations('organisations.staff')
  const t = await getTranslations('centres.staff')
  const hidden = { organisationId: organisation.id }
  const question = { title: own('withdrawTitle'), text: own('withdrawText'), closeLabel: t('close') }
  return (
    <div className="actions">
      {organisation.state === 'published' ? (
        <ConfirmButton
          action={withdraw}
          label={t('withdraw')}
          hidden={hidden}
          tone="danger"
          confirm={question}
        />
      ) : (
        <ConfirmButton action={publish} label={t('publish')} hidden={hidden} look="main" />
      )}
      {organisation.verifiedAt ? null : <ConfirmButton action={verify} label={t('verify')} hidden={hidden} />}
    </div>
  )
}
