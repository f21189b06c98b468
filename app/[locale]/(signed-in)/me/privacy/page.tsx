import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { listReceipts } from '#lib/audit/queries/receipts.ts'
import { countWhatStays, findOwnErasure } from '#lib/erasure/queries.ts'
import { listOwnPictures } from '#lib/files/queries/people-shown.ts'
import { readKeyset } from '#lib/platform/keyset.ts'
import { countOwnPublic, listOwnCardIds, listOwnConsents } from '#lib/volunteers/queries/own-consents.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'
import { Consents } from './consents.tsx'
import { Erasure } from './erasure.tsx'
import { OwnPictures } from './own-pictures.tsx'
import { PublicSide } from './public-side.tsx'
import { Receipts } from './receipts.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('privacy')
  return { title: t('title') }
}

const news = ['withdrawn', 'hidden', 'asked', 'takenBack', 'pictureOut', 'pictureAgreed'] as const

export default async function PrivacyPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!actor.volunteerId) return <NoCard />
  const params = await searchParams
  const onlyViews = params.show === 'views'
  const cardIds = await listOwnCardIds(actor)
  const [consents, shown, pictures, erasure, stays, receipts] = await Promise.all([
    listOwnConsents(actor),
    countOwnPublic(actor),
    listOwnPictures(actor),
    findOwnErasure(actor),
    countWhatStays(actor, actor.volunteerId),
    listReceipts(actor, { cardIds, onlyViews, keyset: readKeyset(params) }),
  ])
  const t = await getTranslations('privacy')
  const tMe = await getTranslations('me.tabs')
  const done = news.find((key) => key === params.done)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: tMe('book') }]} />
      <div className="shell">
        <MeTabs current="privacy" />
        {done ? (
          <div className="pt-6">
            <Notice tone="good" role="status">
              {t(`done.${done}`)}
            </Notice>
          </div>
        ) : null}
        <Consents consents={consents} coming={stays.coming} />
        <PublicSide shown={shown} hasConsent={consents.some(isPublishing)} />
        <OwnPictures pictures={pictures} />
        <Receipts page={receipts} onlyViews={onlyViews} />
        <Erasure erasure={erasure} stays={stays} />
      </div>
    </>
  )
}

function isPublishing({ kind, withdrawnAt }: { kind: string; withdrawnAt: Date | null }): boolean {
  return kind === 'publishing' && withdrawnAt === null
}
