import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PageHead } from '#components/ui/page-head.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { findOwnHours, type OwnHours } from '#lib/hours/queries.ts'
import { formatHours } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findOwnCard, listOwnComing } from '#lib/participation/queries/own.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { Coming } from './coming.tsx'
import { MeTabs } from './me-tabs.tsx'
import { NoCard } from './no-card.tsx'
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
  const hours = await findOwnHours(actor, yearOf(year))
  return (
    <>
      <Head card={card} hours={hours} />
      <div className="shell">
        <MeTabs current="book" />
        <Years hours={hours} />
        <Tally lines={hours.lines} />
        <ComingShifts actor={actor} />
        <Records hours={hours} />
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
    </PageHead>
  )
}

async function Years({ hours: { years, year } }: { hours: OwnHours }) {
  const t = await getTranslations('me.book')
  if (years.length < 2) return null
  const tabs = years.map((each) => ({
    href: `/me?year=${each}`,
    label: String(each),
    current: each === year,
  }))
  return <Chips tabs={tabs} label={t('years')} />
}

async function ComingShifts({ actor }: { actor: Actor }) {
  return <Coming shifts={await listOwnComing(actor)} />
}

function yearOf(value: string | string[] | undefined): number | null {
  return typeof value === 'string' && /^\d{4}$/.test(value) ? Number(value) : null
}
