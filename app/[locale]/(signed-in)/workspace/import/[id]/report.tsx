import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { canUndo, undoDays } from '#lib/imports/policy.ts'
import { type BatchView, countOutcomes } from '#lib/imports/queries/batch.ts'
import { listRows, type RowView } from '#lib/imports/queries/rows.ts'
import { outcomes, type RowFilters } from '#lib/imports/schema.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { undo } from './actions.ts'
import { addressOf } from './row-address.ts'

type Props = { actor: Actor; batch: BatchView; filters: RowFilters }

/** How every row ended, to be read and taken along. */
export async function Report({ actor, batch, filters }: Props) {
  const t = await getTranslations('imports')
  const locale = (await getLocale()) as Locale
  const [{ outcomes: counts, kept }, { rows, next, previous }] = await Promise.all([
    countOutcomes(actor, batch),
    listRows(actor, batch, filters, locale),
  ])
  const facts = Object.fromEntries(outcomes.map((outcome) => [outcome, counts[outcome] ?? 0]))
  return (
    <>
      <Notice tone={batch.state === 'undone' ? 'plain' : 'good'} title={t(`ended.${batch.state}`)}>
        <p>{batch.state === 'undone' ? t('undoneText', { kept }) : t('doneText', facts)}</p>
        <Acts actor={actor} batch={batch} />
      </Notice>
      <Section title={t('reportTitle')} note={t('rowCount', { count: batch.rowCount })}>
        <OutcomeChips batch={batch} filters={filters} counts={facts} kept={kept} />
        <Table
          caption={t('reportTitle')}
          hideCaption
          rows={rows}
          rowKey={({ id }) => id}
          columns={await columns()}
        />
        <Pagination
          next={next === null ? null : addressOf(batch.id, filters, { after: next })}
          previous={previous === null ? null : addressOf(batch.id, filters, { before: previous })}
        />
      </Section>
    </>
  )
}

async function Acts({ actor, batch }: { actor: Actor; batch: BatchView }) {
  const t = await getTranslations('imports')
  const locale = (await getLocale()) as Locale
  const file = (format: string) => localePath(locale, `/workspace/import/${batch.id}/report?format=${format}`)
  const until = batch.finishedAt ? new Date(batch.finishedAt.getTime() + undoDays * dayMs) : null
  return (
    <div className="actions pt-4">
      <a className="button" href={file('xlsx')} download>
        {t('download', { format: 'XLSX' })}
      </a>
      <a className="button button-quiet" href={file('csv')} download>
        {t('download', { format: 'CSV' })}
      </a>
      {canUndo(actor, batch) && until ? (
        <ConfirmButton
          action={undo}
          label={t('undo')}
          hidden={{ id: batch.id }}
          tone="danger"
          confirm={{
            title: t('undoTitle'),
            text: t('undoText', { date: formatDate(locale, until) }),
            closeLabel: t('close'),
          }}
        />
      ) : null}
    </div>
  )
}

type ChipsProps = { batch: BatchView; filters: RowFilters; counts: Record<string, number>; kept: number }

async function OutcomeChips({ batch, filters, counts, kept }: ChipsProps) {
  const t = await getTranslations('imports')
  const all = {
    ...{ href: addressOf(batch.id, {}), label: t('all'), count: batch.rowCount },
    current: !filters.outcome && !filters.kept,
  }
  const tabs = outcomes.map((outcome) => ({
    href: addressOf(batch.id, { outcome }),
    label: t(`outcomes.${outcome}`),
    count: counts[outcome] ?? 0,
    current: filters.outcome === outcome,
  }))
  const stayed = {
    ...{ href: addressOf(batch.id, { kept: '1' }), label: t('stayed'), count: kept },
    current: filters.kept === '1',
  }
  return <Chips label={t('show')} tabs={[all, ...tabs, ...(batch.state === 'undone' ? [stayed] : [])]} />
}

const marks: Record<string, StatusMark> = {
  ...{ created: 'good', updated: 'good', unchanged: 'off', skipped: 'wait', refused: 'bad' },
}

async function columns(): Promise<Column<RowView>[]> {
  const t = await getTranslations('imports')
  return [
    { key: 'number', label: t('row'), numeric: true, cell: ({ number }) => number },
    {
      key: 'name',
      label: t('person'),
      header: true,
      cell: ({ card, name }) =>
        card ? (
          <SiteLink href={`/workspace/volunteers/${card.id}`}>{card.name}</SiteLink>
        ) : (
          name || t('nameless')
        ),
    },
    {
      key: 'outcome',
      label: t('outcome'),
      cell: ({ outcome }) => (
        <Status mark={marks[outcome ?? '']}>{t(`outcomes.${outcome ?? 'skipped'}`)}</Status>
      ),
    },
    { key: 'reason', label: t('reason'), cell: (row) => <Reason row={row} /> },
  ]
}

async function Reason({ row }: { row: RowView }) {
  const t = await getTranslations('imports')
  const words = [
    row.reason ? t(`reasons.${row.reason}`) : '',
    ...(row.reason === 'problem'
      ? row.findings
          .filter(({ weight }) => weight === 'problem')
          .map(({ field, code }) => `${t(`fields.${field}`)}: ${t(`findings.${code}`)}`)
      : []),
    row.hasUndone === true ? t('undone') : '',
    row.hasUndone === false ? t(`kept.${row.undoReason}`) : '',
  ]
  return words.filter(Boolean).join('. ')
}
