import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { EditorLabels, EditorPicture } from '#components/rich-text/labels.ts'
import { RichField } from '#components/rich-text/rich-field.tsx'
import { Status } from '#components/ui/status.tsx'
import { CheckboxField, TextArea, TextField } from '#components/ui/fields.tsx'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffTranslation } from '#lib/news/queries.ts'
import { countWords } from '#lib/news/rules/word-count.ts'
import { leadMax, titleMax } from '#lib/news/schema.ts'
import { WordCountLine } from './word-count.tsx'

type Props = {
  locale: Locale
  translation: StaffTranslation
  pictures: EditorPicture[]
  labels: EditorLabels
  isSource: boolean
  /** Stands above the fields: what changed in the source. */
  children?: ReactNode
}

/** Everything that is written in one language. */
export async function LanguageFields({ locale, translation, pictures, labels, isSource, children }: Props) {
  const t = await getTranslations('news')
  const editor = await getTranslations('editor')
  const room = await getTranslations('newsroom')
  const name = (field: string) => `translations.${locale}.${field}`
  return (
    <fieldset className={`group min-w-0 ${isSource ? '' : `side-of side-of-${locale}`}`} id={locale}>
      <legend>
        <span lang={locale}>{t(`languages.${locale}`)}</span>{' '}
        <span className="meta">({room(isSource ? 'side.source' : 'side.translation')})</span>
      </legend>
      {translation.staleSince ? <Status mark="wait">{room('stale.badge')}</Status> : null}
      {children}
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
      <WordCountLine
        locale={locale}
        initial={countWords(translation)}
        labels={{
          label: room('count.label'),
          words: room('count.words'),
          signs: room('count.signs'),
          minutes: room('count.minutes'),
        }}
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
