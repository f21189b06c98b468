import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Shell } from '#components/ui/columns.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findOverview } from '#lib/open-data/public.ts'
import { licence } from '#lib/open-data/rules/schemas.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { ApiGuide } from './api-guide.tsx'
import { Changes } from './changes.tsx'
import { Files } from './files.tsx'
import { OpenDataJsonLd } from './open-data-json-ld.tsx'

// The edition is asked of the cache at each request; the worker has it forgotten when a new one is made.
export const dynamic = 'force-dynamic'

const reading = ['csv', 'guard', 'list', 'json', 'time'] as const
const kept = ['people', 'minors', 'few', 'erased', 'withdrawn', 'demo'] as const

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = [await getTranslations('openData'), (await getLocale()) as Locale]
  return pageMetadata({ locale, path: '/about/open-data', title: t('title'), description: t('lede') })
}

export default async function OpenDataPage() {
  const [t, locale] = [await getTranslations('openData'), (await getLocale()) as Locale]
  const { edition, changes } = await findOverview()
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        {edition ? (
          <p className="meta">
            {t('files.asOf', { edition: edition.name, madeAt: formatDateTime(locale, edition.madeAt) })}
          </p>
        ) : null}
      </PageHead>
      <Shell className="open-data">
        <Section title={t('parts.files')} id="files">
          {edition ? <Files edition={edition} /> : <p>{t('none')}</p>}
        </Section>
        <Section title={t('parts.kept')} id="kept">
          <ul className="plain-points">
            {kept.map((key) => (
              <li key={key}>{t(`kept.${key}`)}</li>
            ))}
          </ul>
        </Section>
        <Section title={t('parts.licence')} id="licence">
          <p>
            {t.rich('licence.text', {
              licence: licence.title,
              link: (words) => (
                <a href={licence.path} rel="license">
                  {words}
                </a>
              ),
            })}
          </p>
          <p>{t('licence.cite', { site: new URL(siteUrl).host })}</p>
        </Section>
        <Section title={t('parts.reading')} id="reading">
          <ul className="plain-points">
            {reading.map((key) => (
              <li key={key}>{t(`reading.${key}`)}</li>
            ))}
          </ul>
        </Section>
        <Section title={t('parts.api')} id="api">
          <ApiGuide />
        </Section>
        <Section title={t('parts.changes')} id="changes">
          <Changes changes={changes} />
        </Section>
      </Shell>
      {edition ? <OpenDataJsonLd edition={edition} /> : null}
    </>
  )
}
