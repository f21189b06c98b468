import { getTranslations } from 'next-intl/server'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { ListedPair } from '#lib/duplicates/queries.ts'
import { PairRow } from './pair-row.tsx'

/** On a person's card: the other cards that may be theirs. Nothing when there are none. */
export async function CardDuplicates({ pairs }: { pairs: ListedPair[] }) {
  if (pairs.length === 0) return null
  const t = await getTranslations('duplicates.onCard')
  return (
    <Section title={t('title')} note={t('text')}>
      <Rows>
        {pairs.map((pair) => (
          <PairRow key={pair.id} pair={pair} />
        ))}
      </Rows>
    </Section>
  )
}
