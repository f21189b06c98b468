import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { listViews } from '#lib/registry/queries/views.ts'
import type { RegisterColumn } from '#lib/registry/schema.ts'
import type { VolunteerFilters } from '#lib/volunteers/schema.ts'
import { save } from './actions.ts'
import { base, queryOf } from './address.ts'

type Props = { actor: Actor; filters: VolunteerFilters; columns: readonly RegisterColumn[] }

/** The lists somebody keeps, and the way to keep the one that is shown. */
export async function Views({ actor, filters, columns }: Props) {
  const t = await getTranslations('registry.views')
  const views = await listViews(actor)
  const query = queryOf(filters, columns)
  if (views.length === 0 && query === '') return null
  const tabs = views.map((view) => ({
    href: view.query ? `${base}?${view.query}` : base,
    label: view.name,
    current: view.query === query,
  }))
  return (
    <div className="list-bar">
      {tabs.length > 0 ? <Chips tabs={tabs} label={t('title')} /> : null}
      <div className="actions">
        {query && !views.some((view) => view.query === query) ? (
          <Dialog label={t('save')} title={t('saveTitle')} closeLabel={t('close')} look="small-quiet">
            <p>{t('saveText')}</p>
            <Form action={save} hidden={{ query }} submit={t('saveSubmit')}>
              <TextField name="name" label={t('name')} required maxLength={60} autoComplete="off" />
            </Form>
          </Dialog>
        ) : null}
        {views.length > 0 ? <SiteLink href={`${base}/views`}>{t('manage')}</SiteLink> : null}
      </div>
    </div>
  )
}
