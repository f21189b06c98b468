import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { SelectField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { countTagged, listTags } from '#lib/registry/queries/tags.ts'
import { listVolunteerChoices } from '#lib/volunteers/queries.ts'
import { base } from '../address.ts'
import { create, remove } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry.tags')
  return { title: t('title') }
}

export default async function TagsPage() {
  const actor = await requireCoordinator()
  const t = await getTranslations('registry.tags')
  const words = await getTranslations('volunteers')
  const crumbs = [
    { href: '/workspace', label: words('workspace') },
    { href: base, label: words('title') },
  ]
  return (
    <>
      <PageHead title={t('title')} crumbs={crumbs} lede={t('lede')} />
      <div className="shell">
        <Known actor={actor} />
        <Section title={t('newTitle')}>
          <Form action={create} submit={t('create')}>
            <TextField
              name="name"
              label={t('name')}
              hint={t('nameHint')}
              required
              maxLength={40}
              autoComplete="off"
            />
            <CentreField actor={actor} />
          </Form>
        </Section>
      </div>
    </>
  )
}

async function Known({ actor }: { actor: Actor }) {
  const t = await getTranslations('registry.tags')
  const locale = (await getLocale()) as Locale
  const tags = await listTags(actor)
  const counts = await countTagged(
    actor,
    tags.map(({ id }) => id),
  )
  return (
    <Section title={t('known')}>
      {tags.length === 0 ? <p>{t('none')}</p> : null}
      <Rows>
        {tags.map(({ id, name, centre }) => (
          <Row
            key={id}
            title={<SiteLink href={`${base}?tag=${id}`}>{name}</SiteLink>}
            meta={`${inLocale(centre, 'name', locale)} · ${t('bearers', { count: counts.get(id) ?? 0 })}`}
            end={
              <ConfirmButton
                action={remove}
                label={t('remove')}
                look="small-quiet"
                hidden={{ id }}
                confirm={{
                  title: t('removeTitle', { name }),
                  text: t('removeText'),
                  submit: t('remove'),
                  closeLabel: t('close'),
                }}
              />
            }
          />
        ))}
      </Rows>
    </Section>
  )
}

async function CentreField({ actor }: { actor: Actor }) {
  const t = await getTranslations('registry.tags')
  const locale = (await getLocale()) as Locale
  const { centres } = await listVolunteerChoices(actor, locale)
  const [only] = centres
  if (centres.length === 1 && only) return <input type="hidden" name="centreId" value={only.id} />
  return (
    <SelectField
      name="centreId"
      label={t('centre')}
      required
      empty="—"
      options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
    />
  )
}
