import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { EventDays } from '#components/events/event-days.tsx'
import { BodyPeople } from '#components/statistics/body-people.tsx'
import { Subscribe } from '#components/feeds/subscribe.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { centreData } from '#components/structured-data/bodies.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { AsideColumns } from '#components/ui/columns.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { findCardImage } from '#lib/cards/public.ts'
import { findPublishedCentre } from '#lib/centres/public.ts'
import { listEventsOfCentre, listPastEventsOfCentre } from '#lib/events/public.ts'
import { anywhere, feedPathsOf } from '#lib/feeds/rules/choice.ts'
import { FollowBox } from '../../follow-box.tsx'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale, languagesOf, localeOf } from '#lib/i18n/localised.ts'
import { pageMetadata, writtenPaths } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findBodyPeople } from '#lib/statistics/public.ts'
import { siteUrl } from '#lib/platform/env.ts'

export const dynamic = 'error'

/** No centre is prerendered at build, so that a build needs no database; each is on its first visit. */
export function generateStaticParams() {
  return [{ slug: '_' }]
}

type Props = { params: Promise<{ slug: string }> }
type Centre = NonNullable<Awaited<ReturnType<typeof findPublishedCentre>>>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const centre = await findPublishedCentre(slug)
  if (!centre) return {}
  const description = inLocale(centre, 'description', locale).slice(0, 200)
  return pageMetadata({
    locale,
    path: writtenPaths(languagesOf(centre, 'name'), `/centres/${slug}`),
    title: inLocale(centre, 'name', locale),
    description,
    feeds: feedPathsOf({ section: 'events', ...anywhere, centre: slug }),
    image: await findCardImage('centres', locale, slug),
  })
}

export default async function CentrePage({ params }: Props) {
  const { slug } = await params
  const centre = await findPublishedCentre(slug)
  if (!centre) notFound()
  const t = await getTranslations('centres')
  const locale = (await getLocale()) as Locale
  const unit = inLocale(centre.unit, 'name', locale)
  const crumbs = [
    { href: '/centres', label: t('title') },
    { href: `/centres?unit=${centre.unit.slug}`, label: unit },
  ]
  return (
    <>
      <PageHead
        title={inLocale(centre, 'name', locale)}
        crumbs={crumbs}
        meta={`${unit} · ${t(`hosts.${centre.host}`)}`}
      >
        {centre.verifiedAt ? <Status mark="good">{t('verified')}</Status> : null}
      </PageHead>
      <AsideColumns aside={<Facts centre={centre} />} asideFirst>
        <Paragraphs
          text={inLocale(centre, 'description', locale)}
          lang={localeOf(centre, 'description', locale)}
        />
        <Events centreId={centre.id} slug={slug} />
        <Subscribe choice={{ section: 'events', ...anywhere, centre: slug }} siteUrl={siteUrl} />
        <FollowBox
          topic={{ kind: 'centre', id: centre.id }}
          query={`centre=${slug}`}
          feed={`/feeds/events/centre/${slug}/rss.xml`}
        />
        <p className="note">{t('changed', { date: formatDate(locale, centre.updatedAt) })}</p>
      </AsideColumns>
      <JsonLd data={centreData(centre, await dataWords())} />
    </>
  )
}

async function Facts({ centre }: { centre: Centre }) {
  const t = await getTranslations('centres')
  const { day, people } = await findBodyPeople('centres')
  const locale = (await getLocale()) as Locale
  return (
    <DescriptionList
      facts={[
        { label: t('address'), value: inLocale(centre, 'address', locale) },
        { label: t('openingHours'), value: inLocale(centre, 'openingHours', locale) },
        {
          label: t('phone'),
          value: centre.phone ? <a href={`tel:${centre.phone}`}>{centre.phone}</a> : null,
        },
        {
          label: t('email'),
          value: centre.email ? <a href={`mailto:${centre.email}`}>{centre.email}</a> : null,
        },
        { label: t('website'), value: centre.website ? <a href={centre.website}>{centre.website}</a> : null },
        { label: t('peopleLabel'), value: <BodyPeople value={people[centre.slug]} day={day} /> },
        {
          label: t('join'),
          value: t('joinText'),
        },
      ]}
    />
  )
}

async function Events({ centreId }: { centreId: string; slug: string }) {
  const t = await getTranslations('centres')
  const [next, past] = await Promise.all([listEventsOfCentre(centreId), listPastEventsOfCentre(centreId)])
  return (
    <>
      <Section title={t('nextEvents')} more={<SiteLink href="/events">{t('allEvents')}</SiteLink>}>
        {next.length > 0 ? <EventDays events={next} level={3} /> : <p className="note">{t('noEvents')}</p>}
      </Section>
      {past.length > 0 ? (
        <Section title={t('pastEvents')}>
          <EventDays events={past} level={3} />
        </Section>
      ) : null}
    </>
  )
}
