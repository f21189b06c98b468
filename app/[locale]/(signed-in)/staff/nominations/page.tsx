import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { RoundState } from '#components/nominations/round-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listRounds, type RoundRow } from '#lib/nominations/queries/rounds.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.staff')
  return { title: t('title') }
}

export default async function RoundsPage() {
  const actor = await requireEditor()
  const t = await getTranslations('nominations.staff')
  const rounds = await listRounds(actor)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        <ButtonLink href="/staff/nominations/new">{t('new')}</ButtonLink>
      </PageHead>
      <div className="shell pt-6">
        {rounds.length > 0 ? (
          <Rounds rounds={rounds} />
        ) : (
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        )}
      </div>
    </>
  )
}

async function Rounds({ rounds }: { rounds: RoundRow[] }) {
  const t = await getTranslations('nominations.staff')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('title')}
      hideCaption
      rows={rounds}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          label: t('round'),
          header: true,
          cell: (round) => (
            <SiteLink href={`/staff/nominations/${round.id}`}>{inLocale(round, 'title', locale)}</SiteLink>
          ),
        },
        { key: 'kind', label: t('kind'), cell: ({ kind }) => inLocale(kind, 'name', locale) },
        { key: 'year', label: t('year'), numeric: true, cell: ({ year }) => String(year) },
        { key: 'closes', label: t('closesOn'), cell: ({ closesOn }) => formatDateTable(locale, closesOn) },
        { key: 'count', label: t('nominations'), numeric: true, cell: ({ _count }) => _count.nominations },
        { key: 'state', label: t('state'), cell: ({ state }) => <RoundState state={state} /> },
      ]}
    />
  )
}
