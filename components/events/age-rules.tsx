import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Section } from '#components/ui/section.tsx'
import { accompaniedAge, adultAge, type EventView } from '#lib/events/rules.ts'

/** Who may come by age, the law's rules and the organiser's in plain words; what is open to the others. */
export function AgeRules({ event }: { event: EventView }) {
  const t = useTranslations('events')
  const { minimumAge, lawReasons } = event.ageRule
  const from = minimumAge ?? 0
  const reasons = lawReasons.map((reason) => t(`age.reasons.${reason}`)).join('; ')
  const others = (age: number) => <SiteLink href={`/events?age=${age}`}>{t('age.others', { age })}</SiteLink>
  const teensFrom = Math.max(from, accompaniedAge)
  return (
    <Section title={t('page.who')} id="who">
      <DescriptionList
        facts={[
          { label: t('age.rowFrom', { age: Math.max(from, adultAge) }), value: t('age.adults') },
          from < adultAge && {
            label: t('age.rowRange', { from: teensFrom, to: adultAge - 1 }),
            value: t('age.teens'),
          },
          from < accompaniedAge && {
            label:
              from > 0
                ? t('age.rowRange', { from, to: accompaniedAge - 1 })
                : t('age.rowUnder', { age: accompaniedAge }),
            value: t('age.children'),
          },
          from > 0 && {
            label: t('age.rowUnder', { age: from }),
            value: (
              <>
                {lawReasons.length > 0 ? t('age.refusedByLaw', { reasons }) : t('age.refusedByHost')}{' '}
                {others(Math.max(from - 2, accompaniedAge - 1))}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
