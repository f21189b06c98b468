import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Inbox, inboxQuery } from '#components/consultations/inbox.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { countConsultations, listConsultations, listInboxChoices } from '#lib/consultations/queries/inbox.ts'
import { inboxFilters } from '#lib/consultations/schema.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/workspace/consultations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.inbox')
  return { title: t('ownTitle') }
}

/** What was given to the actor's own centres, or to the actor by name. */
export default async function CentreInboxPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const params = await searchParams
  const filters = inboxFilters.parse(params)
  const t = await getTranslations('consultation.inbox')
  const [page, counts, choices] = await Promise.all([
    listConsultations(actor, { filters, keyset: readKeyset(params), isOwnOnly: true }),
    countConsultations(actor, { isOwnOnly: true }),
    listInboxChoices(actor),
  ])
  return (
    <>
      <PageHead title={t('ownTitle')} lede={t('ownLede')} />
      <Shell>
        <Inbox {...{ path, filters, counts, choices }} rows={page.rows} isRegional={false} />
        <Pagination {...keysetLinks(path, inboxQuery(filters), page)} />
      </Shell>
    </>
  )
}
