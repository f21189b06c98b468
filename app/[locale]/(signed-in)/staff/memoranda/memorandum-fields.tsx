import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { DateField, SelectField, TextField } from '#components/ui/fields.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import {
  listMemorandumChoices,
  type MemorandumChoices,
  type StaffMemorandum,
} from '#lib/memoranda/queries.ts'
import { dayText } from '#lib/memoranda/rules.ts'
import { ObligationRows, PartyRows } from './memorandum-rows.tsx'

/** Everything a memorandum's form holds, new or saved before. */
export async function MemorandumFields({
  actor,
  memorandum,
}: {
  actor: Actor
  memorandum?: StaffMemorandum
}) {
  const t = await getTranslations('memoranda')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const choices = await listMemorandumChoices(actor)
  const labels = (name: 'title' | 'summary') => ({
    kk: t(`staff.${name}Kk`),
    ru: t(`staff.${name}Ru`),
    en: t(`staff.${name}En`),
  })
  return (
    <>
      <fieldset className="group">
        <legend>{t('staff.textGroup')}</legend>
        <TrilingualFields
          name="title"
          row={memorandum}
          required
          optionalEnglish={form('optional')}
          maxLength={200}
          labels={labels('title')}
        />
        <TrilingualFields
          name="summary"
          row={memorandum}
          isLong
          maxLength={2000}
          labels={labels('summary')}
        />
        <SelectField
          name="subjectId"
          label={t('subject')}
          required
          empty={form('choose')}
          defaultValue={memorandum?.subjectId}
          options={choices.subjects.map((subject) => ({
            value: subject.id,
            label: inLocale(subject, 'name', locale),
          }))}
        />
      </fieldset>
      <PartyRows parties={memorandum?.parties ?? []} organisations={organisationOptions(choices, locale)} />
      <TermFields memorandum={memorandum} events={choices.events} />
      <ObligationRows obligations={memorandum?.obligations ?? []} />
    </>
  )
}

async function TermFields({
  memorandum,
  events,
}: {
  memorandum?: StaffMemorandum
  events: MemorandumChoices['events']
}) {
  const t = await getTranslations('memoranda')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const options = events.map((event) => ({
    value: event.id,
    label: `${inLocale(event, 'title', locale)}${event.isDateStated ? `, ${formatDate(locale, event.startsAt)}` : ''}`,
  }))
  return (
    <fieldset className="group">
      <legend>{t('staff.termGroup')}</legend>
      {memorandum?.isSigned ? (
        <DateField
          name="signedOn"
          label={t('signedOn')}
          hint={t('staff.signedHint')}
          defaultValue={dayText(memorandum.signedOn)}
        />
      ) : null}
      <DateField
        name="validUntil"
        label={t('validUntil')}
        hint={t('staff.untilHint')}
        defaultValue={dayText(memorandum?.validUntil ?? null)}
      />
      <SelectField
        name="eventId"
        label={t('signedAt')}
        optionalLabel={form('optional')}
        empty={t('staff.noEvent')}
        defaultValue={memorandum?.eventId}
        options={options}
      />
      <TextField
        name="sourceUrl"
        type="url"
        label={t('staff.sourceUrl')}
        optionalLabel={form('optional')}
        maxLength={500}
        defaultValue={memorandum?.sourceUrl}
      />
    </fieldset>
  )
}

function organisationOptions({ organisations }: MemorandumChoices, locale: Locale) {
  const compare = compareIn(locale)
  const options = organisations.map((organisation) => ({
    value: organisation.id,
    label: inLocale(organisation, 'name', locale),
  }))
  return options.sort((a, b) => compare(a.label, b.label))
}
