import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AwardState } from '#components/awards/award-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { canRevokeAwards } from '#lib/awards/policy.ts'
import { findAward } from '#lib/awards/queries.ts'
import { awardNumberText } from '#lib/awards/rules.ts'
import { idPattern } from '#lib/platform/text.ts'
import { DraftAward } from './draft-award.tsx'
import { IssuedAward } from './issued-award.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.staff')
  return { title: t('title') }
}

export default async function StaffAwardPage({ params }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const award = idPattern.test(id) ? await findAward(actor, id) : null
  if (!award) notFound()
  const t = await getTranslations('awards.staff')
  const number =
    award.number === null ? t('noNumber') : awardNumberText(award.kind.prefix, award.year, award.number)
  return (
    <>
      <PageHead
        title={award.recipientKk}
        crumbs={[{ href: '/staff/awards', label: t('title') }]}
        meta={number}
      >
        <AwardState state={award.state} isHidden={award.isHidden} />
      </PageHead>
      <div className="shell pt-6">
        {award.state === 'draft' ? (
          <DraftAward award={award} />
        ) : (
          <IssuedAward award={award} mayRevoke={canRevokeAwards(actor)} />
        )}
      </div>
    </>
  )
}
