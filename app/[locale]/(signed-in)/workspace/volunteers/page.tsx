import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { VolunteerTable } from '#components/volunteers/volunteer-table.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SectionHead } from '#components/ui/section.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { listVolunteers } from '#lib/volunteers/queries/list-volunteers.ts'
import { countMax } from '#lib/volunteers/queries/register-sql.ts'
import { listVolunteerChoices } from '#lib/volunteers/queries.ts'
import {
  ageBands,
  sortings,
  statuses,
  volunteerFilters,
  type VolunteerFilters,
} from '#lib/volunteers/schema.ts'

export const dynamic = 'force-dynamic'

const address = '/workspace/volunteers'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('volunteers')
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function VolunteersPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const filters = volunteerFilters.parse(await searchParams)
  const t = await getTranslations('volunteers')
  const { rows, total, next, previous } = await listVolunteers(actor, filters)
  return (
    <>
      <PageHead
        title={t('title')}
        crumbs={[{ href: '/workspace', label: t('workspace') }]}
        lede={actor.isAdministrator ? t('ledeAll') : t('lede')}
      >
        <ButtonLink href={`${address}/new`}>{t('register')}</ButtonLink>
      </PageHead>
      <div className="shell grid gap-8 pt-8">
        <Filters actor={actor} filters={filters} />
        <section>
          <SectionHead
            title={t('resultsTitle')}
            note={total > countMax ? t('countMore', { count: countMax }) : t('count', { count: total })}
          />
          {rows.length > 0 ? (
            <>
              <Sorting filters={filters} />
              <VolunteerTable rows={rows} today={dayOf(now())} />
              <Pagination
                next={next && addressOf(filters, { after: next })}
                previous={previous && addressOf(filters, { before: previous })}
              />
            </>
          ) : (
            <Nobody isFiltered={countFilters(filters) > 0} />
          )}
        </section>
      </div>
    </>
  )
}

async function Filters({ actor, filters }: { actor: Actor; filters: VolunteerFilters }) {
  const t = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const { centres, units, directions } = await listVolunteerChoices(actor, locale)
  const named = (rows: typeof units) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
  const count = countFilters(filters)
  const any = t('filters.any')
  return (
    <FilterForm
      row
      action={address}
      submit={t('filters.show')}
      summary={count > 0 ? t('filters.set', { count }) : t('filters.title')}
      isOpen={count > 0}
      reset={count > 0 ? { href: address, label: t('filters.reset') } : undefined}
      hidden={{ sort: filters.sort === 'name' ? undefined : filters.sort }}
    >
      <FilterText name="q" label={t('filters.q')} hint={t('filters.qHint')} value={filters.q} />
      {centres.length > 1 ? (
        <FilterSelect
          name="centre"
          label={t('filters.centre')}
          options={named(centres)}
          value={filters.centre}
          any={any}
        />
      ) : null}
      <FilterSelect
        name="unit"
        label={t('filters.unit')}
        options={named(units)}
        value={filters.unit}
        any={any}
      />
      <FilterSelect
        name="direction"
        label={t('filters.direction')}
        options={named(directions)}
        value={filters.direction}
        any={any}
      />
      <FilterSelect
        name="age"
        label={t('filters.age')}
        options={ageBands.map((value) => ({ value, label: t(`ages.${value}`) }))}
        value={filters.age}
        any={any}
      />
      <FilterSelect
        name="status"
        label={t('filters.status')}
        options={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        value={filters.status}
        any={t('filters.statusAny')}
      />
      <FilterSelect
        name="consent"
        label={t('filters.consent')}
        options={[{ value: 'missing', label: t('filters.consentMissing') }]}
        value={filters.consent}
        any={any}
      />
    </FilterForm>
  )
}

async function Sorting({ filters }: { filters: VolunteerFilters }) {
  const t = await getTranslations('volunteers')
  const tabs = sortings.map((sort) => ({
    href: addressOf({ ...filters, sort }, {}),
    label: t(`sort.${sort}`),
    current: sort === filters.sort,
  }))
  return <Chips tabs={tabs} label={t('sort.label')} />
}

async function Nobody({ isFiltered }: { isFiltered: boolean }) {
  const t = await getTranslations('volunteers')
  if (isFiltered) {
    return (
      <EmptyState
        title={t('empty.title')}
        actions={
          <ButtonLink href={address} look="quiet">
            {t('filters.reset')}
          </ButtonLink>
        }
      >
        {t('empty.text')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={t('empty.firstTitle')}
      actions={<ButtonLink href={`${address}/new`}>{t('register')}</ButtonLink>}
    >
      {t('empty.firstText')}
    </EmptyState>
  )
}

const filterNames = ['q', 'centre', 'unit', 'direction', 'age', 'status', 'consent'] as const

function countFilters(filters: VolunteerFilters): number {
  return filterNames.filter((name) => filters[name]).length
}

function addressOf(filters: VolunteerFilters, cursor: { after?: string; before?: string }): string {
  const { after: _after, before: _before, sort, ...kept } = filters
  const query = new URLSearchParams()
  const all = { ...kept, sort: sort === 'name' ? undefined : sort, ...cursor }
  for (const [name, value] of Object.entries(all)) if (value) query.set(name, value)
  return query.size > 0 ? `${address}?${query}` : address
}
