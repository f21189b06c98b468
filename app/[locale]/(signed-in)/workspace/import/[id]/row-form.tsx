import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { CheckboxField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import type { CellView, RowView } from '#lib/imports/queries/rows.ts'
import { decide, fix } from './actions.ts'

/** The cells of a row to be written anew, those with a problem first; or the row is left out. */
export async function RowForm({ batchId, row }: { batchId: string; row: RowView }) {
  const t = await getTranslations('imports')
  const isWrong = (cell: CellView) =>
    row.findings.some(({ field, weight }) => field === cell.field && weight === 'problem')
  const cells = row.cells.toSorted((a, b) => Number(isWrong(b)) - Number(isWrong(a)))
  return (
    <div className="grid gap-4 pt-4">
      <Form
        action={fix}
        hidden={{ id: batchId, rowId: row.id }}
        submit={t('saveRow')}
        labels={{ problems: t('formProblems'), pending: t('sending') }}
        beside={
          <SiteLink href={`/workspace/import/${batchId}?after=${row.number - 1}`}>{t('cancel')}</SiteLink>
        }
      >
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
          {cells.map((cell) => (
            <CellField key={cell.column} cell={cell} problems={problemsOf(row, cell)} />
          ))}
        </div>
      </Form>
      <Form
        action={decide}
        hidden={{ id: batchId, rowId: row.id, decision: row.choice === 'skip' ? 'none' : 'skip' }}
        submit={row.choice === 'skip' ? t('unskip') : t('skip')}
        look="quiet"
        className="form-bare"
      />
    </div>
  )
}

function problemsOf(row: RowView, { field }: CellView) {
  return row.findings.filter((finding) => finding.field === field && finding.weight !== 'notice')
}

async function CellField({ cell, problems }: { cell: CellView; problems: RowView['findings'] }) {
  const t = await getTranslations('imports')
  const words = problems.map(({ code }) => t(`findings.${code}`))
  if (cell.offer) words.push(t('offer', { text: cell.offer }))
  const isNumber = cell.field === 'iin'
  if (isNumber && cell.last4) words.push(t('iinKept', { last4: cell.last4 }))
  const hasProblem = problems.some(({ weight }) => weight === 'problem')
  return (
    <div>
      <TextField
        name={`cells.c${cell.column}`}
        label={t(`fields.${cell.field}`)}
        hint={
          words.length > 0 ? (
            <span className={hasProblem ? 'field-error' : ''}>{words.join('. ')}</span>
          ) : null
        }
        defaultValue={cell.offer ?? cell.text}
        maxLength={500}
      />
      {isNumber && cell.last4 ? <CheckboxField name="removeIin" value="1" label={t('removeIin')} /> : null}
    </div>
  )
}
