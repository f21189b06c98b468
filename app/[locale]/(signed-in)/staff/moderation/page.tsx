import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { countModerated, listBlockedPeople, listModerated } from '#lib/comments/queries/desk.ts'
import { type DeskTab, deskTabs, readDeskTab } from '#lib/comments/schema.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { BlockedPeople } from './blocked-people.tsx'
import { DecideForm } from './decide-form.tsx'

export const dynamic = 'force-dynamic'

type Params = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Params> }

const path = '/staff/moderation'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('comments.desk')
  return { title: t('title') }
}

/** What readers wrote and a moderator has to look at. */
export default async function ModerationPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const params = await searchParams
  const tab = readDeskTab(params.tab)
  const counts = await countModerated(actor)
  const t = await getTranslations('comments.desk')
  const tabs = deskTabs.map((key) => ({
    href: key === 'waiting' ? path : `${path}?tab=${key}`,
    label: t(`tabs.${key}`),
    count: counts[key],
    current: key === tab,
  }))
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/staff', label: t('staff') }]}>
        <ButtonLink href={`${path}/closing`} look="quiet">
          {t('closing')}
        </ButtonLink>
      </PageHead>
      <Shell>
        <Tabs tabs={tabs} label={t('tabsLabel')} />
        {tab === 'blocked' ? (
          <BlockedPeople people={await listBlockedPeople(actor)} />
        ) : (
          <Comments actor={actor} tab={tab} params={params} />
        )}
      </Shell>
    </>
  )
}

type ListProps = { actor: Actor; tab: Exclude<DeskTab, 'blocked'>; params: Params }

async function Comments({ actor, tab, params }: ListProps) {
  const t = await getTranslations('comments.desk')
  const page = await listModerated(actor, { tab, keyset: readKeyset(params) })
  return (
    <>
      {page.rows.length === 0 ? (
        <EmptyState title={t(`empty.${tab}`)} />
      ) : (
        <DecideForm
          key={page.rows.map(({ id, version }) => `${id}${version}`).join()}
          tab={tab}
          rows={page.rows}
          ownId={actor.userId}
        />
      )}
      <Pagination {...keysetLinks(path, { tab: tab === 'waiting' ? '' : tab }, page)} />
    </>
  )
}
