import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import type { CardView, RowView } from '#lib/imports/queries/rows.ts'
import { decide } from './actions.ts'

/** Who is meant: one of the cards that were found, somebody else, or nobody for now. */
export async function RowDecision({ batchId, row }: { batchId: string; row: RowView }) {
  const t = await getTranslations('imports')
  const cards =
    row.card && !row.candidates.some(({ id }) => id === row.card?.id) ? [row.card] : row.candidates
  const options = [
    ...cards.map((card) => ({ value: card.id, label: t('decisions.same', wordsOf(card)) })),
    { value: 'create', label: t('decisions.create') },
    { value: 'skip', label: t('decisions.skip') },
  ]
  const chosen = row.choice === 'same' ? row.card?.id : row.choice
  return (
    <Form action={decide} hidden={{ id: batchId, rowId: row.id }} submit={t('decide')} look="small-quiet">
      <RadioGroup
        name="decision"
        label={row.twinNumber === null ? t('whoIs') : t('whoIsTwin')}
        options={options}
        defaultValue={chosen === 'none' ? undefined : chosen}
      />
    </Form>
  )
}

function wordsOf({ cardNumber, name, birthYear }: CardView) {
  return { number: cardNumber, name, year: birthYear ? ` (${birthYear})` : '' }
}
