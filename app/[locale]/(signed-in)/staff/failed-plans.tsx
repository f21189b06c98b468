import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { listFailedPlans } from '#lib/news/queries/details.ts'

type Props = { plans: Awaited<ReturnType<typeof listFailedPlans>>; locale: Locale }

/** News that did not come out when they should have, each with why; nothing when all did. */
export async function FailedPlans({ plans, locale }: Props) {
  if (plans.length === 0) return null
  const t = await getTranslations('reading.desk')
  const n = await getTranslations('news.desk')
  return (
    <Section title={t('failedPlans')}>
      <ul className="stack">
        {plans.map(({ id, translations, scheduleProblem, scheduleEndedAt }) => {
          const titled = [locale, ...locales].find((each) => titleIn(translations, each))
          return (
            <li key={id}>
              <SiteLink href={`/staff/news/${id}/details`} lang={titled === locale ? undefined : titled}>
                {titled ? titleIn(translations, titled) : n('untitled')}
              </SiteLink>
              <span className="meta block">
                {scheduleEndedAt ? t('failed', { time: formatDateTime(locale, scheduleEndedAt) }) : null}
              </span>
              {t(`reasons.${scheduleProblem as 'notComplete' | 'noRight'}`)}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function titleIn(translations: Props['plans'][number]['translations'], locale: string): string {
  return translations.find((each) => each.locale === locale)?.title ?? ''
}
