import { getLocale, getTranslations } from 'next-intl/server'
import { RichField } from '#components/rich-text/rich-field.tsx'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { DateField, SelectField, TextField } from '#components/ui/fields.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import {
  listMemorandumChoices,
  type MemorandumChoices,
  type StaffMemorandum,
} from '#lib/memoranda/queries.ts'
import { dayText } from '#lib/memoranda/rules.ts'
import { readDocument } from '#lib/rich-text/schema.ts'
import { editorLabels } from '../news/[id]/editor-labels.ts'
import { ObligationRows, PartyRows } from './memorandum-rows.tsx'

type Props = { actor: Actor; memorandum?: StaffMemorandum }

/** Everything a memorandum's form holds, new or saved before. */
export async function MemorandumFields({ actor, memorandum }: Props) {
  const t = await getTranslations('memoranda')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const choices = await listMemorandumChoices(actor)
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
          labels={{ kk: t('staff.titleKk'), ru: t('staff.titleRu'), en: t('staff.titleEn') }}
        />
        <SummaryFields memorandum={memorandum} />
        <SubjectField memorandum={memorandum} choices={choices} />
      </fieldset>
      <PartyRows parties={memorandum?.parties ?? []} organisations={organisationOptions(choices, locale)} />
      <fieldset className="group">
        <legend>{t('staff.termGroup')}</legend>
        <DateField
          name="validUntil"
          label={t('validUntil')}
          hint={t('staff.untilHint')}
          defaultValue={dayText(memorandum?.validUntil ?? null)}
        />
        <SourceFields memorandum={memorandum} choices={choices} />
      </fieldset>
      <BodyFields memorandum={memorandum} />
      <ObligationRows obligations={memorandum?.obligations ?? []} parties={memorandum?.parties ?? []} />
    </>
  )
}

/** What may be corrected beside a settled text. */
export async function CardFields({ actor, memorandum }: Required<Props>) {
  const t = await getTranslations('memoranda')
  const choices = await listMemorandumChoices(actor)
  return (
    <>
      <SummaryFields memorandum={memorandum} />
      <SubjectField memorandum={memorandum} choices={choices} />
      {memorandum.isSigned ? (
        <DateField
          name="signedOn"
          label={t('signedOn')}
          hint={t('staff.signedHint')}
          defaultValue={dayText(memorandum.signedOn)}
        />
      ) : null}
      <SourceFields memorandum={memorandum} choices={choices} />
    </>
  )
}

type ChoiceProps = { memorandum?: StaffMemorandum; choices: MemorandumChoices }

async function SummaryFields({ memorandum }: { memorandum?: StaffMemorandum }) {
  const t = await getTranslations('memoranda.staff')
  return (
    <TrilingualFields
      name="summary"
      row={memorandum}
      isLong
      maxLength={2000}
      labels={{ kk: t('summaryKk'), ru: t('summaryRu'), en: t('summaryEn') }}
    />
  )
}

async function SubjectField({ memorandum, choices }: ChoiceProps) {
  const t = await getTranslations('memoranda')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  return (
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
  )
}

async function SourceFields({ memorandum, choices }: ChoiceProps) {
  const t = await getTranslations('memoranda')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const options = choices.events.map((event) => ({
    value: event.id,
    label: `${inLocale(event, 'title', locale)}${event.isDateStated ? `, ${formatDate(locale, event.startsAt)}` : ''}`,
  }))
  return (
    <>
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
    </>
  )
}

/** The whole text in each language; without script as plain paragraphs. */
async function BodyFields({ memorandum }: { memorandum?: StaffMemorandum }) {
  const t = await getTranslations('agreements.body')
  const editor = await getTranslations('editor')
  const labels = await editorLabels()
  const bodies = { kk: memorandum?.bodyKk, ru: memorandum?.bodyRu, en: memorandum?.bodyEn }
  const names = { kk: 'bodyKk', ru: 'bodyRu', en: 'bodyEn' } as const
  return (
    <fieldset className="group min-w-0">
      <legend>{t('title')}</legend>
      <p className="field-hint">{t('hint')}</p>
      {locales.map((locale) => (
        <RichField
          key={locale}
          name={names[locale]}
          label={t(locale)}
          plainHint={editor('plainHint')}
          lang={locale}
          defaultValue={readDocument(bodies[locale])}
          labels={labels}
        />
      ))}
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
