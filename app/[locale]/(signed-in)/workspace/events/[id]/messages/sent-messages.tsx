import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { peopleMax, type SentMessage } from '#lib/messages/queries.ts'
import { fullName } from '#lib/volunteers/rules.ts'

type Props = { eventId: string; messages: SentMessage[]; isUndelivered: boolean }

/** The latest message to each person and what became of it. */
export async function SentMessages({ eventId, messages, isUndelivered }: Props) {
  const t = await getTranslations('messages.page')
  const path = `/workspace/events/${eventId}/messages`
  const shown = messages.slice(0, peopleMax)
  const tabs = [
    { href: path, label: t('all'), current: !isUndelivered },
    { href: `${path}?show=undelivered`, label: t('undelivered'), current: isUndelivered },
  ]
  return (
    <Section title={t('sentTitle')} note={t('sentNote')}>
      <Chips tabs={tabs} label={t('filters')} />
      {shown.length === 0 ? (
        <EmptyState title={t('nothing')}>{isUndelivered ? null : <p>{t('nothingText')}</p>}</EmptyState>
      ) : (
        <Table
          caption={t('sentCaption')}
          hideCaption
          columns={await columnsOf()}
          rows={shown}
          rowKey={({ id }) => id}
        />
      )}
      {messages.length > peopleMax ? <p className="note">{t('more', { count: peopleMax })}</p> : null}
    </Section>
  )
}

const marks: Record<SentMessage['state'], StatusMark> = {
  ...{ pending: 'wait', sent: 'good', told: 'good', toCall: 'wait', bounced: 'bad', failed: 'bad' },
  withdrawn: 'off',
}

async function columnsOf(): Promise<Column<SentMessage>[]> {
  const t = await getTranslations('messages')
  const locale = (await getLocale()) as Locale
  return [
    {
      key: 'person',
      label: t('page.person'),
      header: true,
      cell: ({ participation }) => fullName(participation.volunteer),
    },
    {
      key: 'shift',
      label: t('page.shift'),
      wide: true,
      cell: ({ participation }) => inLocale(participation.shift, 'role', locale),
    },
    {
      key: 'about',
      label: t('page.about'),
      cell: ({ kind }) => (t.has(`kinds.${kind}`) ? t(`kinds.${kind}` as 'kinds.other') : t('kinds.other')),
    },
    {
      key: 'state',
      label: t('page.state'),
      cell: ({ state, lastError, note }) => (
        <>
          <Status mark={marks[state]}>{t(`states.${state}`)}</Status>
          <Why state={state} lastError={lastError} note={note} />
        </>
      ),
    },
    {
      key: 'when',
      label: t('page.when'),
      cell: ({ toldAt, sentAt, createdAt }) => formatDateTimeTable(locale, toldAt ?? sentAt ?? createdAt),
    },
  ]
}

/** What the mail server's answer means; its own words are kept nowhere. */
async function Why({ state, lastError, note }: Pick<SentMessage, 'state' | 'lastError' | 'note'>) {
  const t = await getTranslations('messages')
  if (state === 'told') return note ? <p className="note">{t('page.toldBy', { note })}</p> : null
  if (state === 'bounced') return <p className="note">{t('errors.mailbox')}</p>
  if (state === 'failed') return <p className="note">{t('errors.server')}</p>
  if (state !== 'pending' || lastError === '') return null
  return (
    <p className="note">
      {t('errors.server')}; {t('errors.retry')}
    </p>
  )
}
