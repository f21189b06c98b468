import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Row } from '#components/ui/row.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import type { RowView } from '#lib/imports/queries/rows.ts'
import type { RowFilters } from '#lib/imports/schema.ts'
import { addressOf } from './row-address.ts'
import { RowDecision } from './row-decision.tsx'
import { RowForm } from './row-form.tsx'

type Props = { batchId: string; row: RowView; filters: RowFilters; canEdit: boolean }

const marks: Record<string, StatusMark> = {
  ...{ new: 'good', change: 'plain', same: 'off', duplicate: 'wait', problem: 'bad' },
}

/** One row of the sheet: who, what is about to happen, why not, and the ways to mend it. */
export async function RowItem({ batchId, row, filters, canEdit }: Props) {
  const t = await getTranslations('imports')
  const isOpen = canEdit && filters.row === row.id
  const place = { ...filters, row: null }
  const open = addressOf(batchId, place, { after: row.number - 1, row: row.id })
  const change = row.verdict === 'problem' ? t('fix') : t('fixOrSkip')
  return (
    <Row
      title={<span id={`row-${row.number}`}>{row.name || t('nameless')}</span>}
      meta={t('rowNumber', { number: row.number })}
      end={<Status mark={row.choice === 'skip' ? 'off' : marks[row.verdict]}>{stateOf(row, t)}</Status>}
    >
      <Findings row={row} />
      <Changes row={row} />
      <Known row={row} />
      {row.verdict === 'duplicate' && canEdit ? <RowDecision batchId={batchId} row={row} /> : null}
      {isOpen ? <RowForm batchId={batchId} row={row} /> : null}
      {canEdit && !isOpen ? (
        <p>
          <SiteLink href={`${open}#row-${row.number}`} aria-describedby={`row-${row.number}`}>
            {change}
          </SiteLink>
        </p>
      ) : null}
    </Row>
  )
}

type Translator = Awaited<ReturnType<typeof getTranslations<'imports'>>>

function stateOf(row: RowView, t: Translator): string {
  if (row.choice !== 'none') return t(`chosen.${row.choice}`)
  return t(`verdicts.${row.verdict}`)
}

async function Findings({ row }: { row: RowView }) {
  const t = await getTranslations('imports')
  if (row.findings.length === 0) return null
  return (
    <ul className="list-none">
      {row.findings.map(({ field, code, weight }) => {
        const cell = row.cells.find((one) => one.field === field)
        const shown = cell?.text || (cell?.last4 ? `•••• ${cell.last4}` : '')
        return (
          <li key={`${field}-${code}`} className={weight === 'problem' ? 'field-error' : 'field-hint'}>
            <b>{t(`fields.${field}`)}</b>
            {shown ? t('typed', { text: shown.slice(0, 80) }) : null}
            {': '}
            {t(`findings.${code}`)}
            {weight === 'offer' && cell?.offer ? ` ${t('offer', { text: cell.offer })}` : null}
          </li>
        )
      })}
    </ul>
  )
}

async function Changes({ row }: { row: RowView }) {
  const t = await getTranslations('imports')
  if (row.changes.length === 0) return null
  return (
    <ul className="list-none">
      {row.changes.map(({ field, from, to }) => (
        <li key={field}>
          <b>{t(`changes.${field}`)}</b>
          {to ? ': ' : null}
          {from ? <del>{valueText(field, from, t)}</del> : null}
          {from ? ' → ' : null}
          {to ? <ins className="no-underline">{valueText(field, to, t)}</ins> : null}
        </li>
      ))}
    </ul>
  )
}

function valueText(field: string, value: string, t: Translator): string {
  return field === 'sex' || field === 'locale' ? t(`values.${value}`) : value
}

/** The card a row is about, or the row that told of the same person before. */
async function Known({ row }: { row: RowView }) {
  const t = await getTranslations('imports')
  const isAbout = row.card && (row.verdict === 'change' || row.verdict === 'same' || row.choice === 'same')
  if (!isAbout && row.twinNumber === null) return null
  return (
    <p className="meta">
      {row.twinNumber === null ? null : t('twin', { number: row.twinNumber })}{' '}
      {isAbout && row.card ? (
        <SiteLink href={`/workspace/volunteers/${row.card.id}`}>
          {t('card', { number: row.card.cardNumber })}
        </SiteLink>
      ) : null}
    </p>
  )
}
