import { getTranslations } from 'next-intl/server'
import { TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { preparePastedBatch } from '../actions.ts'
import { OccasionFields, WordFields } from '../award-fields.tsx'

/** Recipients as somebody keeps them in a sheet: a card's number or a name a line. */
export async function PastedList({ actor }: { actor: Actor }) {
  const t = await getTranslations('awards.staff')
  const form = await getTranslations('form')
  return (
    <Section title={t('pasted')} note={t('pastedNote')}>
      <Form action={preparePastedBatch} submit={t('prepareBatch')} labels={{ pending: form('sending') }}>
        <TextArea name="list" label={t('list')} hint={t('listHint')} rows={8} required maxLength={20_000} />
        <OccasionFields actor={actor} award={{ issuedOn: dayOf(now()) }} />
        <WordFields />
      </Form>
    </Section>
  )
}
