import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { findMemorandum } from '#lib/memoranda/queries.ts'
import { listEventsOfTerm } from '#lib/memoranda/queries/event-links.ts'
import { idPattern } from '#lib/platform/text.ts'
import { MemorandumHead } from '../memorandum-head.tsx'
import { Promised } from './promised.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agreements.tabs')
  return { title: t('promises') }
}

export default async function MemorandumPromisesPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const { done } = await searchParams
  const memorandum = idPattern.test(id) ? await findMemorandum(actor, id) : null
  if (!memorandum) notFound()
  const t = await getTranslations('agreements.promises')
  const events = memorandum.isSigned ? await listEventsOfTerm(actor, memorandum) : []
  return (
    <>
      <MemorandumHead memorandum={memorandum} current="promises" done={done} />
      <div className="shell pt-6">
        {memorandum.isSigned ? null : <Notice>{t('notSigned')}</Notice>}
        {memorandum.obligations.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        ) : null}
        {memorandum.obligations.map((obligation) => (
          <Promised key={obligation.id} {...{ memorandum, obligation, events }} />
        ))}
      </div>
    </>
  )
}
