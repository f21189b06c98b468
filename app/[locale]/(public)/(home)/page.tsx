import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { Doors } from './doors.tsx'
import { FrontNews } from './front-news.tsx'
import { Hero } from './hero.tsx'
import { Near } from './near.tsx'
import { NextEvents } from './next-events.tsx'
import { regionFigures } from './region-view.ts'
import { Wall } from './wall.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const [t, site, locale] = [
    await getTranslations('home'),
    await getTranslations('site'),
    (await getLocale()) as Locale,
  ]
  const metadata = pageMetadata({
    locale,
    path: '/',
    title: t('metaTitle'),
    description: site('description'),
  })
  return { ...metadata, title: { absolute: t('metaTitle') } }
}

export default async function HomePage() {
  const [site, locale] = [await getTranslations('site'), (await getLocale()) as Locale]
  const region = await regionFigures(locale)
  const office = { '@type': 'Organization', name: site('name'), description: site('description') }
  return (
    <>
      <JsonLd
        data={{ ...office, url: `${siteUrl}${localePath(locale, '/')}`, areaServed: site('footer.address') }}
      />
      <Hero region={region} />
      <NextEvents />
      <FrontNews />
      <Wall />
      <Near region={region} />
      <Doors />
    </>
  )
}
