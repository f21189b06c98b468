import { useLocale, useTranslations } from 'next-intl'
import { Section } from '#components/ui/section.tsx'
import { formatHours } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** What came of an event that is over. */
export function EventResults({ results }: { results: { people: number; minutes: number } | null }) {
  const t = useTranslations('series.page')
  const locale = useLocale() as Locale
  if (!results) return null
  return (
    <Section title={t('results')} id="results">
      <p>
        <b>{t('people', { count: results.people })}</b>
        {results.minutes > 0 ? ` · ${t('hours', { hours: formatHours(locale, results.minutes) })}` : null}
      </p>
    </Section>
  )
}
