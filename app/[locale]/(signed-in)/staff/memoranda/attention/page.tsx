import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type AttentionLine, listAttention } from '#lib/memoranda/queries/attention.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agreements.attention')
  return { title: t('title') }
}

const marks: Record<AttentionLine['kind'], StatusMark> = {
  late: 'bad',
  expiry: 'wait',
  due: 'wait',
  term: 'plain',
  signOffs: 'plain',
  quiet: 'off',
}

/** What waits for somebody: late promises, terms that end, sides that have not signed off, silence. */
export default async function MemorandaAttentionPage() {
  const actor = await requireEditor()
  const t = await getTranslations('agreements.attention')
  const staff = await getTranslations('memoranda.staff')
  const lines = await listAttention(actor)
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        crumbs={[{ href: '/staff/memoranda', label: staff('title') }]}
      />
      <div className="shell pt-6">
        {lines.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <Lines lines={lines} />
        )}
      </div>
    </>
  )
}

async function Lines({ lines }: { lines: AttentionLine[] }) {
  const t = await getTranslations('agreements.attention')
  const locale = (await getLocale()) as Locale
  const side = (kind: AttentionLine['kind']) => (kind === 'late' || kind === 'due' ? '/promises' : '')
  return (
    <Table
      caption={t('title')}
      hideCaption
      rows={lines.map((line, index) => ({ ...line, key: String(index) }))}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'what',
          label: t('what'),
          cell: ({ kind }) => <Status mark={marks[kind]}>{t(`kinds.${kind}`)}</Status>,
        },
        {
          key: 'memorandum',
          label: t('memorandum'),
          header: true,
          cell: ({ memorandum, kind, obligation }) => (
            <>
              <SiteLink href={`/staff/memoranda/${memorandum.id}${side(kind)}`}>
                {inLocale(memorandum, 'title', locale)}
              </SiteLink>
              {obligation ? (
                <span className="block font-normal">{inLocale(obligation, 'text', locale)}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'days',
          label: t('days'),
          cell: ({ kind, days }) =>
            t(kind === 'expiry' || kind === 'due' ? 'left' : 'since', { count: days }),
        },
      ]}
    />
  )
}
