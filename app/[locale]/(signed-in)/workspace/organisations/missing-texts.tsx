import { useLocale, useTranslations } from 'next-intl'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatList } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { missingTexts } from '#lib/organisations/rules.ts'

/** Which texts a language still lacks, so that nobody has to compare three columns. */
export function MissingTexts({ organisation }: { organisation: object }) {
  const t = useTranslations('representatives.page')
  const locale = useLocale() as Locale
  const facts = locales.map((language) => ({
    label: t(`languages.${language}`),
    value: formatList(
      locale,
      missingTexts(organisation, language).map((name) => t(`texts.${name}`)),
    ),
  }))
  if (facts.every(({ value }) => value === '')) return <p className="note pt-6">{t('complete')}</p>
  return (
    <Section title={t('missing')}>
      <DescriptionList facts={facts} />
    </Section>
  )
}
