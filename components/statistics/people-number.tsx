import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { formatDate, formatNumber } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** A number of an edition, or its one mark for what is kept back; the note below the table says why. */
export function PeopleNumber({ value }: { value: number | null }) {
  const t = useTranslations('statistics')
  const locale = useLocale() as Locale
  if (value !== null) return formatNumber(locale, value)
  return <KeptMark words={t('kept')} />
}

export function KeptMark({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">*</span>
      <span className="sr-only">{words}</span>
    </>
  )
}

/** The day the numbers are of; nothing before the first were counted. */
export function AsOf({ day }: { day: string | null }) {
  const t = useTranslations('statistics')
  const locale = useLocale() as Locale
  if (day === null) return <p className="note">{t('counting')}</p>
  return (
    <p className="note">
      {t('asOf', { date: formatDate(locale, day) })} <SiteLink href="/statistics">{t('more')}</SiteLink>
    </p>
  )
}

/** The same, with what the mark in a table means when the table has one. */
export function KeptNote({ day, isKept }: { day: string | null; isKept: boolean }) {
  const t = useTranslations('statistics')
  return (
    <>
      {isKept ? <p className="note">{t('keptNote')}</p> : null}
      <AsOf day={day} />
    </>
  )
}
