import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EventResults } from '#components/events/event-results.tsx'
import { EventView } from '#components/events/event-view.tsx'
import { OtherDates } from '#components/events/other-dates.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { eventData } from '#components/structured-data/event.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { Section } from '#components/ui/section.tsx'
import { listAwardsOfEvent } from '#lib/awards/public.ts'
import { findCardImage } from '#lib/cards/public.ts'
import { findPublishedEvent } from '#lib/events/public.ts'
import { findResults, listOtherDates } from '#lib/events/public/around.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale, languagesOf } from '#lib/i18n/localised.ts'
import { pageMetadata, writtenPaths } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listMemorandaOfEvent } from '#lib/memoranda/public.ts'

export const dynamic = 'error'

export function generateStaticParams() {
  return [{ slug: '_' }]
}

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const event = await findPublishedEvent(slug)
  if (!event) return {}
  const date = event.isDateStated ? formatDate(locale, event.startsAt) : ''
  return pageMetadata({
    locale,
    path: writtenPaths(languagesOf(event, 'title'), `/events/${slug}`),
    // The dates of a series have the same words; in a list of tabs or findings the day tells them apart.
    title: [inLocale(event, 'title', locale), date].filter(Boolean).join(', '),
    description: [date, inLocale(event, 'summary', locale)].filter(Boolean).join('. '),
    image: await findCardImage('events', locale, slug),
    type: 'article',
    article: { publishedAt: event.publishedAt, changedAt: event.updatedAt },
  })
}

export default async function EventPage({ params }: Props) {
  const { slug } = await params
  const event = await findPublishedEvent(slug)
  if (!event) notFound()
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('events')
  return (
    <>
      <EventView
        event={event}
        crumbs={[{ href: '/events', label: t('title') }]}
        programmeHref={`/events/${slug}/programme`}
        results={event.phase === 'over' ? <EventResults results={await findResults(event.id)} /> : null}
      >
        {event.seriesId ? <OtherDates dates={await listOtherDates(event.seriesId, event.id)} /> : null}
        <Awards eventId={event.id} locale={locale} />
        <Memoranda eventId={event.id} locale={locale} />
      </EventView>
      <JsonLd data={eventData(event, await dataWords())} />
    </>
  )
}

type ListProps = { eventId: string; locale: Locale }

async function Awards({ eventId, locale }: ListProps) {
  const t = await getTranslations('events.page')
  const awards = await listAwardsOfEvent(eventId, locale)
  if (awards.length === 0) return null
  return (
    <Section title={t('awards')} tone="gold" id="awards">
      <ul className="honour">
        {awards.map((award) => (
          <li key={award.id}>
            <SiteLink href={award.href}>{award.name}</SiteLink>
            <span className="meta">{award.kind.name}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function Memoranda({ eventId, locale }: ListProps) {
  const t = await getTranslations('events.page')
  const memoranda = await listMemorandaOfEvent(eventId, locale)
  if (memoranda.length === 0) return null
  return (
    <Section title={t('memoranda')} id="memoranda">
      <ul className="rows">
        {memoranda.map((memorandum) => (
          <li key={memorandum.slug}>
            <h3>
              <SiteLink href={memorandum.href}>{memorandum.title}</SiteLink>
            </h3>
            <p className="meta">{memorandum.parties.map((party) => party.name).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
