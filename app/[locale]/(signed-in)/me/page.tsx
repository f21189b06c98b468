import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { findOwnHours, findOwnSince, type OwnHours } from '#lib/hours/queries.ts'
import { listOwnPast } from '#lib/hours/queries/own-records.ts'
import { formatHours } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findOwnCard, listOwnComing } from '#lib/participation/queries/own.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { CertificatesSection } from './certificates-section.tsx'
import { Coming } from './coming.tsx'
import { Counters } from './counters.tsx'
import { Directions } from './directions.tsx'
import { Honours, Trainings } from './honours.tsx'
import { MeTabs } from './me-tabs.tsx'
import { NoCard } from './no-card.tsx'
import { PastShifts } from './past-shifts.tsx'
import { Records } from './records.tsx'
import { Tally } from './tally.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.book')
  return { title: t('title') }
}

export default async function BookPage({ searchParams }: Props) {
  const actor = await requireActor()
  const { year } = await searchParams
  const card = await findOwnCard(actor)
  if (!card) return <NoCard />
  const [hours, since] = await Promise.all([findOwnHours(actor, yearOf(year)), findOwnSince(actor)])
  return (
    <>
      <Head card={card} hours={hours} />
      <div className="shell">
        <MeTabs current="book" />
        <Years hours={hours} />
        <Tally lines={hours.lines} />
        <Counters hours={hours} since={since} />
        <ComingShifts actor={actor} />
        <Records hours={hours} />
        <Directions hours={hours} />
        <LatestPast actor={actor} />
        <Honours actor={actor} />
        <Trainings actor={actor} />
        <CertificatesSection actor={actor} />
      </div>
    </>
  )
}

type Card = NonNullable<Awaited<ReturnType<typeof findOwnCard>>>

async function Head({ card, hours }: { card: Card; hours: OwnHours }) {
  const t = await getTranslations('me')
  const locale = (await getLocale()) as Locale
  const works = hours.lines.filter(({ isPending }) => !isPending).length
  return (
    <PageHead
      title={fullName(card)}
      meta={`${t('book.number', { number: String(card.cardNumber).padStart(6, '0') })} · ${t(`status.${card.status}`)}`}
    >
      {hours.year === null ? null : (
        <p className="book-total">
          <span className="numeral">{formatHours(locale, hours.minutes)}</span>
          <span>
            <b>{t('book.hours', { count: hours.minutes / 60 })}</b>
            <span>{t('book.works', { count: works, year: String(hours.year) })}</span>
          </span>
        </p>
      )}
      <div className="actions">
        <ButtonLink href="/me/hours/new" look="small-quiet">
          {t('book.claim')}
        </ButtonLink>
        <ButtonLink href="/me/calendar" look="small-quiet">
          {t('book.calendar')}
        </ButtonLink>
      </div>
    </PageHead>
  )
}

/** The years as ready views, each with its hours. */
async function Years({ hours: { years, year, byYear } }: { hours: OwnHours }) {
  const t = await getTranslations('me.book')
  const locale = (await getLocale()) as Locale
  if (years.length < 2) return null
  const minutesOf = (each: number) => byYear.find((row) => row.year === each)?.minutes ?? 0
  const tabs = years.map((each) => ({
    href: `/me?year=${each}`,
    label: String(each),
    count: t('hoursShort', { hours: formatHours(locale, minutesOf(each)) }),
    current: each === year,
  }))
  return <Chips tabs={tabs} label={t('years')} />
}

async function ComingShifts({ actor }: { actor: Actor }) {
  return <Coming shifts={await listOwnComing(actor)} />
}

const latestMax = 5

async function LatestPast({ actor }: { actor: Actor }) {
  const t = await getTranslations('me.history')
  const { rows } = await listOwnPast(actor, null, latestMax)
  if (rows.length === 0) return null
  return (
    <Section title={t('latest')} more={<SiteLink href="/me/history">{t('all')}</SiteLink>}>
      <PastShifts rows={rows} />
    </Section>
  )
}

function yearOf(value: string | string[] | undefined): number | null {
  return typeof value === 'string' && /^\d{4}$/.test(value) ? Number(value) : null
}
