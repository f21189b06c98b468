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
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { canManageCentres } from '#lib/centres/policy.ts'
import { findCentre } from '#lib/centres/queries.ts'
import { countFollowers } from '#lib/follows/queries/own.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { idPattern } from '#lib/platform/text.ts'
import { publish, save, saveTexts, verify, withdraw } from '../actions.ts'
import { IdentityFields, TextsFields } from '../centre-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }
type Centre = NonNullable<Awaited<ReturnType<typeof findCentre>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('centres.staff')
  return { title: t('edit') }
}

export default async function CentreDeskPage({ params }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const centre = idPattern.test(id) ? await findCentre(actor, id) : null
  if (!centre) notFound()
  const t = await getTranslations('centres.staff')
  const tStaff = await getTranslations('memberships.staff')
  const locale = (await getLocale()) as Locale
  const mayManage = canManageCentres(actor)
  return (
    <>
      <PageHead
        title={inLocale(centre, 'name', locale)}
        crumbs={[{ href: '/workspace/centres', label: t('title') }]}
      >
        <PublicStateStatus state={centre.state} isVerified={centre.verifiedAt !== null} />
        {mayCoordinateCentre(actor, centre.id) ? (
          <SiteLink href={`/workspace/centres/${centre.id}/staff`}>{tStaff('link')}</SiteLink>
        ) : null}
        {centre.state === 'published' ? (
          <SiteLink href={`/centres/${centre.slug}`}>{t('view')}</SiteLink>
        ) : null}
      </PageHead>
      <Shell>
        <Followers centreId={centre.id} />
        {mayManage ? <Decisions centre={centre} /> : null}
        <Section title={t('edit')}>
          <Form
            key={centre.version}
            action={mayManage ? save : saveTexts}
            submit={t('save')}
            hidden={{ centreId: centre.id, version: centre.version, photoId: centre.photoId ?? '' }}
          >
            {mayManage ? <IdentityFields centre={centre} /> : null}
            <TextsFields centre={centre} />
          </Form>
        </Section>
      </Shell>
    </>
  )
}

/** Only how many, and only when they are enough to hide each one. */
async function Followers({ centreId }: { centreId: string }) {
  const count = await countFollowers(await requireActor(), centreId)
  const t = await getTranslations('follows.staff')
  return count === null ? null : <p className="note">{t('followers', { count })}</p>
}

async function Decisions({ centre }: { centre: Centre }) {
  const t = await getTranslations('centres.staff')
  const hidden = { centreId: centre.id }
  const question = { title: t('withdrawTitle'), text: t('withdrawText'), closeLabel: t('close') }
  return (
    <div className="actions">
      {centre.state === 'published' ? (
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
      {centre.verifiedAt ? null : <ConfirmButton action={verify} label={t('verify')} hidden={hidden} />}
    </div>
  )
}
