import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Row } from '#components/ui/row.tsx'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { SearchHit, TextPart } from '#lib/search/rules.ts'

export type NamedUnit = { id: string; nameKk: string; nameRu: string; nameEn: string }

/** One record found, with the words that found it marked. */
export function HitRow({ hit, units }: { hit: SearchHit; units: NamedUnit[] }) {
  const t = useTranslations('search')
  const locale = useLocale() as Locale
  const lang = hit.locale === locale ? undefined : hit.locale
  const unit = units.find(({ id }) => id === hit.unitId)
  const facts = [
    t(`kind.${hit.kind}`),
    unit ? inLocale(unit, 'name', locale) : null,
    hit.at ? formatDate(locale, hit.at) : null,
    lang ? t(`inLanguage.${lang}`) : null,
  ]
  return (
    <Row
      meta={facts.filter(Boolean).join(' · ')}
      title={
        <SiteLink href={hit.path} lang={lang} locale={hit.kind === 'news' ? hit.locale : undefined}>
          <Marked parts={hit.titleParts} />
        </SiteLink>
      }
    >
      {hit.snippet.length > 0 ? (
        <p className="search-snippet" lang={lang}>
          <Marked parts={hit.snippet} />
        </p>
      ) : null}
    </Row>
  )
}

function Marked({ parts }: { parts: TextPart[] }) {
  return parts.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))
}
