import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type ListedView, listViews } from '#lib/registry/queries/views.ts'
import { remove, rename } from '../actions.ts'
import { base } from '../address.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry.views')
  return { title: t('title') }
}

export default async function ViewsPage() {
  const actor = await requireCoordinator()
  const views = await listViews(actor)
  const t = await getTranslations('registry.views')
  const words = await getTranslations('volunteers')
  const crumbs = [
    { href: '/workspace', label: words('workspace') },
    { href: base, label: words('title') },
  ]
  return (
    <>
      <PageHead title={t('title')} crumbs={crumbs} lede={t('lede')} />
      <div className="shell pt-6">
        {views.length === 0 ? (
          <EmptyState title={t('none')}>
            <p>{t('noneText')}</p>
          </EmptyState>
        ) : (
          <Rows>
            {views.map((view) => (
              <View key={view.id} view={view} />
            ))}
          </Rows>
        )}
      </div>
    </>
  )
}

async function View({ view }: { view: ListedView }) {
  const t = await getTranslations('registry.views')
  return (
    <Row
      level={2}
      title={<SiteLink href={view.query ? `${base}?${view.query}` : base}>{view.name}</SiteLink>}
      end={
        <div className="actions">
          <ConfirmButton
            action={rename}
            label={t('rename')}
            look="small-quiet"
            hidden={{ id: view.id }}
            confirm={{ title: t('renameTitle'), submit: t('saveSubmit'), closeLabel: t('close') }}
          >
            <TextField name="name" label={t('name')} required maxLength={60} defaultValue={view.name} />
          </ConfirmButton>
          <ConfirmButton action={remove} label={t('remove')} look="small-quiet" hidden={{ id: view.id }} />
        </div>
      }
    />
  )
}
