import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { readColumns, type RegisterColumn } from '#lib/registry/schema.ts'
import { listVolunteers } from '#lib/volunteers/queries/list-volunteers.ts'
import { countMax } from '#lib/volunteers/queries/register-sql.ts'
import { sortings, volunteerFilters, type VolunteerFilters } from '#lib/volunteers/schema.ts'
import { addressOf, base, countFilters } from './address.ts'
import { People } from './people.tsx'
import { RegisterFilters } from './register-filters.tsx'
import { Views } from './views.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('volunteers')
  return { title: t('title') }
}

type Asked = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Asked> }

export default async function VolunteersPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const asked = await searchParams
  const filters = volunteerFilters.parse(asked)
  const columns = readColumns(asked.cols)
  const t = await getTranslations('volunteers')
  const words = await getTranslations('registry')
  const { rows, total, next, previous } = await listVolunteers(actor, filters)
  const found = total > countMax ? t('countMore', { count: countMax }) : t('count', { count: total })
  return (
    <>
      <PageHead
        title={t('title')}
        crumbs={[{ href: '/workspace', label: t('workspace') }]}
        lede={actor.isAdministrator ? t('ledeAll') : t('lede')}
      >
        <div className="actions">
          <ButtonLink href={`${base}/new`}>{t('register')}</ButtonLink>
          <ButtonLink href={`${base}/tags`} look="quiet">
            {words('tags.title')}
          </ButtonLink>
        </div>
      </PageHead>
      <div className="shell grid gap-8 pt-8">
        <Views actor={actor} filters={filters} columns={columns} />
        <RegisterFilters actor={actor} filters={filters} columns={columns} />
        <section>
          <header className="section-head">
            <h2>{t('resultsTitle')}</h2>
            <p role="status">{found}</p>
          </header>
          {rows.length > 0 ? (
            <>
              <Sorting filters={filters} columns={columns} />
              <People {...{ actor, rows, columns, filters }} everybody={words('bulk.everybody', { found })} />
              <Pagination
                next={next && addressOf(filters, columns, { after: next })}
                previous={previous && addressOf(filters, columns, { before: previous })}
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

type SortingProps = { filters: VolunteerFilters; columns: readonly RegisterColumn[] }

async function Sorting({ filters, columns }: SortingProps) {
  const t = await getTranslations('volunteers')
  const tabs = sortings.map((sort) => ({
    href: addressOf({ ...filters, sort }, columns),
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
          <ButtonLink href={base} look="quiet">
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
      actions={<ButtonLink href={`${base}/new`}>{t('register')}</ButtonLink>}
    >
      {t('empty.firstText')}
    </EmptyState>
  )
}
