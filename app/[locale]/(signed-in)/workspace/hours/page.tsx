import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClaimState } from '#components/hours/claim-state.tsx'
import { Duration } from '#components/hours/duration.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type InboxClaim, listDecidedClaims, listPendingClaims } from '#lib/hours/queries/claims.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { PendingClaims } from './pending-claims.tsx'

export const dynamic = 'force-dynamic'

type Said = Record<string, string | string[] | undefined>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('hours.inbox')
  return { title: t('title') }
}

export default async function ClaimsPage({ searchParams }: { searchParams: Promise<Said> }) {
  const actor = await requireCoordinator()
  const t = await getTranslations('hours.inbox')
  const said = await searchParams
  const [page, decided] = await Promise.all([
    listPendingClaims(actor, readKeyset(said)),
    listDecidedClaims(actor),
  ])
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        crumbs={[{ href: '/workspace', label: (await getTranslations('participation.roster'))('workspace') }]}
      />
      <div className="shell">
        <Done said={said} />
        <Section title={t('waiting')} note={page.rows.length > 1 ? t('waitingNote') : undefined}>
          {page.rows.length === 0 ? (
            <EmptyState title={t('empty')}>
              <p>{t('emptyText')}</p>
            </EmptyState>
          ) : (
            <PendingClaims rows={page.rows} ownVolunteerId={actor.volunteerId} />
          )}
          <Pagination {...keysetLinks('/workspace/hours', {}, page)} />
        </Section>
        {decided.length > 0 ? <Decided rows={decided} /> : null}
      </div>
    </>
  )
}

async function Decided({ rows }: { rows: InboxClaim[] }) {
  const t = await getTranslations('hours.inbox')
  const claim = await getTranslations('hours.claim')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('decided')}>
      <Table
        caption={t('decided')}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            label: t('person'),
            header: true,
            cell: ({ id, volunteer }) => (
              <SiteLink href={`/workspace/hours/${id}`}>{fullName(volunteer)}</SiteLink>
            ),
          },
          {
            key: 'day',
            label: claim('day'),
            cell: ({ workedOn }) => formatDateTable(locale, workedOn.toISOString()),
          },
          {
            key: 'time',
            label: claim('time'),
            numeric: true,
            cell: ({ minutes }) => <Duration minutes={minutes} />,
          },
          { key: 'state', label: claim('state'), cell: ({ state }) => <ClaimState state={state} /> },
        ]}
      />
    </Section>
  )
}

/** What the last act came to; the address carries only numbers and known words. */
async function Done({ said }: { said: Said }) {
  const t = await getTranslations('hours.inbox')
  const [confirmed, own, gone] = [said.confirmed, said.own, said.gone].map((text) => Number(text) || 0)
  const words = [
    ...(confirmed ? [t('doneConfirmed', { count: confirmed })] : []),
    ...(own ? [t('doneOwn')] : []),
    ...(gone ? [t('doneGone', { count: gone })] : []),
    ...(said.done === 'returned' ? [t('doneReturned')] : []),
    ...(said.done === 'corrected' ? [t('doneCorrected')] : []),
  ]
  if (words.length === 0) return null
  return (
    <Notice tone={confirmed || said.done ? 'good' : 'plain'} role="status">
      {words.join(' ')}
    </Notice>
  )
}
