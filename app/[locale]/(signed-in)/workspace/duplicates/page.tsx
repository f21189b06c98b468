import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PairRow } from '#components/duplicates/pair-row.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section, SectionHead } from '#components/ui/section.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { countMax, countPairs, listPairs } from '#lib/duplicates/queries.ts'
import { bands } from '#lib/duplicates/rules.ts'
import { type PairFilters, pairFilters, type PairState, pairStates } from '#lib/duplicates/schema.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { listVolunteerChoices } from '#lib/volunteers/queries.ts'
import { compare } from './actions.ts'

export const dynamic = 'force-dynamic'

const address = '/workspace/duplicates'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('duplicates')
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DuplicatesPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const query = await searchParams
  const filters = pairFilters.parse(query)
  const t = await getTranslations('duplicates')
  const desk = await getTranslations('volunteers')
  const [{ rows, next, previous }, counts] = await Promise.all([
    listPairs(actor, filters, readKeyset(query)),
    countPairs(actor, filters),
  ])
  const kept = keptOf(filters)
  const links = keysetLinks(address, { ...kept, state: filters.state }, { next, previous })
  const total = counts[filters.state]
  return (
    <>
      <PageHead
        title={t('title')}
        crumbs={[
          { href: '/workspace', label: desk('workspace') },
          { href: '/workspace/volunteers', label: desk('title') },
        ]}
        lede={t('lede')}
      />
      <div className="shell grid gap-8 pt-8">
        <Done done={query.done} />
        <Filters actor={actor} filters={filters} />
        <section>
          <div className="pb-8">
            <States filters={filters} counts={counts} />
          </div>
          <SectionHead
            title={t('found')}
            note={total > countMax ? t('countMore', { count: countMax }) : t('count', { count: total })}
          />
          {rows.length > 0 ? (
            <>
              <Rows>
                {rows.map((pair) => (
                  <PairRow key={pair.id} pair={pair} />
                ))}
              </Rows>
              <Pagination {...links} />
            </>
          ) : (
            <Nothing isFiltered={Object.keys(kept).length > 0} />
          )}
        </section>
        <ByNumbers />
      </div>
    </>
  )
}

async function Done({ done }: { done: string | string[] | undefined }) {
  const t = await getTranslations('duplicates')
  const words = done === 'notSame' ? t('page.notSameDone') : done === 'undone' ? t('undo.done') : null
  if (!words) return null
  return (
    <Notice tone="good" role="status">
      {words}
    </Notice>
  )
}

async function States({ filters, counts }: { filters: PairFilters; counts: Record<PairState, number> }) {
  const t = await getTranslations('duplicates')
  const tabs = pairStates.map((state) => ({
    href: `${address}?${new URLSearchParams({ ...keptOf(filters), state }).toString()}`,
    label: t(`states.${state}`),
    count: counts[state] > countMax ? `${countMax}+` : counts[state],
    current: state === filters.state,
  }))
  return <Tabs tabs={tabs} label={t('statesLabel')} />
}

async function Filters({ actor, filters }: { actor: Actor; filters: PairFilters }) {
  const t = await getTranslations('duplicates')
  const locale = (await getLocale()) as Locale
  const { centres } = await listVolunteerChoices(actor, locale)
  const count = Object.keys(keptOf(filters)).length
  return (
    <FilterForm
      row
      action={address}
      submit={t('filters.show')}
      summary={count > 0 ? t('filters.set', { count }) : t('filters.title')}
      isOpen={count > 0}
      reset={count > 0 ? { href: `${address}?state=${filters.state}`, label: t('filters.reset') } : undefined}
      hidden={{ state: filters.state }}
    >
      <FilterText name="q" label={t('filters.q')} value={filters.q} />
      <FilterSelect
        name="band"
        label={t('filters.band')}
        options={bands.map((value) => ({ value, label: t(`bands.${value}`) }))}
        value={filters.band}
        any={t('filters.any')}
      />
      {centres.length > 1 ? (
        <FilterSelect
          name="centre"
          label={t('filters.centre')}
          options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
          value={filters.centre}
          any={t('filters.anyCentre')}
        />
      ) : null}
    </FilterForm>
  )
}

async function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = await getTranslations('duplicates')
  return (
    <EmptyState
      title={t('emptyTitle')}
      actions={
        isFiltered ? (
          <ButtonLink href={address} look="quiet">
            {t('filters.reset')}
          </ButtonLink>
        ) : undefined
      }
    >
      {t('emptyText')}
    </EmptyState>
  )
}

async function ByNumbers() {
  const t = await getTranslations('duplicates.numbers')
  return (
    <Section title={t('title')} note={t('text')}>
      <Form action={compare} submit={t('submit')} look="quiet">
        <TextField name="one" label={t('one')} inputMode="numeric" maxLength={12} required />
        <TextField name="other" label={t('other')} inputMode="numeric" maxLength={12} required />
      </Form>
    </Section>
  )
}

function keptOf({ q, band, centre }: PairFilters): Record<string, string> {
  const all = Object.entries({ q, band, centre })
  return Object.fromEntries(all.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
