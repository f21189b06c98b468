import { getLocale, getTranslations } from 'next-intl/server'
import { CheckboxField, SelectField, TextArea, TextField } from '#components/ui/fields.tsx'
import type { listTopicsToKeep } from '#lib/consultations/queries/faq.ts'
import { faqSuffixes } from '#lib/consultations/rules.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'

type Texts = Partial<Record<`${'question' | 'answer'}${'Kk' | 'Ru' | 'En'}`, string>>
type Props = {
  topics: Awaited<ReturnType<typeof listTopicsToKeep>>
  entry: Texts & { topicId?: string; position?: number; link?: string }
}

/** Question and answer side by side in the languages, topic and place. */
export async function FaqFields({ topics, entry }: Props) {
  const t = await getTranslations('consultation.desk')
  const optional = (await getTranslations('form'))('optional')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <SelectField
        name="topicId"
        label={t('topic')}
        required
        empty={t('choose')}
        defaultValue={entry.topicId}
        options={topics.map((topic) => ({ value: topic.id, label: inLocale(topic, 'name', locale) }))}
      />
      <div className="language-columns">
        {locales.map((each) => (
          <fieldset key={each} className="group">
            <legend>{t(`inLanguage.${each}`)}</legend>
            <TextField
              name={`question${faqSuffixes[each]}`}
              lang={each}
              label={t('question')}
              optionalLabel={each === 'en' ? optional : undefined}
              maxLength={300}
              defaultValue={entry[`question${faqSuffixes[each]}`]}
            />
            <TextArea
              name={`answer${faqSuffixes[each]}`}
              lang={each}
              label={t('answer')}
              optionalLabel={each === 'en' ? optional : undefined}
              rows={8}
              maxLength={4000}
              defaultValue={entry[`answer${faqSuffixes[each]}`]}
            />
          </fieldset>
        ))}
      </div>
      <TextField
        name="link"
        label={t('link')}
        hint={t('linkHint')}
        optionalLabel={optional}
        maxLength={120}
        defaultValue={entry.link}
      />
      <TextField
        name="position"
        type="number"
        label={t('position')}
        hint={t('positionHint')}
        required
        min={1}
        max={999}
        defaultValue={entry.position ?? 100}
      />
      <CheckboxField name="acceptTraces" label={t('acceptTraces')} hint={t('acceptTracesHint')} />
    </>
  )
}
