import { getTranslations } from 'next-intl/server'
import { DateField, HiddenField, SelectField, TextArea, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { listOwnCentres } from '#lib/centres/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { ask } from './actions.ts'

type Props = { centres: Awaited<ReturnType<typeof listOwnCentres>>; locale: Locale }

/** A person of another centre, by what they know of their card. */
export async function AskForm({ centres, locale }: Props) {
  const t = await getTranslations('memberships.transfers')
  const form = await getTranslations('form')
  const [only] = centres
  return (
    <Section title={t('askTitle')} note={t('askNote')} id="ask">
      <Form action={ask} submit={t('ask')}>
        <TextField
          name="cardNumber"
          label={t('cardNumber')}
          required
          inputMode="numeric"
          maxLength={20}
          autoComplete="off"
          className="field-time"
        />
        <DateField name="birthDate" label={t('birthDate')} required max={dayOf(now())} />
        {centres.length === 1 && only ? (
          <HiddenField name="toCentreId" value={only.id} />
        ) : (
          <SelectField
            name="toCentreId"
            label={t('toCentre')}
            required
            empty={form('choose')}
            options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
          />
        )}
        <TextArea
          name="note"
          label={t('note')}
          hint={t('noteHint')}
          optionalLabel={form('optional')}
          rows={2}
          maxLength={300}
        />
      </Form>
    </Section>
  )
}
