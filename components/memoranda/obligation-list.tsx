import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Status } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { MemorandumPage } from '#lib/memoranda/public.ts'
import { DeliveredWords, Delivery } from './delivery.tsx'

type Obligation = MemorandumPage['obligations'][number] & { key: string }

const marks = { done: 'good', open: 'wait', late: 'bad' } as const

/** What was promised against what is done, with the events each promise was kept at. */
export function ObligationList({ obligations }: { obligations: MemorandumPage['obligations'] }) {
  const t = useTranslations('memoranda')
  const done = obligations.filter(({ state }) => state === 'done').length
  const words = t('obligationsDone', { done, count: obligations.length })
  const columns = useColumns(obligations.some(({ party }) => party !== null))
  return (
    <>
      <Progress value={done} max={obligations.length} label={words} words={words} />
      <div className="pt-4">
        <Table
          caption={t('obligations')}
          hideCaption
          rows={obligations.map((obligation, index) => ({ ...obligation, key: String(index) }))}
          rowKey={(row) => row.key}
          columns={columns}
        />
      </div>
    </>
  )
}

function useColumns(hasParties: boolean): Column<Obligation>[] {
  const t = useTranslations('memoranda')
  const locale = useLocale() as Locale
  const who: Column<Obligation> = {
    key: 'who',
    label: t('obliged'),
    cell: (row) => row.party ?? t('allParties'),
  }
  return [
    {
      key: 'text',
      label: t('promised'),
      header: true,
      cell: (row) => <span lang={row.locale === locale ? undefined : row.locale}>{row.text}</span>,
    },
    ...(hasParties ? [who] : []),
    {
      key: 'due',
      label: t('dueOn'),
      cell: (row) => (row.dueOn ? formatDateTable(locale, row.dueOn) : t('noTerm')),
    },
    { key: 'delivered', label: t('delivery.title'), cell: (row) => <Done row={row} /> },
    {
      key: 'state',
      label: t('done'),
      cell: (row) => (
        <Status mark={marks[row.state]}>
          {row.doneOn
            ? t('doneOn', { date: formatDateTable(locale, row.doneOn) })
            : t(`obligationStates.${row.state}`)}
        </Status>
      ),
    },
  ]
}

function Done({ row }: { row: Obligation }) {
  const t = useTranslations('memoranda.delivery')
  const { promise, delivered, events } = row
  if (!promise && events.length === 0) return <>{t('notCounted')}</>
  return (
    <div className="delivery">
      {promise ? <Delivery promise={promise} delivered={delivered} /> : null}
      {delivered.events > 0 ? (
        <span className="block">
          <DeliveredWords delivered={delivered} />
        </span>
      ) : null}
      {events.length > 0 ? <Events events={events} /> : null}
    </div>
  )
}

function Events({ events }: { events: Obligation['events'] }) {
  const t = useTranslations('memoranda.delivery')
  const locale = useLocale() as Locale
  return (
    <details className="delivery-events" open={events.length <= 3}>
      <summary>{t('eventsHeld', { count: events.length })}</summary>
      <ul>
        {events.map(({ href, title, on, isOver }) => (
          <li key={href}>
            <SiteLink href={href}>{title}</SiteLink>
            {on ? `, ${formatDateTable(locale, on)}` : ''}
            {isOver ? '' : ` (${t('ahead')})`}
          </li>
        ))}
      </ul>
    </details>
  )
}
