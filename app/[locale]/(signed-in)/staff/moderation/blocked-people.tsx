import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Table } from '#components/ui/table.tsx'
import type { listBlockedPeople } from '#lib/comments/queries/desk.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Props = { people: Awaited<ReturnType<typeof listBlockedPeople>> }

/** Who cannot comment now, until when and why. */
export async function BlockedPeople({ people }: Props) {
  const t = await getTranslations('comments.desk')
  const locale = (await getLocale()) as Locale
  if (people.length === 0) return <EmptyState title={t('empty.blocked')} />
  return (
    <Table
      caption={t('tabs.blocked')}
      hideCaption
      rows={people}
      rowKey={({ userId }) => userId}
      columns={[
        {
          key: 'who',
          label: t('person'),
          header: true,
          cell: ({ userId, user }) => (
            <SiteLink href={`/staff/moderation/people/${userId}`}>{user.name}</SiteLink>
          ),
        },
        {
          key: 'until',
          label: t('until'),
          cell: ({ blockedUntil }) => (blockedUntil ? formatDate(locale, blockedUntil) : t('forGood')),
        },
        { key: 'reason', label: t('blockReason'), cell: ({ blockReason }) => blockReason },
        { key: 'by', label: t('by'), cell: ({ blocker }) => blocker?.name ?? '—' },
      ]}
    />
  )
}
