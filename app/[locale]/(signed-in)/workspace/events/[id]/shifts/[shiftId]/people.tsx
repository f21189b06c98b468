import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Participant, Roster } from '#lib/participation/queries/roster.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { hasNotes, Notes } from './notes.tsx'
import { PersonActions } from './person-actions.tsx'

/** Who holds a place. */
export async function PlacedPeople({ roster }: { roster: Roster }) {
  const t = await getTranslations('participation.roster')
  const columns = await peopleColumns(roster)
  return (
    <Section
      title={t('people')}
      note={t('seats', { taken: roster.shift.taken, places: roster.shift.places })}
    >
      {roster.placed.length === 0 ? (
        <EmptyState title={t('nobody')}>{roster.isAhead ? <p>{t('nobodyText')}</p> : null}</EmptyState>
      ) : (
        <Table
          caption={t('peopleCaption')}
          hideCaption
          columns={columns}
          rows={roster.placed}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}

/** Who waits, in the order of their turns. */
export async function WaitingPeople({ roster }: { roster: Roster }) {
  const t = await getTranslations('participation.roster')
  const columns = await peopleColumns(roster)
  const turn: Column<Participant> = {
    key: 'turn',
    label: '№',
    numeric: true,
    cell: ({ id }) => roster.waiting.findIndex((row) => row.id === id) + 1,
  }
  return (
    <Section title={t('waitingTitle')} note={t('waitingNote')}>
      <Table
        caption={t('waitingTitle')}
        hideCaption
        columns={[turn, ...columns]}
        rows={roster.waiting}
        rowKey={({ id }) => id}
      />
    </Section>
  )
}

/** Who was here and is not any more; nothing is deleted. */
export async function LeftPeople({ roster }: { roster: Roster }) {
  const t = await getTranslations('participation.roster')
  const columns = await peopleColumns(roster)
  const shown = columns.filter(({ key }) => key !== 'actions' && key !== 'age')
  return (
    <Section title={t('left')}>
      <Table caption={t('left')} hideCaption columns={shown} rows={roster.left} rowKey={({ id }) => id} />
    </Section>
  )
}

async function peopleColumns(roster: Roster): Promise<Column<Participant>[]> {
  const t = await getTranslations('participation.roster')
  const locale = (await getLocale()) as Locale
  const actions: Column<Participant> = {
    key: 'actions',
    label: t('actions'),
    cell: (row) => <PersonActions row={row} roster={roster} />,
  }
  const canAct = roster.isAhead && !roster.shift.cancelledAt && roster.shift.event.state === 'published'
  return [
    {
      key: 'name',
      label: t('name'),
      header: true,
      cell: ({ volunteer }) => (
        <SiteLink href={`/workspace/volunteers/${volunteer.id}`}>{fullName(volunteer)}</SiteLink>
      ),
    },
    { key: 'age', label: t('age'), numeric: true, cell: ({ age }) => age ?? t('ageUnknown') },
    {
      key: 'card',
      label: t('card'),
      numeric: true,
      wide: true,
      cell: ({ volunteer }) => volunteer.cardNumber,
    },
    {
      key: 'joined',
      label: t('joined'),
      wide: true,
      cell: ({ joinedAt }) => formatDateTimeTable(locale, joinedAt),
    },
    { key: 'notes', label: t('notes'), cell: (row) => (hasNotes(row) ? <Notes row={row} /> : null) },
    ...(canAct ? [actions] : []),
  ]
}
