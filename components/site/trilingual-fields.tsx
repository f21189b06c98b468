import { TextArea, TextField } from '#components/ui/fields.tsx'
import { locales } from '#lib/i18n/routing.ts'

const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const

type Props = {
  /** `name` gives the fields nameKk, nameRu, nameEn. */
  name: string
  labels: { kk: string; ru: string; en: string }
  row?: object | null
  isLong?: boolean
  required?: boolean
  /** Stands after the English label where English may stay empty. */
  optionalEnglish?: string
  maxLength?: number
}

/** One text in the three languages, each field marked with its own language. */
export function TrilingualFields({ name, labels, row, isLong, required, optionalEnglish, maxLength }: Props) {
  const texts = (row ?? {}) as Record<string, unknown>
  const Input = isLong ? TextArea : TextField
  return locales.map((locale) => {
    const key = `${name}${suffixes[locale]}`
    const value = texts[key]
    return (
      <Input
        key={key}
        name={key}
        label={labels[locale]}
        lang={locale}
        required={required && !(locale === 'en' && optionalEnglish)}
        optionalLabel={locale === 'en' ? optionalEnglish : undefined}
        maxLength={maxLength}
        defaultValue={typeof value === 'string' ? value : ''}
      />
    )
  })
}
