import type { Metadata } from 'next'
import { Subscribe } from '#components/feeds/subscribe.tsx'
import { anywhere, feedPathsOf } from '#lib/feeds/rules/choice.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { FollowBox } from '../../follow-box.tsx'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findCardImage } from '#lib/cards/public.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listUnits } from '#lib/region/public.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'
import { Notes } from '../notes.tsx'
import { UnitDirections, UnitGrowth } from './people.tsx'
import { Bodies, Facts, UnitAges, UnitEvents, UnitHours } from './parts.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ unit: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, locale] = [await getTranslations('statistics'), (await getLocale()) as Locale]
  const unit = await findUnit((await params).unit)
  if (!unit) return {}
  const title = `${inLocale(unit, 'name', locale)}: ${t('title')}`
  return pageMetadata({
    ...{ locale, path: `/statistics/${unit.slug}`, title, description: t('unit.lede') },
    image: await findCardImage('statistics', locale, unit.slug),
  })
}

export default async function UnitStatisticsPage({ params }: Props) {
  const [t, locale] = [await getTranslations('statistics'), (await getLocale()) as Locale]
  const unit = await findUnit((await params).unit)
  if (!unit) notFound()
  const edition = await findLatestFigures()
  const isCounted = edition?.figures.units.some(({ slug }) => slug === unit.slug) ?? false
  const part = edition && isCounted ? { edition, unit: unit.slug } : null
  return (
    <>
      <PageHead
        title={inLocale(unit, 'name', locale)}
        crumbs={[{ href: '/statistics', label: t('title') }]}
        lede={t('unit.lede')}
        meta={edition ? t('asOfPeople', { date: formatDate(locale, edition.day) }) : undefined}
      />
      <div className="shell">
        {part ? (
          <>
            <Facts {...part} />
            <UnitGrowth {...part} />
            <UnitAges {...part} />
            <UnitDirections {...part} />
            <UnitHours {...part} />
            <UnitEvents {...part} />
            <Bodies {...part} />
            <Notes edition={part.edition} />
          </>
        ) : (
          <EmptyState title={t('counting')} />
        )}
        <FollowBox
          topic={{ kind: 'unit', id: unit.id }}
          query={`unit=${unit.slug}`}
          feed={feedPathsOf({ section: 'events', ...anywhere, unit: unit.slug }).rss}
        />
        <Subscribe choice={{ section: 'events', ...anywhere, unit: unit.slug }} siteUrl={siteUrl} />
        <p className="note pb-8">
          <SiteLink href="/statistics">{t('unit.all')}</SiteLink>
        </p>
      </div>
    </>
  )
}

async function findUnit(slug: string) {
  return (await listUnits()).find((unit) => unit.slug === slug) ?? null
}
