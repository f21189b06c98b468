import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/awards/print-button.tsx'
import { NominationState } from '#components/nominations/round-state.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { findProtocol, type ProtocolView } from '#lib/nominations/queries/jury.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.protocol')
  return { title: t('short') }
}

export default async function ProtocolPage({ params }: Props) {
  const actor = await requireActor()
  const round = await findProtocol(actor, (await params).id)
  if (!round) notFound()
  const t = await getTranslations('nominations.protocol')
  const words = await getTranslations('nominations.workspace')
  const print = await getTranslations('awards.staff')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <PageHead
        title={t('title', { number: `${round.protocolYear}/${round.protocolNumber}` })}
        meta={inLocale(round, 'title', locale)}
        crumbs={[{ href: '/workspace/nominations', label: words('title') }]}
      >
        <div className="actions no-print">
          <a
            className="button button-small"
            href={localePath(locale, `/workspace/nominations/jury/${round.id}/protocol/pdf`)}
            download
          >
            {t('download')}
          </a>
          <PrintButton label={print('print')} isQuiet />
        </div>
      </PageHead>
      <div className="shell">
        <Section title={t('sitting')}>
          <Facts round={round} />
        </Section>
        <Section title={t('decisions')} tone="gold">
          <Decisions round={round} />
        </Section>
      </div>
    </>
  )
}

async function Facts({ round }: { round: ProtocolView }) {
  const t = await getTranslations('nominations.protocol')
  const locale = (await getLocale()) as Locale
  const names = (wasPresent: boolean) =>
    round.jurors
      .filter((juror) => juror.wasPresent === wasPresent)
      .map(({ user }) => user.name)
      .join(', ') || null
  const criteria = round.criteria.map((each) => `${inLocale(each, 'label', locale)} (${each.weight})`)
  return (
    <DescriptionList
      facts={[
        {
          label: t('date'),
          value: round.heldOn ? formatDate(locale, round.heldOn.toISOString().slice(0, 10)) : null,
        },
        { label: t('chair'), value: round.chair?.name ?? '—' },
        { label: t('present'), value: names(true) },
        { label: t('absent'), value: names(false) },
        { label: t('criteria'), value: criteria.join('; ') },
        { label: t('quorum'), value: String(round.quorum) },
      ]}
    />
  )
}

async function Decisions({ round }: { round: ProtocolView }) {
  const t = await getTranslations('nominations.protocol')
  const locale = (await getLocale()) as Locale
  const meanOf = (mean: number | null) =>
    mean === null ? '—' : mean.toLocaleString(locale, { minimumFractionDigits: 2 })
  return (
    <Table
      caption={t('decisions')}
      hideCaption
      rows={round.nominations}
      rowKey={({ id }) => id}
      columns={[
        { key: 'rank', label: t('rank'), numeric: true, cell: ({ rank }) => rank ?? '—' },
        {
          key: 'nominee',
          label: t('nominee'),
          header: true,
          cell: (nomination) => inLocale(nomination, 'nominee', locale),
        },
        { key: 'mean', label: t('mean'), numeric: true, cell: ({ mean }) => meanOf(mean) },
        { key: 'marked', label: t('marked'), numeric: true, cell: ({ marked }) => marked },
        {
          key: 'recused',
          label: t('recused'),
          cell: ({ opinions }) =>
            opinions
              .filter(({ recusal }) => recusal !== null)
              .map(({ user }) => user.name)
              .join(', ') || '—',
        },
        {
          key: 'decision',
          label: t('decision'),
          cell: ({ state, sentenceKk, sentenceRu }) => (
            <>
              <NominationState state={state} />
              <p>{locale === 'ru' ? sentenceRu : sentenceKk}</p>
            </>
          ),
        },
      ]}
    />
  )
}
