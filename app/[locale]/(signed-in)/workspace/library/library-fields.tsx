import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { RadioGroup, SelectField, TextField } from '#components/ui/fields.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { LibraryChoices, LibraryItemOnDesk } from '#lib/library/queries.ts'
import { libraryAudiences, libraryKinds } from '#lib/library/schema.ts'

/** What is said about an item, new or saved before. */
export async function LibraryFields({
  choices,
  item,
}: {
  choices: LibraryChoices
  item?: LibraryItemOnDesk
}) {
  const t = await getTranslations('library')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const labels = (name: 'title' | 'summary') => ({
    kk: t(`desk.${name}Kk`),
    ru: t(`desk.${name}Ru`),
    en: t(`desk.${name}En`),
  })
  return (
    <>
      <SelectField
        name="kind"
        label={t('kind')}
        required
        empty={form('choose')}
        defaultValue={item?.kind}
        options={libraryKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <TrilingualFields
        name="title"
        row={item}
        required
        optionalEnglish={form('optional')}
        maxLength={200}
        labels={labels('title')}
      />
      <TrilingualFields name="summary" row={item} isLong maxLength={1000} labels={labels('summary')} />
      <SelectField
        name="directionId"
        label={t('direction')}
        optionalLabel={form('optional')}
        empty={t('desk.noDirection')}
        defaultValue={item?.directionId}
        options={choices.directions.map((each) => ({
          value: each.id,
          label: inLocale(each, 'name', locale),
        }))}
      />
      <TextField
        name="sourceUrl"
        type="url"
        label={t('desk.sourceUrl')}
        optionalLabel={form('optional')}
        maxLength={500}
        defaultValue={item?.sourceUrl}
      />
    </>
  )
}

/** For whom a new item is: what the person may keep. */
export async function AudienceFields({ choices }: { choices: LibraryChoices }) {
  const t = await getTranslations('library.desk')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const mayKeepCentre = choices.centres.length > 0
  const open = libraryAudiences.filter((each) => (each === 'centre' ? mayKeepCentre : choices.mayKeepRegion))
  return (
    <>
      <RadioGroup
        name="audience"
        label={t('audience')}
        hint={t('audienceHint')}
        defaultValue={open[0]}
        options={open.map((each) => ({ value: each, label: t(`audiences.${each}`) }))}
      />
      {mayKeepCentre ? (
        <SelectField
          name="centreId"
          label={t('centre')}
          hint={choices.mayKeepRegion ? t('centreHint') : undefined}
          optionalLabel={choices.mayKeepRegion ? form('optional') : undefined}
          required={!choices.mayKeepRegion}
          empty={form('choose')}
          defaultValue={
            choices.centres.length === 1 && !choices.mayKeepRegion ? choices.centres[0]!.id : null
          }
          options={choices.centres.map((each) => ({
            value: each.id,
            label: inLocale(each, 'name', locale),
          }))}
        />
      ) : null}
    </>
  )
}
