import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Certainty, Reasons } from '#components/duplicates/pair-words.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { viewPair } from '#lib/duplicates/commands/view-pair.ts'
import type { Comparison } from '#lib/duplicates/queries/comparison.ts'
import { findMergeOfPair } from '#lib/duplicates/queries/undo.ts'
import { notSame, reopen } from '../actions.ts'
import { FactsTable } from './facts-table.tsx'
import { MergeForm } from './merge-form.tsx'
import { Merged } from './merged.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('duplicates')
  return { title: t('title') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function PairPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const { id } = await params
  const { done } = await searchParams
  const t = await getTranslations('duplicates')
  const desk = await getTranslations('volunteers')
  const comparison = await viewPair(actor, id)
  const standing = comparison ? null : await findMergeOfPair(actor, id)
  if (!comparison && !standing) notFound()
  const crumbs = [
    { href: '/workspace', label: desk('workspace') },
    { href: '/workspace/volunteers', label: desk('title') },
    { href: '/workspace/duplicates', label: t('title') },
  ]
  return (
    <>
      <PageHead
        title={comparison ? t('page.title') : t('merged.title')}
        crumbs={crumbs}
        meta={comparison ? <Certainty score={comparison.pair.score} /> : undefined}
        lede={comparison ? t('page.lede') : undefined}
      >
        {comparison ? <Decision comparison={comparison} /> : null}
      </PageHead>
      <div className="shell">
        {done === 'reopened' && comparison?.pair.state === 'open' ? (
          <Notice tone="good" role="status">
            {t('page.reopened')}
          </Notice>
        ) : null}
        {comparison ? (
          <>
            <div className="pt-6">
              <Reasons reasons={comparison.pair.reasons} />
            </div>
            <FactsTable comparison={comparison} />
            {comparison.pair.state === 'open' ? <MergeForm comparison={comparison} /> : null}
          </>
        ) : null}
        {standing ? <Merged standing={standing} isNew={done === 'merged'} /> : null}
      </div>
    </>
  )
}

async function Decision({ comparison: { pair } }: { comparison: Comparison }) {
  const t = await getTranslations('duplicates.page')
  const hidden = { pairId: pair.id }
  if (pair.state === 'notSame')
    return (
      <div className="grid gap-4">
        <Notice role="note">{t('isNotSame')}</Notice>
        <ConfirmButton action={reopen} label={t('reopen')} hidden={hidden} />
      </div>
    )
  return (
    <ConfirmButton
      action={notSame}
      label={t('notSame')}
      hidden={hidden}
      confirm={{
        title: t('notSameTitle'),
        text: t('notSameText'),
        submit: t('notSame'),
        closeLabel: t('close'),
      }}
    />
  )
}
