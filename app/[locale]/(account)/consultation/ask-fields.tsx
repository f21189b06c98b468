import { getLocale, getTranslations } from 'next-intl/server'
import { RadioGroup, SelectField, TextArea, TextField } from '#components/ui/fields.tsx'
import { listCentresToAsk, listTopics } from '#lib/consultations/public.ts'
import { questionMax } from '#lib/consultations/rules.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'

/** What is asked, and in which language it is to be answered. */
export async function QuestionFields() {
  const t = await getTranslations('consultation.ask')
  const locale = (await getLocale()) as Locale
  const topics = await listTopics()
  return (
    <fieldset className="group">
      <legend>{t('about')}</legend>
      <SelectField
        name="topicId"
        label={t('topic')}
        required
        empty={t('choose')}
        options={topics.map((topic) => ({ value: topic.id, label: inLocale(topic, 'name', locale) }))}
      />
      <TextArea
        name="question"
        label={t('question')}
        hint={t('questionHint')}
        required
        rows={7}
        maxLength={questionMax}
      />
      <RadioGroup
        name="locale"
        label={t('language')}
        columns
        defaultValue={locale}
        options={locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <CentreField />
    </fieldset>
  )
}

async function CentreField() {
  const t = await getTranslations('consultation.ask')
  const optional = (await getTranslations('form'))('optional')
  const locale = (await getLocale()) as Locale
  const compare = compareIn(locale)
  const centres = await listCentresToAsk()
  const options = centres.map((centre) => ({
    value: centre.id,
    label: `${inLocale(centre.unit, 'short', locale)}: ${inLocale(centre, 'name', locale)}`,
  }))
  return (
    <SelectField
      name="centreId"
      label={t('centre')}
      hint={t('centreHint')}
      optionalLabel={optional}
      empty={t('office')}
      options={options.toSorted((a, b) => compare(a.label, b.label))}
    />
  )
}

type Known = { name: string; email: string } | null

/** Whom to answer: nobody has to say. */
export async function ContactFields({ known }: { known: Known }) {
  const t = await getTranslations('consultation.ask')
  const optional = (await getTranslations('form'))('optional')
  return (
    <fieldset className="group">
      <legend>{t('whom')}</legend>
      <p>{t('whomText')}</p>
      <TextField
        name="askerEmail"
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        optionalLabel={optional}
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        defaultValue={known?.email}
      />
      <TextField
        name="askerPhone"
        type="tel"
        label={t('phone')}
        hint={t('phoneHint')}
        optionalLabel={optional}
        autoComplete="tel"
        maxLength={30}
      />
      <TextField
        name="askerName"
        label={t('name')}
        hint={t('nameHint')}
        optionalLabel={optional}
        autoComplete="name"
        maxLength={80}
        defaultValue={known?.name}
      />
    </fieldset>
  )
}
