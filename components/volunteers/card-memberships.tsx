import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'

/** Centres and organisations a person belongs or belonged to; `isKept` for those who change it. */
export async function CardMemberships({ card, isKept = false }: { card: VolunteerCard; isKept?: boolean }) {
  if (card.memberships.length === 0 && !isKept) return null
  const t = await getTranslations('volunteers')
  const words = await getTranslations('memberships')
  const locale = (await getLocale()) as Locale
  const columns: Column<VolunteerCard['memberships'][number]>[] = [
    {
      key: 'body',
      label: t('columns.centre'),
      header: true,
      cell: ({ centre, organisation, isPrimary }) => {
        const body = centre ?? organisation
        const name = body ? inLocale(body, 'name', locale) : ''
        return `${name} (${isPrimary ? t('page.primary') : words('history.further')})`
      },
    },
    {
      key: 'since',
      label: t('page.since'),
      cell: ({ startedOn }) => formatDateTable(locale, dayText(startedOn)),
    },
    {
      key: 'until',
      label: t('page.until'),
      cell: ({ endedOn }) => (endedOn ? formatDateTable(locale, dayText(endedOn)) : t('page.now')),
    },
    ...(card.memberships.some(({ endReason }) => endReason)
      ? [{ key: 'reason', label: words('history.reason'), cell: reasonOf }]
      : []),
  ]
  function reasonOf({ endReason }: VolunteerCard['memberships'][number]) {
    return endReason ? words(`ends.${endReason}`) : ''
  }
  const manage = (
    <SiteLink href={`/workspace/volunteers/${card.id}/memberships`}>{words('history.manage')}</SiteLink>
  )
  return (
    <Section title={t('page.memberships')} more={isKept && !card.isGuest ? manage : undefined}>
      <Table
        caption={t('page.membershipsCaption')}
        hideCaption
        columns={columns}
        rows={card.memberships}
        rowKey={({ id }) => id}
      />
    </Section>
  )
}
