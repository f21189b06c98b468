import '#app/globals.css'
import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import { preload } from 'react-dom'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { appearanceScript } from '#components/site/appearance-script.ts'
import { defaultLocale, isLocale, type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#08384f' },
    { media: '(prefers-color-scheme: dark)', color: '#05202e' },
  ],
  ...{ width: 'device-width', initialScale: 1 },
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const t = await getTranslations('site')
  const { locale } = await params
  return {
    metadataBase: new URL(siteUrl),
    title: { default: t('title'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
    manifest: localePath(isLocale(locale) ? locale : defaultLocale, '/manifest.webmanifest'),
    openGraph: { siteName: t('name'), type: 'website' },
    formatDetection: { telephone: false },
  }
}

const scripts: Record<Locale, string[]> = {
  kk: ['cyrillic', 'kazakh', 'latin'],
  ru: ['cyrillic', 'latin'],
  // Names and addresses stay as they are written; the first page shows them in the same letters.
  en: ['latin', 'cyrillic'],
}

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('form')
  for (const script of scripts[locale]) {
    for (const family of ['literata', 'golos']) {
      preload(`/fonts/${family}-${script}.woff2`, {
        as: 'font',
        type: 'font/woff2',
        crossOrigin: 'anonymous',
      })
    }
  }
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: appearanceScript }} />
        <noscript>
          <link rel="stylesheet" href="/api/appearance" />
        </noscript>
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title={(await getTranslations('site'))('name')}
          href={localePath(locale, '/opensearch.xml')}
        />
      </head>
      <body>
        {children}
        <p id="words-not-sent" hidden>
          {t('notSent')}
        </p>
      </body>
    </html>
  )
}
