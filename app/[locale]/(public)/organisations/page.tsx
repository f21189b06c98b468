import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BodyPeople } from '#components/statistics/body-people.tsx'
import { AsOf } from '#components/statistics/people-number.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { countPublishedOrganisations, listPublishedOrganisations } from '#lib/organisations/public.ts'
import { organisationFilters, type OrganisationFilters } from '#lib/organisations/schema.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { listLegalForms } from '#lib/region/public.ts'
import { findBodyPeople } from '#lib/statistics/public.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/organisations', title: t('title'), description: t('lede') })
}

export default async function OrganisationsPage({ searchParams }: Props) {
  const params = await searchParams
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('organisations')
  const filters = organisationFilters.parse(params)
  const [page, count, { day, people }] = await Promise.all([
    listPublishedOrganisations(locale, filters, readKeyset(params)),
    countPublishedOrganisations(filters),
    findBodyPeople('organisations'),
  ])
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} meta={t('count', { count })} />
      <FilterColumns filters={<Filters filters={filters} />}>
        {page.rows.length === 0 ? (
          <EmptyState title={t('empty')} actions={<SiteLink href="/organisations">{t('showAll')}</SiteLink>}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <Rows>
            {page.rows.map((row) => (
              <Row
                key={row.id}
                level={2}
                meta={row.legalForm ? inLocale(row.legalForm, 'name', locale) : t('formNotStated')}
                title={
                  <SiteLink href={`/organisations/${row.slug}`}>{inLocale(row, 'name', locale)}</SiteLink>
                }
                end={<BodyPeople value={people[row.slug]} isPlain />}
              />
            ))}
          </Rows>
        )}
        <Pagination {...keysetLinks('/organisations', filters, page)} />
        <AsOf day={day} />
        <Invitation />
      </FilterColumns>
    </>
  )
}

async function Invitation() {
  const t = await getTranslations('applications')
  return (
    <p className="note mt-8">
      {t('join')} <SiteLink href="/join">{t('joinLink')}</SiteLink>
    </p>
  )
}

async function Filters({ filters }: { filters: OrganisationFilters }) {
  const t = await getTranslations('organisations')
  const locale = (await getLocale()) as Locale
  const forms = await listLegalForms()
  const isFiltered = Object.values(filters).some(Boolean)
  return (
    <FilterForm
      action="/organisations"
      submit={t('find')}
      summary={t('filters')}
      isOpen={isFiltered}
      reset={isFiltered ? { href: '/organisations', label: t('showAll') } : undefined}
    >
      <FilterText name="q" label={t('search')} value={filters.q} />
      <FilterSelect
        name="form"
        label={t('legalForm')}
        any={t('anyForm')}
        value={filters.form}
        options={forms.map((form) => ({ value: form.code, label: inLocale(form, 'name', locale) }))}
      />
    </FilterForm>
  )
}
