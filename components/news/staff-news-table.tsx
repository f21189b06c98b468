import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffNewsRow } from '#lib/news/queries.ts'
import { LanguageStates } from './language-states.tsx'

export const stateMarks: Record<StaffNewsRow['state'], StatusMark> = {
  draft: 'plain',
  published: 'good',
  withdrawn: 'off',
}

/** Items as the desk lists them. */
export function StaffNewsTable({ rows, caption }: { rows: StaffNewsRow[]; caption: string }) {
  const t = useTranslations('news')
  const locale = useLocale() as Locale
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          label: t('desk.columnTitle'),
          header: true,
          cell: (row) => <Title row={row} locale={locale} />,
        },
        {
          key: 'state',
          label: t('desk.columnState'),
          cell: (row) => (
            <>
              <Status mark={stateMarks[row.state]}>{t(`states.${row.state}`)}</Status>
              {row.isPinned ? <span className="meta block">{t('desk.pinned')}</span> : null}
            </>
          ),
        },
        {
          key: 'languages',
          label: t('desk.columnLanguages'),
          cell: (row) => <LanguageStates languages={row.languages} />,
        },
        {
          key: 'changed',
          label: t('desk.columnChanged'),
          cell: (row) => formatDateTimeTable(locale, row.updatedAt),
        },
      ]}
    />
  )
}

function Title({ row, locale }: { row: StaffNewsRow; locale: Locale }) {
  const t = useTranslations('news')
  const own = row.languages.find((each) => each.locale === locale && each.title)
  const shown = own ?? row.languages.find((each) => each.title)
  return (
    <>
      <SiteLink
        href={`/staff/news/${row.id}`}
        lang={shown && shown.locale !== locale ? shown.locale : undefined}
      >
        {shown?.title ?? t('desk.untitled')}
      </SiteLink>
      <span className="meta block font-normal">{t(`kinds.${row.kind}`)}</span>
    </>
  )
}
