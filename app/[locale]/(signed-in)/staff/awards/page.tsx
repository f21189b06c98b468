import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AwardState } from '#components/awards/award-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { countAwardsByState, listAwards } from '#lib/awards/queries.ts'
import { awardNumberText } from '#lib/awards/rules.ts'
import { staffAwardFilters } from '#lib/awards/schema.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.staff')
  return { title: t('title') }
}

export default async function StaffAwardsPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const filters = staffAwardFilters.parse(await searchParams)
  const t = await getTranslations('awards.staff')
  const [{ awards, next }, counts] = await Promise.all([
    listAwards(actor, filters),
    countAwardsByState(actor),
  ])
  const states = ['draft', 'issued', 'revoked'] as const
  const all = { href: '/staff/awards', label: t('all'), current: !filters.state }
  const tabs = states.map((state) => ({
    href: `/staff/awards?state=${state}`,
    label: t(`states.${state}`),
    count: counts[state],
    current: filters.state === state,
  }))
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        <ButtonLink href="/staff/awards/new">{t('new')}</ButtonLink>
        <ButtonLink href="/staff/awards/batch" look="quiet">
          {t('batch')}
        </ButtonLink>
        <ButtonLink href="/staff/awards/letters" look="quiet">
          {t('letters')}
        </ButtonLink>
        <ButtonLink href="/staff/awards/titles" look="quiet">
          {t('titles')}
        </ButtonLink>
      </PageHead>
      <div className="shell pt-4">
        <Tabs tabs={[all, ...tabs]} label={t('byState')} />
        <div className="py-5">
          <FilterForm action="/staff/awards" submit={t('find')} hidden={{ state: filters.state }} row>
            <FilterText name="q" label={t('search')} value={filters.q} />
          </FilterForm>
        </div>
        {awards.length > 0 ? (
          <AwardTable awards={awards} />
        ) : (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        )}
        <Pagination
          next={next ? `/staff/awards?${new URLSearchParams({ ...given(filters), after: next })}` : null}
          previous={filters.after ? '/staff/awards' : null}
        />
      </div>
    </>
  )
}

type Award = Awaited<ReturnType<typeof listAwards>>['awards'][number]

async function AwardTable({ awards }: { awards: Award[] }) {
  const t = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('staff.title')}
      hideCaption
      rows={awards}
      rowKey={(award) => award.id}
      columns={[
        {
          key: 'recipient',
          label: t('recipient'),
          header: true,
          cell: (award) => (
            <SiteLink href={`/staff/awards/${award.id}`}>{inLocale(award, 'recipient', locale)}</SiteLink>
          ),
        },
        {
          key: 'number',
          label: t('number'),
          cell: (award) =>
            award.number === null
              ? t('staff.noNumber')
              : awardNumberText(award.kind.prefix, award.year, award.number),
        },
        { key: 'kind', label: t('kind'), cell: (award) => inLocale(award.kind, 'name', locale) },
        {
          key: 'date',
          label: t('date'),
          cell: (award) => (award.issuedOn ? formatDateTable(locale, award.issuedOn) : t('staff.noDate')),
        },
        {
          key: 'state',
          label: t('staff.state'),
          cell: (award) => <AwardState state={award.state} isHidden={award.isHidden} />,
        },
      ]}
    />
  )
}

function given({ state, q }: { state?: string; q?: string }): Record<string, string> {
  return { ...(state ? { state } : {}), ...(q ? { q } : {}) }
}
