import { useTranslations } from 'next-intl'
import { TextArea, TextField } from '#components/ui/fields.tsx'

type Texts = { kk: string; ru: string; en: string }
type Props = {
  /** The columns' name without its language: `title`. */
  name: string
  /** Key of the label in `events.fields`; the name when left out. */
  field?: string
  hint?: string
  max: number
  /** More than one line. */
  rows?: number
  required?: boolean
  /** A draft may lack it, publishing asks for Kazakh and Russian. */
  toPublish?: boolean
  values?: Texts
}

const languages = [
  ['kk', 'Kk', 'inKk'],
  ['ru', 'Ru', 'inRu'],
  ['en', 'En', 'inEn'],
] as const

/** One text in the three languages, Kazakh first; English may always stay empty. */
export function LanguageFields({ name, field = name, hint, max, rows, required, toPublish, values }: Props) {
  const t = useTranslations('events.fields')
  const optional = useTranslations('form')('optional')
  const label = t(field as 'title')
  return languages.map(([locale, suffix, key]) => {
    const props = {
      name: `${name}${suffix}`,
      label: t(key, { field: label }),
      hint: locale === 'kk' ? hint : undefined,
      required: required && locale !== 'en',
      optionalLabel: toPublish && locale !== 'en' ? undefined : optional,
      defaultValue: values?.[locale],
      maxLength: max,
      lang: locale,
    }
    return rows ? <TextArea key={locale} rows={rows} {...props} /> : <TextField key={locale} {...props} />
  })
}

type Row<Name extends string> = { [Key in `${Name}${'Kk' | 'Ru' | 'En'}`]: string }

/** The three texts of a row by language, for `values`. */
export function textsOf<Name extends string>(row: Row<Name> | undefined, name: Name): Texts | undefined {
  if (!row) return undefined
  const texts = row as Record<string, string>
  return { kk: texts[`${name}Kk`] ?? '', ru: texts[`${name}Ru`] ?? '', en: texts[`${name}En`] ?? '' }
}
