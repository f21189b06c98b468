import { getLocale, getTranslations } from 'next-intl/server'
import { Cover } from '#components/covers/cover.tsx'
import { Card } from '#components/ui/card.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { Chips, Tabs } from '#components/ui/tabs.tsx'
import { formatDayParts } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

const marks: StatusMark[] = ['good', 'wait', 'bad', 'off', 'plain', 'thanks']

/** Rows, tables, states, notices, paging. */
export async function Lists() {
  const [t, locale] = [await getTranslations('design'), (await getLocale()) as Locale]
  const tabs = [
    { href: '/design', label: t('word'), count: 3, current: true },
    { href: '/design?x', label: t('word') },
  ]
  const parts = formatDayParts(locale, '2026-12-05')
  return (
    <Section className="shell" title={t('lists')} note={t('lede')}>
      <Tabs tabs={tabs} label={t('lists')} />
      <Chips tabs={tabs} label={t('controls')} />
      <Rows>
        <Row
          figure={<DateBlock parts={parts} />}
          meta={t('meta')}
          title={t('lede')}
          end={<Status mark="good">{t('word')}</Status>}
        />
        <Row
          figure={<Cover direction="eco" size="small" />}
          title={t('long')}
          end={<Progress value={3} max={5} label={t('word')} words="3 / 5" />}
        />
      </Rows>
      <Pagination next="/design?after=1" previous="/design?before=1" summary={t('meta')} />
      <Table
        caption={t('lists')}
        columns={[
          { key: 'mark', label: t('word'), header: true, cell: (mark) => mark },
          { key: 'status', label: t('lists'), cell: (mark) => <Status mark={mark}>{t('word')}</Status> },
        ]}
        rows={marks}
        rowKey={(mark) => mark}
      />
      <div className="columns">
        {(['plain', 'good', 'bad', 'thanks'] as const).map((tone) => (
          <Notice key={tone} tone={tone} title={t('word')}>
            <p>{t('lede')}</p>
          </Notice>
        ))}
        <Card title={t('word')} meta={t('meta')} figure={<Cover direction="sport" />}>
          <p>{t('lede')}</p>
        </Card>
        <Card tone="felt" title={t('word')}>
          <DescriptionList facts={[{ label: t('word'), value: t('lede') }]} />
        </Card>
      </div>
      <EmptyState title={t('word')}>
        <p>{t('lede')}</p>
      </EmptyState>
    </Section>
  )
}
