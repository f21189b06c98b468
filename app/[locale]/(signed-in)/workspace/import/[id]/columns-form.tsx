import { getTranslations } from 'next-intl/server'
import { SelectField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import type { BatchView } from '#lib/imports/queries/batch.ts'
import { listSamples } from '#lib/imports/queries/rows.ts'
import { columnFields } from '#lib/imports/rules/fields.ts'
import { chooseColumns, chooseSheet } from './actions.ts'
import { DropButton } from './drop-button.tsx'
import { letterOf } from './letter-of.ts'

type Props = { actor: Actor; batch: BatchView }

/** What each column holds: guessed from its head, corrected here. */
export async function ColumnsForm({ actor, batch }: Props) {
  const t = await getTranslations('imports')
  const { heads, samples } = await listSamples(actor, batch)
  const options = columnFields.map((value) => ({ value, label: t(`fields.${value}`) }))
  const left = batch.mapping.filter((field) => field === '').length
  return (
    <>
      <Notices batch={batch} />
      <Section title={t('columnsTitle')} note={t('rowCount', { count: batch.rowCount })}>
        <p className="pb-4">{t('columnsText', { left })}</p>
        <Form
          action={chooseColumns}
          submit={t('check')}
          labels={{ problems: t('formProblems'), pending: t('sending') }}
          hidden={{ id: batch.id }}
        >
          <TextField
            name="headRow"
            label={t('headRow')}
            hint={t('headRowHint')}
            type="number"
            min={1}
            defaultValue={batch.headRow}
          />
          <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
            {batch.mapping.map((field, column) => (
              <SelectField
                key={letterOf(column)}
                name={`mapping.${column}`}
                label={`${letterOf(column)}. ${heads[column] || t('noHead')}`}
                hint={samples[column] || t('noSamples')}
                options={options}
                empty={t('leftOut')}
                defaultValue={field}
              />
            ))}
          </div>
        </Form>
      </Section>
      <SheetChoice batch={batch} />
      <div>
        <DropButton id={batch.id} />
      </div>
    </>
  )
}

async function Notices({ batch }: { batch: BatchView }) {
  const t = await getTranslations('imports')
  const known = batch.notices.filter((notice) => t.has(`notices.${notice}`))
  if (known.length === 0) return null
  return (
    <Notice>
      {known.map((notice) => (
        <p key={notice}>{t(`notices.${notice}`)}</p>
      ))}
    </Notice>
  )
}

/** Another sheet of the same file, while the file is kept. */
async function SheetChoice({ batch }: { batch: BatchView }) {
  const t = await getTranslations('imports')
  if (batch.sheetNames.length < 2 || batch.fileKey === null) return null
  const options = batch.sheetNames.map((name, index) => ({ value: String(index), label: name }))
  return (
    <Section
      title={t('sheetTitle')}
      note={t('sheetNote', { name: batch.sheetNames[batch.sheetIndex] ?? '' })}
    >
      <Form action={chooseSheet} hidden={{ id: batch.id }} submit={t('readSheet')} look="quiet" inline>
        <SelectField
          name="sheetIndex"
          label={t('sheet')}
          options={options}
          defaultValue={String(batch.sheetIndex)}
        />
      </Form>
    </Section>
  )
}
