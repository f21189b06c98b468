import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { formatDate } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'
import { Changed } from './changed.tsx'
import { Notes } from './notes.tsx'
import { Ages, Directions, Growth, Hours } from './parts.tsx'
import { Records } from './records.tsx'
import { ThenNow } from './then-now.tsx'
import { Units } from './units.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('statistics')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/statistics', title: t('title'), description: t('lede') })
}

export default async function StatisticsPage() {
  const [t, locale] = [await getTranslations('statistics'), (await getLocale()) as Locale]
  const edition = await findLatestFigures()
  if (!edition)
    return (
      <>
        <PageHead title={t('title')} lede={t('lede')} />
        <div className="shell">
          <EmptyState title={t('counting')} />
        </div>
      </>
    )
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        meta={t('asOfPeople', { date: formatDate(locale, edition.day) })}
      />
      <div className="shell">
        <ThenNow edition={edition} />
        <Changed edition={edition} />
        <Units edition={edition} />
        <Growth edition={edition} />
        <Hours edition={edition} />
        <Ages edition={edition} />
        <Directions edition={edition} />
        <Records edition={edition} />
        <Notes edition={edition} />
      </div>
    </>
  )
}
