import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Inbox, inboxQuery } from '#components/consultations/inbox.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { countConsultations, listConsultations, listInboxChoices } from '#lib/consultations/queries/inbox.ts'
import { inboxFilters } from '#lib/consultations/schema.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/staff/consultations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.inbox')
  return { title: t('title') }
}

/** The region's inbox: everything that was asked, whoever has it. */
export default async function RegionInboxPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const params = await searchParams
  const filters = inboxFilters.parse(params)
  const t = await getTranslations('consultation')
  const [page, counts, choices] = await Promise.all([
    listConsultations(actor, { filters, keyset: readKeyset(params) }),
    countConsultations(actor),
    listInboxChoices(actor),
  ])
  return (
    <>
      <PageHead title={t('inbox.title')} lede={t('inbox.lede')}>
        <ButtonLink href={`${path}/faq`} look="quiet">
          {t('desk.title')}
        </ButtonLink>
      </PageHead>
      <Shell>
        <Inbox {...{ path, filters, counts, choices }} rows={page.rows} isRegional />
        <Pagination {...keysetLinks(path, inboxQuery(filters), page)} />
      </Shell>
    </>
  )
}
