import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import type { countConsultations, InboxRow } from '#lib/consultations/queries/inbox.ts'
import { isOverdue, numberText } from '#lib/consultations/rules.ts'
import { type InboxFilters, inboxStates } from '#lib/consultations/schema.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { ConsultationStatus } from './consultation-state.tsx'
import { InboxFilterForm } from './inbox-filters.tsx'

type Choices = Parameters<typeof InboxFilterForm>[0]['choices']
type Props = {
  /** The list's address without the language. */
  path: string
  rows: InboxRow[]
  counts: Awaited<ReturnType<typeof countConsultations>>
  filters: InboxFilters
  choices: Choices
  /** Whether questions from several inboxes stand here. */
  isRegional: boolean
}

/** The filters as the address carries them; empty ones are left out. */
export function inboxQuery({ state, ...filters }: InboxFilters): Record<string, string> {
  const set = Object.entries({ ...filters, state: state === 'open' ? '' : state })
  return Object.fromEntries(set.filter(([, value]) => value !== ''))
}

/** A page of questions: tabs by state with counts, filters, the list. */
export async function Inbox({ path, rows, counts, filters, choices, isRegional }: Props) {
  const t = await getTranslations('consultation.inbox')
  const states = inboxStates.filter((state) => isRegional || state !== 'spam')
  const tabs = states.map((state) => ({
    href: state === 'open' ? path : `${path}?state=${state}`,
    label: t(`states.${state}`),
    count: counts[state],
    current: state === filters.state,
  }))
  return (
    <>
      <Chips tabs={tabs} label={t('tabs')} />
      {counts.overdue > 0 ? (
        <p className="my-3">
          <SiteLink href={`${path}?overdue=1`}>{t('overdueCount', { count: counts.overdue })}</SiteLink>
        </p>
      ) : null}
      <InboxFilterForm path={path} filters={filters} choices={choices} isRegional={isRegional} />
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <InboxTable rows={rows} isRegional={isRegional} />
      )}
    </>
  )
}

async function InboxTable({ rows, isRegional }: { rows: InboxRow[]; isRegional: boolean }) {
  const t = await getTranslations('consultation.inbox')
  const locale = (await getLocale()) as Locale
  const centre = {
    key: 'centre',
    label: t('who'),
    cell: (row: InboxRow) => (row.centre ? inLocale(row.centre, 'name', locale) : t('office')),
  }
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'question', label: t('question'), header: true, cell: (row) => <Question row={row} /> },
        { key: 'topic', label: t('topic'), cell: (row) => inLocale(row.topic, 'name', locale) },
        { key: 'language', label: t('language'), cell: (row) => t(`languages.${row.locale as Locale}`) },
        ...(isRegional ? [centre] : []),
        { key: 'assignee', label: t('assignee'), cell: (row) => row.assignee?.name ?? t('nobody') },
        { key: 'due', label: t('due'), cell: (row) => <Due row={row} /> },
      ]}
    />
  )
}

async function Question({ row }: { row: InboxRow }) {
  const t = await getTranslations('consultation.inbox')
  return (
    <>
      <SiteLink href={`/workspace/consultations/${row.id}`}>{numberText(row)}</SiteLink>{' '}
      <ConsultationStatus state={row.state} />
      <span className="block font-normal" lang={row.forgottenAt ? undefined : row.locale}>
        {row.forgottenAt ? t('forgotten') : row.excerpt}
      </span>
    </>
  )
}

/** The day to answer by; past it in words, not by colour alone. */
async function Due({ row }: { row: InboxRow }) {
  const t = await getTranslations('consultation.inbox')
  const locale = (await getLocale()) as Locale
  if (!row.dueOn) return t('lastWord', { day: formatDateTable(locale, row.lastWordAt) })
  const day = formatDateTable(locale, row.dueOn.toISOString())
  return isOverdue(row, now()) ? <Status mark="bad">{t('overdue', { day })}</Status> : day
}
