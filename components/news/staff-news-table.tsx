import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDateTimeTable, formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffNewsRow } from '#lib/news/queries.ts'
import { LanguageStates } from './language-states.tsx'

export const stateMarks: Record<StaffNewsRow['state'], StatusMark> = {
  draft: 'plain',
  published: 'good',
  withdrawn: 'off',
}

type Props = {
  rows: StaffNewsRow[]
  caption: string
  /** Who else has which item open for writing. */
  writers?: { newsId: string; name: string; since: Date }[]
}

/** Items as the desk lists them. */
export function StaffNewsTable({ rows, caption, writers = [] }: Props) {
  const t = useTranslations('news')
  const room = useTranslations('newsroom')
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
          cell: (row) => (
            <>
              <Title row={row} locale={locale} />
              {writers
                .filter(({ newsId }) => newsId === row.id)
                .map(({ name, since }) => (
                  <span key={name} className="meta block font-normal">
                    {room('writers.one', { name, time: formatTime(locale, since) })}
                  </span>
                ))}
            </>
          ),
        },
        {
          key: 'state',
          label: t('desk.columnState'),
          cell: (row) => (
            <div>
              {row.publishAt ? (
                <>
                  <Status mark="wait">{t('states.scheduled')}</Status>
                  <span className="meta block">{formatDateTimeTable(locale, row.publishAt)}</span>
                </>
              ) : (
                <Status mark={stateMarks[row.state]}>{t(`states.${row.state}`)}</Status>
              )}
              {row.isPinned ? <span className="meta block">{t('desk.pinned')}</span> : null}
            </div>
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
