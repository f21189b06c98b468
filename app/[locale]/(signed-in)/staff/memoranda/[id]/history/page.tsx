import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AuditAction } from '#components/audit/audit-action.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findMemorandum, type StaffMemorandum } from '#lib/memoranda/queries.ts'
import { listMemorandumHistory } from '#lib/memoranda/queries/history.ts'
import { idPattern } from '#lib/platform/text.ts'
import { MemorandumHead } from '../memorandum-head.tsx'
import { Changes } from './changes.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agreements.tabs')
  return { title: t('history') }
}

export default async function MemorandumHistoryPage({ params }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const memorandum = idPattern.test(id) ? await findMemorandum(actor, id) : null
  if (!memorandum) notFound()
  const t = await getTranslations('agreements.history')
  const locale = (await getLocale()) as Locale
  const entries = await listMemorandumHistory(actor, id)
  return (
    <>
      <MemorandumHead memorandum={memorandum} current="history" />
      <div className="shell">
        <Changes memorandum={memorandum} />
        <DecisionList memorandum={memorandum} />
        <Section title={t('acts')}>
          <Table
            caption={t('acts')}
            hideCaption
            rows={entries}
            rowKey={(entry) => entry.id}
            columns={[
              { key: 'at', label: t('at'), cell: ({ at }) => formatDateTimeTable(locale, at) },
              { key: 'who', label: t('who'), cell: ({ actorName }) => actorName ?? t('unknown') },
              { key: 'what', label: t('what'), header: true, cell: (entry) => <AuditAction entry={entry} /> },
            ]}
          />
        </Section>
      </div>
    </>
  )
}

/** Decisions with who made them; those made void by opening the text again say so. */
async function DecisionList({ memorandum }: { memorandum: StaffMemorandum }) {
  const t = await getTranslations('agreements.history')
  const locale = (await getLocale()) as Locale
  const { decisions, people } = memorandum
  return (
    <Section title={t('decisions')} note={decisions.length === 0 ? t('noDecisions') : undefined}>
      {decisions.length === 0 ? null : (
        <Table
          caption={t('decisions')}
          hideCaption
          rows={decisions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'at', label: t('at'), cell: ({ madeAt }) => formatDateTimeTable(locale, madeAt) },
            { key: 'who', label: t('who'), cell: (row) => people.get(row.madeById ?? '') ?? t('unknown') },
            {
              key: 'what',
              label: t('what'),
              header: true,
              cell: ({ kind, party, voidedAt }) => (
                <>
                  {t(`kinds.${kind}`)}
                  {party ? (
                    <span className="block font-normal">{inLocale(party, 'name', locale)}</span>
                  ) : null}
                  {voidedAt ? <span className="note block">{t('voided')}</span> : null}
                </>
              ),
            },
            { key: 'note', label: t('note'), cell: ({ note }) => note || '—' },
          ]}
        />
      )}
    </Section>
  )
}
