import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import type { EventView } from '#lib/events/rules.ts'
import { formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** What a training teaches, for how long and who leads it. */
export function TrainingFacts({ training }: { training: EventView['training'] }) {
  const t = useTranslations('trainings')
  const locale = useLocale() as Locale
  if (!training) return null
  const outcomes = inLocale(training, 'outcomes', locale)
  const trainer = training.trainer ? (
    <SiteLink href={`/people/${training.trainer.slug}`}>
      {inLocale(training.trainer, 'name', locale)}
    </SiteLink>
  ) : (
    inLocale(training, 'trainer', locale)
  )
  return (
    <Section title={t('page.title')} id="training">
      <DescriptionList
        facts={[
          { label: t('page.trainer'), value: trainer },
          { label: t('page.level'), value: t(`form.levels.${training.level}`) },
          { label: t('page.hours'), value: formatHours(locale, training.courseMinutes) },
        ]}
      />
      {outcomes ? (
        <>
          <h3 className="pt-4">{t('page.outcomes')}</h3>
          <Paragraphs text={outcomes} />
        </>
      ) : null}
      <p className="note pt-4">{t('page.certificate')}</p>
    </Section>
  )
}
