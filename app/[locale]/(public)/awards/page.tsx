import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AwardRoll } from '#components/awards/award-roll.tsx'
import { CheckForm } from '#components/awards/check-form.tsx'
import { Horn } from '#components/awards/horn.tsx'
import { Subscribe } from '#components/feeds/subscribe.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Breadcrumbs } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { countAwards, listPublishedAwards } from '#lib/awards/public.ts'
import { awardFilters } from '#lib/awards/schema.ts'
import { anywhere, feedPathsOf } from '#lib/feeds/rules/choice.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { ListData } from '../list-data.tsx'
import { Filters, listHref } from './filters.tsx'
import { Titles } from './titles.tsx'
import { PublicLetter } from './public-letter.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  const feeds = feedPathsOf({ section: 'awards', ...anywhere })
  return pageMetadata({ locale, path: '/awards', title: t('title'), description: t('description'), feeds })
}

export default async function AwardsPage({ searchParams }: Props) {
  const filters = awardFilters.parse(await searchParams)
  const { after: _after, before: _before, ...chosen } = filters
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('awards')
  const [page, count] = await Promise.all([listPublishedAwards(filters, locale), countAwards(chosen)])
  const first = page.groups[0]?.awards[0]
  const isFiltered = Object.values(chosen).some((value) => value !== undefined)
  return (
    <>
      <ListData
        search={searchParams}
        page={{ path: '/awards', title: t('title'), description: t('description') }}
        items={page.groups.flatMap(({ awards }) => awards)}
        total={count.all}
      />
      <Head />
      <div className="shell pt-6">
        <Filters filters={chosen} count={count.all} />
      </div>
      <div className="shell thanks-columns">
        <div className="min-w-0">
          {page.groups.map((group) => (
            <Ceremony key={group.key} group={group} />
          ))}
          {page.groups.length === 0 ? <Nothing isFiltered={isFiltered} /> : null}
          <Pagination
            summary={t('found', { count: count.all })}
            next={page.next ? listHref({ ...chosen, after: page.next }) : null}
            previous={page.previous ? listHref({ ...chosen, before: page.previous }) : null}
          />
          {isFiltered || filters.after || filters.before ? null : <Titles />}
          <p className="note pt-6">{t('minorsNote')}</p>
          <Subscribe choice={{ section: 'awards', ...anywhere, unit: chosen.unit ?? '' }} siteUrl={siteUrl} />
        </div>
        {first ? (
          <aside>
            <PublicLetter id={first.id} />
          </aside>
        ) : null}
      </div>
    </>
  )
}

async function Head() {
  const t = await getTranslations('awards')
  return (
    <header className="thanks-head">
      <div className="shell">
        <Breadcrumbs crumbs={[]} current={t('heading')} />
        <div>
          <h1>{t('heading')}</h1>
          <p className="page-lede">{t('lede')}</p>
          <CheckForm onGround />
        </div>
        <Horn isWhole />
      </div>
    </header>
  )
}

type Group = Awaited<ReturnType<typeof listPublishedAwards>>['groups'][number]

async function Ceremony({ group }: { group: Group }) {
  const t = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  const [first] = group.awards
  if (!first) return null
  const people = group.count - group.organisations
  const days = new Set(group.awards.map(({ issuedOn }) => issuedOn))
  const isOneDay = days.size === 1
  const day = first.issuedOn ? formatDate(locale, first.issuedOn) : t('dateNotStated')
  const facts = [
    first.event ? first.kind.name : null,
    people > 0 ? t('toPeople', { count: people }) : null,
    group.organisations > 0 ? t('toOrganisations', { count: group.organisations }) : null,
    isOneDay ? day : String(group.year),
  ]
  const id = `c-${first.id}`
  return (
    <section className="ceremony" aria-labelledby={id}>
      <header>
        <p className="numeral" aria-hidden="true">
          {group.count}
        </p>
        <div>
          <h2 id={id}>
            {first.event ? (
              <SiteLink href={first.event.href}>{first.event.title}</SiteLink>
            ) : (
              `${first.kind.name}, ${group.year}`
            )}
          </h2>
          <p className="meta">{facts.filter(Boolean).join(' · ')}</p>
        </div>
      </header>
      <AwardRoll awards={group.awards} hasDates={!isOneDay} />
      {group.awards.some(({ isInvented }) => isInvented) ? (
        <p className="note pt-4">{t('demoNote')}</p>
      ) : null}
    </section>
  )
}

async function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = await getTranslations('awards')
  return (
    <div className="pt-8">
      <EmptyState
        title={t(isFiltered ? 'nothingFound' : 'nothingYet')}
        actions={isFiltered ? <SiteLink href="/awards">{t('reset')}</SiteLink> : null}
      >
        {t(isFiltered ? 'nothingFoundText' : 'nothingYetText')}
      </EmptyState>
    </div>
  )
}
