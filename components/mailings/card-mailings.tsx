import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Section } from '#components/ui/section.tsx'
import type { Choices } from '#lib/mailings/queries/choices.ts'
import { optionalKinds } from '#lib/mailings/schema.ts'
import { RefusalHistory } from './refusal-history.tsx'

type Props = { choices: Choices; title?: string; children?: ReactNode }

/** For a card: which letters the person gets. `children` may change it at their request. */
export async function CardMailings({ choices, title, children }: Props) {
  const t = await getTranslations('mailings')
  const declined = optionalKinds.filter((kind) => !choices.wanted.includes(kind))
  const kinds = declined.map((kind) => t(`kinds.${kind}`)).join(', ')
  return (
    <Section title={title ?? t('card.title')} id="mailings">
      <p>{declined.length === 0 ? t('card.all') : t('card.declined', { kinds })}</p>
      {choices.history.length > 0 ? <RefusalHistory history={choices.history} /> : null}
      {children}
    </Section>
  )
}
