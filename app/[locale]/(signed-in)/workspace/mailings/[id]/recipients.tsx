import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ListedRecipient } from '#lib/mailings/queries/recipients.ts'
import { type Standing, standings } from '#lib/mailings/schema.ts'
import { keysetLinks } from '#lib/platform/keyset.ts'
import { fullName } from '#lib/volunteers/rules.ts'

type Props = {
  mailingId: string
  page: { rows: ListedRecipient[]; next: string | null; previous: string | null }
  counts: Record<Standing, number>
  state: Standing | undefined
}

/** Everybody the mailing is for and what became of each. */
export async function Recipients({ mailingId, page, counts, state }: Props) {
  const t = await getTranslations('mailings')
  const path = `/workspace/mailings/${mailingId}`
  const all = standings.reduce((sum, standing) => sum + counts[standing], 0)
  const tabs = [
    { href: path, label: t('sent.all'), count: all, current: !state },
    ...standings
      .filter((standing) => counts[standing] > 0 || standing === state)
      .map((standing) => ({
        href: `${path}?state=${standing}`,
        label: t(`standings.${standing}`),
        count: counts[standing],
        current: standing === state,
      })),
  ]
  return (
    <Section title={t('sent.people')} note={t('sent.peopleNote', { count: all })}>
      <Chips tabs={tabs} label={t('sent.filters')} />
      {page.rows.length === 0 ? (
        <EmptyState title={t('sent.empty')} />
      ) : (
        <Table
          caption={t('sent.people')}
          hideCaption
          columns={await columnsOf()}
          rows={page.rows}
          rowKey={({ id }) => id}
        />
      )}
      <Pagination {...keysetLinks(path, { state: state ?? '' }, page)} />
    </Section>
  )
}

const marks: Record<Standing, StatusMark> = {
  ...{ planned: 'wait', waiting: 'wait', sent: 'good', unreached: 'bad', told: 'good' },
  ...{ declined: 'off', left: 'off', stopped: 'off' },
}

async function columnsOf(): Promise<Column<ListedRecipient>[]> {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  return [
    {
      key: 'name',
      label: t('sent.name'),
      header: true,
      cell: ({ person }) =>
        person ? (
          <SiteLink href={`/workspace/volunteers/${person.id}`}>{fullName(person)}</SiteLink>
        ) : (
          t('sent.hidden')
        ),
    },
    {
      key: 'state',
      label: t('sent.state'),
      cell: (row) => (
        <>
          <Status mark={marks[row.standing]}>{t(`standings.${row.standing}`)}</Status>
          <More row={row} />
        </>
      ),
    },
    {
      key: 'when',
      label: t('sent.when'),
      cell: ({ at, dueAt, standing }) => {
        if (standing === 'waiting' && dueAt) return t('sent.due', { at: formatDateTimeTable(locale, dueAt) })
        return at ? formatDateTimeTable(locale, at) : '—'
      },
    },
  ]
}

/** Who told it and what came of it, or why no letter arrived. */
async function More({ row: { standing, hasRefused, toldBy, note } }: { row: ListedRecipient }) {
  const t = await getTranslations('mailings.sent')
  if (standing === 'unreached' && hasRefused) return <p className="note">{t('refused')}</p>
  if (standing !== 'told') return null
  return (
    <p className="note">{[toldBy ? t('toldBy', { name: toldBy }) : '', note].filter(Boolean).join('. ')}</p>
  )
}
