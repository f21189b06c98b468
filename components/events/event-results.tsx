import { useLocale, useTranslations } from 'next-intl'
import { Section } from '#components/ui/section.tsx'
import { formatNumber } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Results } from '#lib/events/rules/results.ts'

/** What came of an event that is over. */
export function EventResults({ results }: { results: Results | null }) {
  const t = useTranslations('series.page')
  const locale = useLocale() as Locale
  if (!results) return null
  return (
    <Section title={t('results')} id="results">
      <p>
        <b>{t('people', { count: results.people })}</b>
        {results.hours > 0 ? ` · ${t('hours', { hours: formatNumber(locale, results.hours) })}` : null}
      </p>
    </Section>
  )
}
