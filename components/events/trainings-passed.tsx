import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { TrainingPassed } from '#lib/events/queries/trainings.ts'
import { formatDate, formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** The trainings somebody was at; nothing when there are none. */
export function TrainingsPassed({ trainings }: { trainings: TrainingPassed[] }) {
  const t = useTranslations('trainings')
  const locale = useLocale() as Locale
  if (trainings.length === 0) return null
  return (
    <Section title={t('passed.title')} id="trainings">
      <ul className="rows">
        {trainings.map((training) => (
          <li key={training.id}>
            <h3>
              {training.state === 'draft' ? (
                inLocale(training, 'title', locale)
              ) : (
                <SiteLink href={`/events/${training.slug}`}>{inLocale(training, 'title', locale)}</SiteLink>
              )}
            </h3>
            <p className="meta">{factsOf(training)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )

  function factsOf({ startsAt, training }: TrainingPassed): string {
    const facts = [formatDate(locale, startsAt)]
    if (training) {
      facts.push(t(`form.levels.${training.level}`))
      facts.push(t('passed.hours', { hours: formatHours(locale, training.courseMinutes) }))
    }
    return facts.join(' · ')
  }
}
