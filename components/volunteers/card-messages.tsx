import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { PersonMessage } from '#lib/messages/queries/person-messages.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'

const marks: Record<PersonMessage['state'], StatusMark> = {
  ...{ pending: 'wait', sent: 'good', told: 'good', toCall: 'wait', bounced: 'bad', failed: 'bad' },
  withdrawn: 'off',
}

/** What was written to a person, and whether it arrived. */
export async function CardMessages({ messages }: { messages: PersonMessage[] }) {
  const t = await getTranslations('registry.card.messages')
  const words = await getTranslations('messages')
  const locale = (await getLocale()) as Locale
  const columns: Column<PersonMessage>[] = [
    {
      key: 'when',
      label: words('page.when'),
      cell: ({ toldAt, sentAt, createdAt }) => formatDateTimeTable(locale, toldAt ?? sentAt ?? createdAt),
    },
    {
      key: 'subject',
      label: t('subject'),
      header: true,
      cell: ({ subject, locale: lang }) => <span lang={lang}>{subject}</span>,
    },
    {
      key: 'about',
      label: words('page.about'),
      cell: ({ kind }) =>
        words.has(`kinds.${kind}`) ? words(`kinds.${kind}` as 'kinds.other') : words('kinds.other'),
    },
    {
      key: 'state',
      label: words('page.state'),
      cell: ({ state }) => <Status mark={marks[state]}>{words(`states.${state}`)}</Status>,
    },
  ]
  return (
    <Section title={t('title')} note={t('note')}>
      {messages.length > 0 ? (
        <Table caption={t('caption')} hideCaption columns={columns} rows={messages} rowKey={({ id }) => id} />
      ) : (
        <EmptyState title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
    </Section>
  )
}
