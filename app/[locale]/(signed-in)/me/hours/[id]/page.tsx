import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { findOwnClaim } from '#lib/hours/queries/claims.ts'
import { edit, withdraw } from '../actions.ts'
import { OtherWorkFields, WorkFields } from '../claim-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('hours.own')
  return { title: t('editTitle') }
}

export default async function EditClaimPage({ params }: Props) {
  const actor = await requireActor()
  const claim = (await findOwnClaim(actor, (await params).id)) ?? notFound()
  const t = await getTranslations('hours.own')
  const me = await getTranslations('me.tabs')
  const closeLabel = (await getTranslations('ui'))('close')
  const { id: claimId, version } = claim
  const crumbs = [
    { href: '/me', label: me('book') },
    { href: '/me/hours', label: t('title') },
  ]
  const typed = { ...claim, workedOn: claim.workedOn.toISOString().slice(0, 10) }
  return (
    <>
      <PageHead title={t('editTitle')} crumbs={crumbs} />
      <div className="shell">
        {claim.state === 'pending' ? (
          <>
            <Form action={edit} hidden={{ claimId, version }} submit={t('save')}>
              {claim.eventId ? null : <OtherWorkFields actor={actor} claim={typed} />}
              <WorkFields claim={typed} />
            </Form>
            <ConfirmButton
              action={withdraw}
              label={t('withdraw')}
              tone="danger"
              hidden={{ claimId, version }}
              confirm={{ title: t('withdrawTitle'), text: t('withdrawText'), closeLabel }}
            />
          </>
        ) : (
          <Notice>{t('decided')}</Notice>
        )}
      </div>
    </>
  )
}
