import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listOpenErasures } from '#lib/erasure/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { countConsentWork, listConsentWork } from '#lib/volunteers/queries/list-consents.ts'
import { listVolunteerChoices } from '#lib/volunteers/queries.ts'
import {
  consentLacks,
  consentListFilters,
  type ConsentListFilters,
} from '#lib/volunteers/schema/consent-list.ts'
import { AskList } from './ask-list.tsx'
import { Erasures } from './erasures.tsx'

export const dynamic = 'force-dynamic'

const address = '/workspace/consents'
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('privacy.desk')
  return { title: t('title') }
}

export default async function ConsentsDeskPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const params = await searchParams
  const filters = consentListFilters.parse(params)
  const t = await getTranslations('privacy.desk')
  const words = await getTranslations('volunteers')
  const page = await listConsentWork(actor, filters, readKeyset(params))
  const kept = { lack: filters.lack, centre: filters.centre ?? '' }
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        crumbs={[{ href: '/workspace', label: words('workspace') }]}
      />
      <div className="shell grid gap-6 pt-4">
        {params.done === 'erased' ? (
          <Notice tone="good" role="status">
            {t('erased')}
          </Notice>
        ) : null}
        <Erasures requests={await listOpenErasures(actor)} />
        <Lacks actor={actor} filters={filters} />
        <Centres actor={actor} filters={filters} />
        <p>{t(`explain.${filters.lack}`)}</p>
        {page.rows.length > 0 ? (
          <AskList rows={page.rows} lack={filters.lack} />
        ) : (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        )}
        <Pagination {...keysetLinks(address, kept, page)} />
        {page.rows.some(({ way }) => way === 'paper') ? (
          <div className="actions">
            <ButtonLink href={`${address}/print?${new URLSearchParams(kept)}`} look="quiet">
              {t('print')}
            </ButtonLink>
          </div>
        ) : null}
      </div>
    </>
  )
}

type Part = { actor: Actor; filters: ConsentListFilters }

async function Lacks({ actor, filters }: Part) {
  const t = await getTranslations('privacy.desk')
  const counts = await countConsentWork(actor, consentLacks, filters.centre)
  const tabs = consentLacks.map((lack) => ({
    href: `${address}?${new URLSearchParams({ lack, ...(filters.centre ? { centre: filters.centre } : {}) })}`,
    label: t(`lacks.${lack}`),
    count: (counts.get(lack) ?? 0) >= 1000 ? '1000+' : counts.get(lack),
    current: lack === filters.lack,
  }))
  return <Tabs tabs={tabs} label={t('byLack')} />
}

async function Centres({ actor, filters }: Part) {
  const t = await getTranslations('volunteers.filters')
  const locale = (await getLocale()) as Locale
  const { centres } = await listVolunteerChoices(actor, locale)
  if (centres.length < 2) return null
  return (
    <FilterForm row action={address} submit={t('show')} hidden={{ lack: filters.lack }}>
      <FilterSelect
        name="centre"
        label={t('centre')}
        options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
        value={filters.centre}
        any={t('any')}
      />
    </FilterForm>
  )
}
