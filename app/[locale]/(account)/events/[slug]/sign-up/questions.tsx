import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Section } from '#components/ui/section.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { EventToJoin } from '#lib/participation/queries/sign-up.ts'

/** What to bring, and whom to ask. */
export async function Questions({ event }: { event: EventToJoin }) {
  const t = await getTranslations('signUps.questions')
  const locale = (await getLocale()) as Locale
  const { centre } = event
  return (
    <Section title={t('title')} className="sign-up-questions">
      <DescriptionList
        facts={[
          { label: t('requirements'), value: inLocale(event, 'requirements', locale) },
          { label: t('contact'), value: inLocale(event, 'contact', locale) },
          {
            label: t('centre'),
            value: <SiteLink href={`/centres/${centre.slug}`}>{inLocale(centre, 'name', locale)}</SiteLink>,
          },
          centre.phone !== null && {
            label: t('phone'),
            value: <a href={`tel:${centre.phone}`}>{centre.phone}</a>,
          },
          centre.email !== null && {
            label: t('email'),
            value: <a href={`mailto:${centre.email}`}>{centre.email}</a>,
          },
        ]}
      />
    </Section>
  )
}
