import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Shell } from '#components/ui/columns.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { PageData } from '../../page-data.tsx'

const parts = ['collect', 'why', 'who', 'minors', 'rights', 'keep', 'cookies', 'law', 'follow'] as const

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = [await getTranslations('about.privacy'), (await getLocale()) as Locale]
  return pageMetadata({ locale, path: '/about/privacy', title: t('title'), description: t('lede') })
}

export default async function PrivacyPage() {
  const t = await getTranslations('about.privacy')
  return (
    <>
      <PageData kind="AboutPage" path="/about/privacy" title={t('title')} description={t('lede')} />
      <PageHead title={t('title')} lede={t('lede')} />
      <Shell className="about">
        {parts.map((part) => (
          <section key={part} id={part}>
            <h2>{t(`sections.${part}.title`)}</h2>
            <p>{t(`sections.${part}.text`)}</p>
          </section>
        ))}
      </Shell>
    </>
  )
}
