import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { RoundState } from '#components/nominations/round-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findJury, type JuryView } from '#lib/nominations/queries/jury.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }
type Nomination = JuryView['nominations'][number]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.jury')
  return { title: t('title') }
}

export default async function JuryPage({ params }: Props) {
  const actor = await requireActor()
  const round = await findJury(actor, (await params).id)
  if (!round) notFound()
  const t = await getTranslations('nominations.jury')
  const words = await getTranslations('nominations.workspace')
  const locale = (await getLocale()) as Locale
  const said = round.nominations.filter(({ own }) => own !== null).length
  return (
    <>
      <PageHead
        title={inLocale(round, 'title', locale)}
        meta={t('title')}
        lede={t('lede')}
        crumbs={[{ href: '/workspace/nominations', label: words('title') }]}
      >
        <RoundState state={round.state} />
      </PageHead>
      <div className="shell">
        {round.protocolNumber === null ? null : (
          <p className="pt-6">
            <SiteLink href={`/workspace/nominations/jury/${round.id}/protocol`}>{t('toProtocol')}</SiteLink>
          </p>
        )}
        <Section
          title={t('nominations')}
          note={t('said', { said, all: round.nominations.length })}
          tone="gold"
        >
          <Nominations round={round} />
        </Section>
      </div>
    </>
  )
}

async function Nominations({ round }: { round: JuryView }) {
  const t = await getTranslations('nominations.jury')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('nominations')}
      hideCaption
      rows={round.nominations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'nominee',
          label: t('nominee'),
          header: true,
          cell: (nomination) => (
            <SiteLink href={`/workspace/nominations/jury/${round.id}/${nomination.id}`}>
              {inLocale(nomination, 'nominee', locale)}
            </SiteLink>
          ),
        },
        {
          key: 'hours',
          label: t('hours'),
          numeric: true,
          cell: ({ dossier }) => (dossier ? formatHours(locale, dossier.minutes) : '—'),
        },
        { key: 'own', label: t('yours'), cell: (nomination) => <Own nomination={nomination} /> },
      ]}
    />
  )
}

async function Own({ nomination: { own } }: { nomination: Nomination }) {
  const t = await getTranslations('nominations.jury')
  if (own === null) return <Status mark="wait">{t('toMark')}</Status>
  if (own.recusal) return <Status mark="off">{t(`recusals.${own.recusal}`)}</Status>
  return <Status mark="good">{t('markedByYou')}</Status>
}
