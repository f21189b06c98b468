import { useLocale, useTranslations } from 'next-intl'
import { Progress } from '#components/ui/progress.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { MemorandumPage } from '#lib/memoranda/public.ts'

type Obligation = MemorandumPage['obligations'][number]

const marks = { done: 'good', open: 'wait', late: 'bad' } as const

/** What was promised against what is done. */
export function ObligationList({ obligations }: { obligations: Obligation[] }) {
  const t = useTranslations('memoranda')
  const locale = useLocale() as Locale
  const done = obligations.filter(({ state }) => state === 'done').length
  const words = t('obligationsDone', { done, count: obligations.length })
  return (
    <>
      <Progress value={done} max={obligations.length} label={words} words={words} />
      <div className="pt-4">
        <Table
          caption={t('obligations')}
          hideCaption
          rows={obligations.map((obligation, index) => ({ ...obligation, key: String(index) }))}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'text',
              label: t('promised'),
              header: true,
              cell: (row) => <span lang={row.locale === locale ? undefined : row.locale}>{row.text}</span>,
            },
            {
              key: 'due',
              label: t('dueOn'),
              cell: (row) => (row.dueOn ? formatDateTable(locale, row.dueOn) : t('noTerm')),
            },
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
          ]}
        />
      </div>
    </>
  )
}
