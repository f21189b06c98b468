import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Announcements } from '#components/home/announcements.tsx'
import { Featured } from '#components/home/featured.tsx'
import { HotLine } from '#components/home/hot-line.tsx'
import { siteData } from '#components/structured-data/site.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { readHome } from '#lib/home/public.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
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
  const [region, home] = await Promise.all([regionFigures(locale), readHome(locale)])
  return (
    <>
      <JsonLd data={siteData(site('description'), await dataWords())} />
      <Hero region={region} />
      <Announcements announcements={home.announcements} />
      <Featured items={home.featured} />
      <NextEvents />
      <FrontNews without={home.featured.map(({ href }) => href)} />
      <Wall />
      <Near region={region} />
      <Doors />
      <HotLine line={home.hotLine} />
    </>
  )
}
