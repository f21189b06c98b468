import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'

/** Centres and organisations a person belongs or belonged to. */
export async function CardMemberships({ card }: { card: VolunteerCard }) {
  if (card.memberships.length === 0) return null
  const t = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const columns: Column<VolunteerCard['memberships'][number]>[] = [
    {
      key: 'body',
      label: t('columns.centre'),
      header: true,
      cell: ({ centre, organisation, isPrimary }) => {
        const body = centre ?? organisation
        const name = body ? inLocale(body, 'name', locale) : ''
        return isPrimary ? `${name} (${t('page.primary')})` : name
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
  ]
  return (
    <Section title={t('page.memberships')}>
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
