import { useLocale, useTranslations } from 'next-intl'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { Overview } from '#lib/open-data/public.ts'
import { licence, openDataPath } from '#lib/open-data/rules/schemas.ts'
import { siteUrl } from '#lib/platform/env.ts'

/** The catalogue and its datasets for search engines of data. */
export function OpenDataJsonLd({ edition }: { edition: NonNullable<Overview['edition']> }) {
  const [t, s, locale] = [useTranslations('openData'), useTranslations('site'), useLocale() as Locale]
  const url = siteUrl + localePath(locale, '/about/open-data')
  const creator = { '@type': 'Organization', name: s('name'), url: `${siteUrl}/` }
  const shared = { creator, license: licence.path, isAccessibleForFree: true, inLanguage: ['kk', 'ru', 'en'] }
  const made = new Date(edition.madeAt).toISOString()
  const dataset = edition.parts.map(({ dataset: name, files }) => ({
    ...{ '@type': 'Dataset', '@id': `${siteUrl}${openDataPath}/index.json#${name}`, url: `${url}#files` },
    ...{ name: t(`datasets.${name}.title`), description: t(`datasets.${name}.text`), dateModified: made },
    ...shared,
    distribution: files.map((file) => ({
      ...{ '@type': 'DataDownload', name: file.name, encodingFormat: file.mediaType.split(';')[0] },
      ...{ contentUrl: `${siteUrl}${openDataPath}/${file.name}`, contentSize: `${file.bytes} B` },
      ...{ sha256: file.sha256, license: licence.path },
    })),
  }))
  const about = { name: t('catalogue'), description: t('lede'), url, dateModified: made }
  return <JsonLd data={{ '@type': 'DataCatalog', ...about, ...shared, dataset }} />
}
