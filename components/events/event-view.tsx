import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Cover } from '#components/covers/cover.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { buttonClass } from '#components/ui/button-class.ts'
import { AsideColumns } from '#components/ui/columns.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { type Crumb, PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import type { EventView as Event } from '#lib/events/rules.ts'
import { formatDateRange, formatDateTime, formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { AgeRules } from './age-rules.tsx'
import { CalendarLink } from './calendar-link.tsx'
import { isJoinable, JoinCard } from './join-card.tsx'
import { MovedNotice } from './moved-notice.tsx'
import { Presentations } from './presentation-links.tsx'
import { Programme } from './programme.tsx'
import { ShiftList } from './shift-list.tsx'
import { TrainingFacts } from './training-facts.tsx'

type Props = {
  event: Event
  crumbs: Crumb[]
  /** What came of it, said before everything else. */
  results?: ReactNode
  /** The programme's own page, which a draft has not. */
  programmeHref?: string
  children?: ReactNode
}

/** An event's page; visitors and a coordinator's preview get the same. `children` are what was awarded and signed there. */
export function EventView({ event, crumbs, results, programmeHref, children }: Props) {
  const t = useTranslations('events')
  const locale = useLocale() as Locale
  const summary = inLocale(event, 'summary', locale)
  return (
    <>
      <Head event={event} crumbs={crumbs} />
      <AsideColumns aside={<JoinCard event={event} />}>
        {event.phase === 'cancelled' ? <CancelledNotice event={event} /> : null}
        <MovedNotice event={event} />
        <LanguageNotice event={event} />
        {summary ? <p className="deck">{summary}</p> : null}
        <CalendarLink event={event} />
        {results}
        <TrainingFacts training={event.training} />
        <Programme event={event} href={programmeHref} />
        <Presentations event={event} />
        <ShiftList event={event} />
        <Text title={t('page.about')} text={inLocale(event, 'description', locale)} />
        {event.phase === 'over' || event.phase === 'cancelled' ? null : (
          <>
            <AgeRules event={event} />
            <Text title={t('page.requirements')} text={inLocale(event, 'requirements', locale)} />
          </>
        )}
        <Where event={event} />
        {children}
        <p className="event-end note">
          {t('page.changed', { date: formatDateTime(locale, event.updatedAt) })}
        </p>
      </AsideColumns>
      <Dock event={event} />
    </>
  )
}

function Head({ event, crumbs }: { event: Event; crumbs: Crumb[] }) {
  const t = useTranslations('events')
  const locale = useLocale() as Locale
  const age = event.ageRule.minimumAge
  const titleLocale = localeOf(event, 'title', locale)
  const facts = [
    t(`kinds.${event.kind}`),
    inLocale(event.direction, 'name', locale),
    age === null ? null : t('age.from', { age }),
    event.isDateStated ? null : t('page.noDate'),
  ]
  return (
    <PageHead
      title={inLocale(event, 'title', locale)}
      lang={titleLocale === locale ? undefined : titleLocale}
      crumbs={crumbs}
      meta={facts.filter(Boolean).join(' · ')}
      figure={event.isDateStated ? <When event={event} /> : null}
    >
      <Cover direction={event.direction.code} size="stand" />
    </PageHead>
  )
}

function When({ event }: { event: Event }) {
  const locale = useLocale() as Locale
  const { startsAt, endsAt } = event
  const parts = formatDayParts(locale, startsAt)
  const isOneDay = dayOf(startsAt) === dayOf(endsAt)
  return (
    <DateBlock parts={{ ...parts, weekday: `${parts.weekday}, ${parts.year}` }} size="page">
      <span>
        {isOneDay ? formatTimeRange(locale, startsAt, endsAt) : formatDateRange(locale, startsAt, endsAt)}
      </span>
    </DateBlock>
  )
}

/** On a phone the way to join stays in reach while the page is read. */
function Dock({ event }: { event: Event }) {
  const t = useTranslations('events.join')
  const tSignUp = useTranslations('signUps.join')
  const tUi = useTranslations('ui')
  const { seats, phase } = event
  if (phase !== 'ahead' && !isJoinable(event)) return null
  const words =
    seats.free > 0 ? tUi('placesLeft', { count: seats.free, places: seats.places }) : tUi('noPlaces')
  return (
    <p className="join-dock">
      {seats.places > 0 ? <b>{words}</b> : null}
      {isJoinable(event) ? (
        <ButtonLink href={`/events/${event.slug}/sign-up`} look="small">
          {seats.free > 0 ? tSignUp('button') : tSignUp('wait')}
        </ButtonLink>
      ) : (
        <a href="#join" className={buttonClass({ look: 'small' })}>
          {t('dock')}
        </a>
      )}
    </p>
  )
}

/** On a phone the card of the same words comes last, so this stands first there; only one of the two is ever shown. */
function CancelledNotice({ event }: { event: Event }) {
  const t = useTranslations('events.join')
  const reason = inLocale(event, 'cancelReason', useLocale() as Locale)
  return (
    <div className="narrow-only">
      <Notice tone="bad" title={t('cancelled')}>
        {reason ? <p>{t('reason', { reason })}</p> : null}
      </Notice>
    </div>
  )
}

function LanguageNotice({ event }: { event: Event }) {
  const t = useTranslations('events.page')
  const locale = useLocale() as Locale
  const shown = localeOf(event, 'title', locale)
  if (shown === locale) return null
  return <Notice>{t({ kk: 'onlyKk', ru: 'onlyRu', en: 'onlyEn' }[shown] as 'onlyKk')}</Notice>
}

function Text({ title, text }: { title: string; text: string }) {
  if (!text) return null
  const paragraphs = text.split(/\n{2,}/)
  return (
    <Section title={title}>
      <div className="prose">
        {paragraphs.map((paragraph) => (
          <p key={paragraph} className="whitespace-pre-line">
            {paragraph}
          </p>
        ))}
      </div>
    </Section>
  )
}

/** An event known from a publication only is not given a district or a centre the publication does not name. */
function Where({ event }: { event: Event }) {
  const t = useTranslations('events.page')
  const locale = useLocale() as Locale
  const { centre, host, unit } = event
  const link = (href: string, label: string) => <SiteLink href={href}>{label}</SiteLink>
  return (
    <Section title={t('where')} id="where">
      <DescriptionList
        facts={[
          { label: t('place'), value: inLocale(event, 'place', locale) },
          event.isDateStated && {
            label: t('unit'),
            value: link(`/events?unit=${unit.slug}`, inLocale(unit, 'name', locale)),
          },
          host && {
            label: t('host'),
            value: link(`/organisations/${host.slug}`, inLocale(host, 'name', locale)),
          },
          event.isDateStated && {
            label: t('centre'),
            value: link(`/centres/${centre.slug}`, inLocale(centre, 'name', locale)),
          },
          { label: t('contact'), value: inLocale(event, 'contact', locale) },
          {
            label: t('direction'),
            value: link(
              `/events?direction=${event.direction.code}`,
              inLocale(event.direction, 'name', locale),
            ),
          },
          event.sourceUrl !== null && {
            label: t('source'),
            value: (
              <a href={event.sourceUrl} rel="noopener noreferrer external">
                {t('sourceLink')}
              </a>
            ),
          },
        ]}
      />
    </Section>
  )
}
