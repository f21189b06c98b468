import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { PrintButton } from '#components/awards/print-button.tsx'
import { Timeline } from '#components/events/programme.tsx'
import { ProgrammeLines } from '#components/events/programme-lines.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { listAwardsOfEvent } from '#lib/awards/public.ts'
import { findCardImage } from '#lib/cards/public.ts'
import { findPublishedEvent } from '#lib/events/public.ts'
import type { EventView } from '#lib/events/rules.ts'
import { platformWords } from '#lib/events/rules/programme.ts'
import { formatDateRange, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale, languagesOf } from '#lib/i18n/localised.ts'
import { pageMetadata, writtenPaths } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'

export const dynamic = 'error'

export function generateStaticParams() {
  return [{ slug: '_' }]
}

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const event = await findPublishedEvent(slug)
  if (!event || event.agenda.length === 0) return {}
  const t = await getTranslations('series.programme')
  const title = t('titleOf', { title: inLocale(event, 'title', locale) })
  return pageMetadata({
    ...{ locale, title, image: await findCardImage('events', locale, slug) },
    path: writtenPaths(languagesOf(event, 'title'), `/events/${slug}/programme`),
    description: inLocale(event, 'summary', locale),
  })
}

export default async function ProgrammePage({ params }: Props) {
  const { slug } = await params
  const event = await findPublishedEvent(slug)
  if (!event || event.agenda.length === 0) notFound()
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('series.programme')
  const tEvents = await getTranslations('events')
  const title = inLocale(event, 'title', locale)
  return (
    <>
      <PageHead
        title={t('titleOf', { title })}
        crumbs={[
          { href: '/events', label: tEvents('title') },
          { href: `/events/${slug}`, label: title },
        ]}
        meta={[
          event.isDateStated ? whenOf(event, locale) : tEvents('page.noDate'),
          inLocale(event, 'place', locale),
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        {event.phase === 'cancelled' ? <Status mark="bad">{tEvents('join.cancelled')}</Status> : null}
        <p className="no-print">
          <PrintButton label={tEvents('page.print')} />
        </p>
      </PageHead>
      <div className="shell programme-sheet">
        <Section title={t('byTime')} id="by-time">
          <Timeline agenda={event.agenda} platforms={event.platforms} />
        </Section>
        <ByPlatform event={event} locale={locale} />
        <AwardOrder event={event} locale={locale} />
      </div>
    </>
  )
}

function whenOf({ startsAt, endsAt }: EventView, locale: Locale): string {
  const isOneDay = dayOf(startsAt) === dayOf(endsAt)
  const days = formatDateRange(locale, startsAt, endsAt)
  return isOneDay ? `${days}, ${formatTimeRange(locale, startsAt, endsAt)}` : days
}

type PartProps = { event: EventView; locale: Locale }

async function ByPlatform({ event, locale }: PartProps) {
  const t = await getTranslations('series.programme')
  const tPage = await getTranslations('events.page')
  const used = event.platforms.filter(({ number }) => event.agenda.some((line) => line.platform === number))
  if (used.length < 2) return null
  return (
    <Section title={t('byPlatform')} id="by-platform">
      {used.map((platform) => (
        <section key={platform.number} className="programme-platform">
          <h3>
            {[tPage('platform', { number: platform.number }), platformWords(platform, locale)]
              .filter(Boolean)
              .join(' · ')}
          </h3>
          <ProgrammeLines lines={event.agenda.filter((line) => line.platform === platform.number)} hasTimes />
        </section>
      ))}
    </Section>
  )
}

/** Whom the ceremony honours, in the order of the register; of other events only when something was awarded there. */
async function AwardOrder({ event, locale }: PartProps) {
  const t = await getTranslations('series.programme')
  const awards = await listAwardsOfEvent(event.id, locale)
  if (awards.length === 0) return null
  return (
    <Section title={t('awardOrder')} id="awards">
      <ol className="list-decimal pl-6">
        {awards.map((award) => (
          <li key={award.id}>
            <SiteLink href={award.href}>{award.name}</SiteLink>{' '}
            <span className="meta">{award.kind.name}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
