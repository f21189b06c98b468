import { getTranslations } from 'next-intl/server'
import type { EditorLabels, EditorPicture } from '#components/rich-text/labels.ts'
import { RichField } from '#components/rich-text/rich-field.tsx'
import { CheckboxField, TextArea, TextField } from '#components/ui/fields.tsx'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffTranslation } from '#lib/news/queries.ts'
import { leadMax, titleMax } from '#lib/news/schema.ts'

type Props = {
  locale: Locale
  translation: StaffTranslation
  pictures: EditorPicture[]
  labels: EditorLabels
}

/** Everything that is written in one language. */
export async function LanguageFields({ locale, translation, pictures, labels }: Props) {
  const t = await getTranslations('news')
  const editor = await getTranslations('editor')
  const name = (field: string) => `translations.${locale}.${field}`
  return (
    <fieldset className="group min-w-0" id={locale}>
      <legend lang={locale}>{t(`languages.${locale}`)}</legend>
      <TextField
        name={name('title')}
        label={t('fields.title')}
        lang={locale}
        defaultValue={translation.title}
        maxLength={titleMax}
      />
      <TextArea
        name={name('lead')}
        label={t('fields.lead')}
        hint={t('fields.leadHint')}
        lang={locale}
        rows={3}
        defaultValue={translation.lead}
        maxLength={leadMax}
      />
      <RichField
        name={name('body')}
        label={t('fields.body')}
        plainHint={editor('plainHint')}
        lang={locale}
        defaultValue={translation.body}
        pictures={pictures}
        labels={labels}
      />
      <TextField
        name={name('coverAlt')}
        label={t('fields.coverAlt')}
        hint={t('fields.coverAltHint')}
        lang={locale}
        defaultValue={translation.coverAlt}
        maxLength={300}
      />
      <TextField
        name={name('slug')}
        label={t('fields.slug')}
        hint={t('fields.slugHint')}
        defaultValue={translation.slug}
        maxLength={120}
        spellCheck={false}
        autoCapitalize="none"
      />
      {translation.state === 'published' ? null : (
        <CheckboxField
          name={name('isReady')}
          label={t('fields.isReady')}
          defaultChecked={translation.state === 'ready'}
        />
      )}
    </fieldset>
  )
}
