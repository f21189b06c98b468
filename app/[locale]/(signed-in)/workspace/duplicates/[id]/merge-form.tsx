import { getLocale, getTranslations } from 'next-intl/server'
import { RadioGroup } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { undoDays } from '#lib/duplicates/policy.ts'
import type { Comparison } from '#lib/duplicates/queries/comparison.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { merge } from '../actions.ts'
import { PlaceChoices } from './place-choices.tsx'
import { fieldWords } from './shown-values.ts'

type Props = { comparison: Comparison }

/** What stays, field by field; the choice that is likelier right is made already. */
export async function MergeForm({ comparison }: Props) {
  const t = await getTranslations('duplicates.form')
  const { pair, one, other, suggested, collisions } = comparison
  const number = await cardWord()
  const sides = [
    { value: 'one', card: one },
    { value: 'other', card: other },
  ]
  return (
    <Section title={t('title')} note={t('note', { days: undoDays })}>
      <Form
        action={merge}
        submit={t('submit')}
        labels={{ problems: t('problems'), pending: t('pending') }}
        hidden={{ pairId: pair.id, versionOne: one.version, versionOther: other.version }}
      >
        <RadioGroup
          name="staying"
          label={t('staying')}
          hint={t('stayingHint')}
          defaultValue={suggested}
          columns
          options={sides.map(({ value, card }) => ({
            ...{ value, label: number(card.cardNumber), hint: fullName(card) },
          }))}
        />
        <FieldChoices comparison={comparison} />
        {one.userId && other.userId ? (
          <RadioGroup
            name="account"
            label={t('account')}
            hint={t('accountHint')}
            defaultValue={suggested}
            columns
            options={sides.map(({ value, card }) => ({
              ...{ value, label: card.user?.email ?? '', hint: number(card.cardNumber) },
            }))}
          />
        ) : null}
        <PrimaryChoice comparison={comparison} />
        {collisions.length > 0 ? <PlaceChoices comparison={comparison} /> : null}
        <p className="field-hint">{t('united')}</p>
      </Form>
    </Section>
  )
}

async function FieldChoices({ comparison: { one, other, differing, suggested } }: Props) {
  const t = await getTranslations('duplicates.form')
  const { label, say } = await fieldWords()
  if (differing.length === 0) return null
  return (
    <fieldset className="group">
      <legend>{t('fields')}</legend>
      <p className="field-hint">{t('fieldsHint')}</p>
      {differing.map((field) => (
        <RadioGroup
          key={field}
          name={`fields.${field}`}
          label={label(field)}
          defaultValue={suggested}
          columns
          options={[
            { value: 'one', card: one },
            { value: 'other', card: other },
          ].map(({ value, card }) => ({
            value,
            label: say[field](card),
            hint: t('from', { number: String(card.cardNumber) }),
          }))}
        />
      ))}
    </fieldset>
  )
}

async function PrimaryChoice({ comparison: { primaries, suggested } }: Props) {
  const t = await getTranslations('duplicates.form')
  const locale = (await getLocale()) as Locale
  const { choices } = primaries
  if (choices.length === 0) return null
  const options = choices.map(({ id, centre, organisation }) => {
    const body = centre ?? organisation
    return { value: id, label: body ? inLocale(body, 'name', locale) : '' }
  })
  return (
    <RadioGroup
      name="primaryId"
      label={t('primary')}
      hint={t('primaryHint')}
      defaultValue={choices[suggested === 'one' ? 0 : 1]?.id}
      columns
      options={options}
    />
  )
}

async function cardWord() {
  const t = await getTranslations('duplicates')
  return (number: number) => t('card', { number: String(number) })
}
