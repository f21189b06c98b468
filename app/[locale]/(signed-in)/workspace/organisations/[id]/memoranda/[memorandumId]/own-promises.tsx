import { getLocale, getTranslations } from 'next-intl/server'
import { DeliveredWords, Delivery } from '#components/memoranda/delivery.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { dayText, obligationState } from '#lib/memoranda/rules.ts'
import { nothingDelivered, shown } from '#lib/memoranda/rules/promise.ts'
import { dayOf, now } from '#lib/platform/clock.ts'

const marks = { done: 'good', open: 'wait', late: 'bad' } as const

/** Who promised what, till when, and what came of it so far. */
export async function OwnPromises({ memorandum }: { memorandum: StaffMemorandum }) {
  const t = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  const today = dayOf(now())
  const { obligations, parties, delivered } = memorandum
  if (obligations.length === 0) return null
  const rows = obligations.map((row) => ({
    ...row,
    party: parties.find(({ id }) => id === row.partyId),
    state: obligationState({ dueOn: dayText(row.dueOn), doneOn: dayText(row.doneOn) }, today),
    delivered: delivered.get(row.id) ?? shown(nothingDelivered),
  }))
  return (
    <Section title={t('obligations')}>
      <Table
        caption={t('obligations')}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'text', label: t('promised'), header: true, cell: (row) => inLocale(row, 'text', locale) },
          {
            key: 'who',
            label: t('obliged'),
            cell: ({ party }) => (party ? inLocale(party, 'name', locale) : t('allParties')),
          },
          {
            key: 'due',
            label: t('dueOn'),
            cell: ({ dueOn }) => (dueOn ? formatDateTable(locale, dueOn) : t('noTerm')),
          },
          {
            key: 'delivered',
            label: t('delivery.title'),
            cell: ({ promised, promisedUnit, delivered: done }) => (
              <div className="delivery">
                {promised !== null && promisedUnit !== null ? (
                  <Delivery promise={{ count: promised, unit: promisedUnit }} delivered={done} />
                ) : null}
                <DeliveredWords delivered={done} />
              </div>
            ),
          },
          {
            key: 'state',
            label: t('done'),
            cell: ({ state }) => <Status mark={marks[state]}>{t(`obligationStates.${state}`)}</Status>,
          },
        ]}
      />
    </Section>
  )
}
