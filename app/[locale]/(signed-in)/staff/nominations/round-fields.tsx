import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { CheckboxGroup, DateField, SelectField, TextField } from '#components/ui/fields.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { listAwardKindChoices } from '#lib/awards/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { RoundView } from '#lib/nominations/queries/rounds.ts'
import { listJurorChoices } from '#lib/nominations/queries/staff.ts'
import { criteriaMax } from '#lib/nominations/schema.ts'
import { dayOf, now } from '#lib/platform/clock.ts'

type Props = { actor: Actor; round?: RoundView }

/** All of a round: for what, from when to when, what the jury looks at, and who sits in it. */
export async function RoundFields({ actor, round }: Props) {
  const t = await getTranslations('nominations.staff')
  const form = await getTranslations('form')
  const labels = (name: 'title' | 'issuer') => ({
    kk: t(`${name}Kk`),
    ru: t(`${name}Ru`),
    en: t(`${name}En`),
  })
  return (
    <>
      <TrilingualFields
        name="title"
        row={round}
        required
        optionalEnglish={form('optional')}
        maxLength={160}
        labels={labels('title')}
      />
      <WhenFields actor={actor} round={round} />
      <fieldset className="group">
        <legend>{t('issuerGroup')}</legend>
        <TrilingualFields
          name="issuer"
          row={round}
          required
          optionalEnglish={form('optional')}
          maxLength={200}
          labels={labels('issuer')}
        />
      </fieldset>
      <CriteriaFields round={round} />
      <JuryFields actor={actor} round={round} />
    </>
  )
}

async function WhenFields({ actor, round }: Props) {
  const t = await getTranslations('nominations.staff')
  const locale = (await getLocale()) as Locale
  const kinds = await listAwardKindChoices(actor)
  const today = dayOf(now())
  const dayText = (day: Date | undefined) => day?.toISOString().slice(0, 10)
  return (
    <>
      <SelectField
        name="kindId"
        label={t('kind')}
        required
        empty={t('choose')}
        defaultValue={round?.kindId}
        options={kinds.map((kind) => ({ value: kind.id, label: inLocale(kind, 'name', locale) }))}
      />
      <TextField
        name="year"
        label={t('year')}
        hint={t('yearHint')}
        required
        inputMode="numeric"
        maxLength={4}
        defaultValue={round?.year ?? Number(today.slice(0, 4))}
      />
      <DateField
        name="opensOn"
        label={t('opensOn')}
        required
        defaultValue={dayText(round?.opensOn) ?? today}
      />
      <DateField
        name="closesOn"
        label={t('closesOn')}
        hint={t('closesOnHint')}
        required
        defaultValue={dayText(round?.closesOn)}
      />
    </>
  )
}

const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const

/** Five rows, the first three filled with what most juries look at; an empty row is no criterion. */
async function CriteriaFields({ round }: { round?: RoundView }) {
  const t = await getTranslations('nominations.staff')
  const form = await getTranslations('form')
  const rows = round ? round.criteria : await usualCriteria()
  const labels = { kk: t('criterionKk'), ru: t('criterionRu'), en: t('criterionEn') }
  return (
    <fieldset className="group">
      <legend>{t('criteria')}</legend>
      <p className="field-hint">{t('criteriaHint')}</p>
      {Array.from({ length: criteriaMax }, (_, index) => (
        <fieldset key={index} className="group">
          <legend>{t('criterion', { number: index + 1 })}</legend>
          <TrilingualFields
            name={`criteria.${index}.label`}
            row={namedFor(index, rows[index])}
            required={index === 0}
            optionalEnglish={form('optional')}
            maxLength={120}
            labels={labels}
          />
          <TextField
            name={`criteria.${index}.weight`}
            label={t('weight')}
            inputMode="numeric"
            maxLength={3}
            defaultValue={rows[index]?.weight ?? ''}
          />
        </fieldset>
      ))}
    </fieldset>
  )
}

type Criterion = { labelKk: string; labelRu: string; labelEn: string; weight: number }

function namedFor(index: number, row: Criterion | undefined): Record<string, string> {
  return Object.fromEntries(
    locales.map((locale) => [
      `criteria.${index}.label${suffixes[locale]}`,
      row?.[`label${suffixes[locale]}`] ?? '',
    ]),
  )
}

async function usualCriteria(): Promise<Criterion[]> {
  const say = await Promise.all(
    locales.map((locale) => getTranslations({ locale, namespace: 'nominations.usualCriteria' })),
  )
  return (['contribution', 'steadiness', 'effect'] as const).map((key) => {
    const [labelKk = '', labelRu = '', labelEn = ''] = say.map((t) => t(key))
    return { labelKk, labelRu, labelEn, weight: key === 'contribution' ? 2 : 1 }
  })
}

async function JuryFields({ actor, round }: Props) {
  const t = await getTranslations('nominations.staff')
  const choices = await listJurorChoices(actor)
  return (
    <>
      <CheckboxGroup
        name="jurors"
        label={t('jurors')}
        hint={t('jurorsHint')}
        required
        columns
        options={choices.map(({ id, name, roles }) => ({
          value: id,
          label: name,
          hint: roles.map((role) => t(`roles.${role}`)).join(', '),
        }))}
        defaultValue={round?.jurors.map(({ userId }) => userId)}
      />
      <TextField
        name="quorum"
        label={t('quorum')}
        hint={t('quorumHint')}
        required
        inputMode="numeric"
        maxLength={2}
        defaultValue={round?.quorum ?? 2}
      />
    </>
  )
}
