import { getLocale, getTranslations } from 'next-intl/server'
import { RadioGroup, SelectField, TextArea, TextField } from '#components/ui/fields.tsx'
import type { OwnApplication } from '#lib/applications/queries.ts'
import { applicantKinds } from '#lib/applications/schema.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listLegalForms, listUnits } from '#lib/region/public.ts'

type Props = { application?: OwnApplication }

/** Who they are and what they do: new (`application` left out) or to be corrected. */
export async function BodyFields({ application }: Props) {
  const t = await getTranslations('applications.fields')
  return (
    <fieldset className="group">
      <legend>{t('body')}</legend>
      <RadioGroup
        name="kind"
        label={t('kind')}
        required
        defaultValue={application?.kind}
        options={applicantKinds.map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
          hint: t(`kindHints.${kind}`),
        }))}
      />
      <TextField
        name="nameKk"
        lang="kk"
        label={t('nameKk')}
        required
        maxLength={200}
        defaultValue={application?.nameKk}
      />
      <TextField
        name="nameRu"
        lang="ru"
        label={t('nameRu')}
        required
        maxLength={200}
        defaultValue={application?.nameRu}
      />
      <Places application={application} />
      <TextArea
        name="about"
        label={t('about')}
        hint={t('aboutHint')}
        required
        rows={6}
        maxLength={2000}
        defaultValue={application?.about}
      />
    </fieldset>
  )
}

async function Places({ application }: Props) {
  const t = await getTranslations('applications.fields')
  const optional = (await getTranslations('form'))('optional')
  const locale = (await getLocale()) as Locale
  const compare = compareIn(locale)
  const [units, forms] = await Promise.all([listUnits(), listLegalForms()])
  const choices = (rows: typeof forms | typeof units) =>
    rows
      .map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
      .sort((a, b) => compare(a.label, b.label))
  return (
    <>
      <SelectField
        name="unitId"
        label={t('unit')}
        required
        empty={t('choose')}
        defaultValue={application?.unitId}
        options={choices(units)}
      />
      <SelectField
        name="legalFormId"
        label={t('legalForm')}
        hint={t('legalFormHint')}
        optionalLabel={optional}
        empty={t('choose')}
        defaultValue={application?.legalFormId}
        options={choices(forms)}
      />
      <TextField
        name="registrationNumber"
        label={t('registrationNumber')}
        hint={t('registrationNumberHint')}
        optionalLabel={optional}
        inputMode="numeric"
        maxLength={14}
        defaultValue={application?.registrationNumber}
      />
      <TextField
        name="website"
        type="url"
        label={t('website')}
        optionalLabel={optional}
        maxLength={500}
        defaultValue={application?.website}
      />
    </>
  )
}

/** Whom to answer. The mailbox is typed once: the letters that come there carry the link. */
export async function ContactFields({ application }: Props) {
  const t = await getTranslations('applications.fields')
  const optional = (await getTranslations('form'))('optional')
  return (
    <fieldset className="group">
      <legend>{t('contact')}</legend>
      <TextField
        name="contactName"
        label={t('contactName')}
        required
        autoComplete="name"
        maxLength={80}
        defaultValue={application?.contactName}
      />
      {application ? (
        <p className="note">{t('sameMailbox', { email: application.contactEmail })}</p>
      ) : (
        <TextField
          name="contactEmail"
          type="email"
          label={t('contactEmail')}
          hint={t('contactEmailHint')}
          required
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
      )}
      <TextField
        name="contactPhone"
        type="tel"
        label={t('contactPhone')}
        optionalLabel={optional}
        autoComplete="tel"
        maxLength={30}
        defaultValue={application?.contactPhone}
      />
    </fieldset>
  )
}
