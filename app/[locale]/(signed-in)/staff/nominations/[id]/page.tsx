import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { RoundState } from '#components/nominations/round-state.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findRound, type RoundView } from '#lib/nominations/queries/rounds.ts'
import { NominationTable } from './nomination-table.tsx'
import { RoundSteps } from './round-steps.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.staff')
  return { title: t('title') }
}

export default async function RoundPage({ params }: Props) {
  const actor = await requireEditor()
  const round = await findRound(actor, (await params).id)
  if (!round) notFound()
  const t = await getTranslations('nominations.staff')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <PageHead
        title={inLocale(round, 'title', locale)}
        meta={`${inLocale(round.kind, 'name', locale)}, ${round.year}`}
        crumbs={[{ href: '/staff/nominations', label: t('title') }]}
      >
        <RoundState state={round.state} />
      </PageHead>
      <div className="shell">
        <RoundSteps round={round} isJuror={round.jurors.some(({ userId }) => userId === actor.userId)} />
        <Section title={t('nominations')} note={t('count', { count: round.nominations.length })} tone="gold">
          <NominationTable round={round} />
        </Section>
        <Section title={t('about')}>
          <Facts round={round} />
        </Section>
      </div>
    </>
  )
}

async function Facts({ round }: { round: RoundView }) {
  const t = await getTranslations('nominations.staff')
  const locale = (await getLocale()) as Locale
  const day = (date: Date) => formatDate(locale, date.toISOString().slice(0, 10))
  const criteria = round.criteria.map(
    (criterion) => `${inLocale(criterion, 'label', locale)} (${t('weightOf', { weight: criterion.weight })})`,
  )
  return (
    <DescriptionList
      facts={[
        { label: t('opensOn'), value: day(round.opensOn) },
        { label: t('closesOn'), value: day(round.closesOn) },
        { label: t('issuerGroup'), value: inLocale(round, 'issuer', locale) },
        { label: t('criteria'), value: criteria.join('; ') },
        { label: t('jurors'), value: round.jurors.map(({ user }) => user.name).join(', ') },
        { label: t('quorum'), value: String(round.quorum) },
      ]}
    />
  )
}
