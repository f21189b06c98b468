import { getLocale, getTranslations } from 'next-intl/server'
import { NominationState } from '#components/nominations/round-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { NominationView, RoundView } from '#lib/nominations/queries/rounds.ts'

/** The nominations by their means; while proposing goes on, in the order they came. */
export async function NominationTable({ round }: { round: RoundView }) {
  const t = await getTranslations('nominations.staff')
  if (round.nominations.length === 0)
    return <EmptyState title={t('noNominations')}>{t('noNominationsText')}</EmptyState>
  return (
    <Table
      caption={t('nominations')}
      hideCaption
      rows={round.nominations}
      rowKey={({ id }) => id}
      columns={await columnsOf(round)}
    />
  )
}

async function columnsOf(round: RoundView): Promise<Column<NominationView>[]> {
  const t = await getTranslations('nominations.staff')
  const locale = (await getLocale()) as Locale
  const name: Column<NominationView> = {
    key: 'nominee',
    label: t('nominee'),
    header: true,
    cell: (nomination) => (
      <SiteLink href={`/staff/nominations/${round.id}/${nomination.id}`}>
        {inLocale(nomination, 'nominee', locale)}
      </SiteLink>
    ),
  }
  const marks: Column<NominationView>[] = [
    { key: 'rank', label: t('rank'), numeric: true, cell: ({ rank }) => rank ?? '—' },
    {
      key: 'mean',
      label: t('mean'),
      numeric: true,
      cell: ({ mean, isVeiled }) => (isVeiled ? t('veiled') : meanText(mean, locale)),
    },
    {
      key: 'marked',
      label: t('marked'),
      cell: ({ marked, recused, isVeiled }) => (isVeiled ? '—' : t('markedOf', { marked, recused })),
    },
  ]
  return [
    name,
    { key: 'from', label: t('from'), wide: true, cell: (nomination) => fromText(nomination, locale) },
    {
      key: 'hours',
      label: t('hours'),
      numeric: true,
      cell: ({ dossier }) => (dossier ? formatHours(locale, dossier.minutes) : '—'),
    },
    ...(round.state === 'open' ? [] : marks),
    { key: 'state', label: t('state'), cell: ({ state }) => <NominationState state={state} /> },
  ]
}

export function meanText(mean: number | null, locale: Locale): string {
  return mean === null ? '—' : mean.toLocaleString(locale, { minimumFractionDigits: 2 })
}

export function fromText(
  { fromCentre, fromOrganisation, nominatedBy }: NominationView,
  locale: Locale,
): string {
  const body = fromCentre ?? fromOrganisation
  return body ? inLocale(body, 'name', locale) : (nominatedBy?.name ?? '—')
}
