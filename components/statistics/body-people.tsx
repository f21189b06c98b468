import { useLocale, useTranslations } from 'next-intl'
import { PlaceDots } from '#components/horizon/place-dots.tsx'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Props = {
  /** Null is kept back; a body that is newer than the edition has no number yet. */
  value: number | null | undefined
  /** Where the page has one number only, its day stands beside it. */
  day?: string | null
  /** Without dots. */
  isPlain?: boolean
}

/** The people of a centre or organisation: a dot for each, and the number in words. */
export function BodyPeople({ value, day, isPlain = false }: Props) {
  const t = useTranslations('statistics')
  const locale = useLocale() as Locale
  const words = value === undefined ? t('notYet') : value === null ? t('kept') : t('people', { count: value })
  return (
    <div className="seats">
      {value && !isPlain ? <PlaceDots taken={value} places={value} /> : null}
      <p>{words}</p>
      {day && value !== undefined ? (
        <p className="note">{t('asOf', { date: formatDate(locale, day) })}</p>
      ) : null}
    </div>
  )
}
