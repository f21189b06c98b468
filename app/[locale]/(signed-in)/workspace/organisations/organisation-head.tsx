import { getLocale, getTranslations } from 'next-intl/server'
import { PublicStateStatus } from '#components/site/public-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { findOrganisation } from '#lib/organisations/queries.ts'

type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>
type Props = { actor: Actor; organisation: Organisation; current: Side }
type Side = 'page' | 'people' | 'events' | 'memoranda' | 'representatives' | 'history'

/** The head of an organisation's pages with the ways to its sides; editors know its page alone. */
export async function OrganisationHead({ actor, organisation, current }: Props) {
  const t = await getTranslations('representatives.tabs')
  const title = (await getTranslations('organisations.staff'))('title')
  const view = (await getTranslations('centres.staff'))('view')
  const locale = (await getLocale()) as Locale
  const path = `/workspace/organisations/${organisation.id}`
  const sides: Side[] = mayRepresentOrganisation(actor, organisation.id)
    ? ['page', 'people', 'events', 'memoranda', 'representatives', 'history']
    : ['page']
  const tabs = sides.map((side) => ({
    href: side === 'page' ? path : `${path}/${side}`,
    label: t(side),
    current: side === current,
  }))
  return (
    <>
      <PageHead
        title={inLocale(organisation, 'name', locale)}
        crumbs={[{ href: '/workspace/organisations', label: title }]}
      >
        <PublicStateStatus state={organisation.state} isVerified={organisation.verifiedAt !== null} />
        {organisation.state === 'published' ? (
          <SiteLink href={`/organisations/${organisation.slug}`}>{view}</SiteLink>
        ) : null}
      </PageHead>
      {tabs.length > 1 ? (
        <div className="shell">
          <Tabs tabs={tabs} label={t('label')} />
        </div>
      ) : null}
    </>
  )
}
