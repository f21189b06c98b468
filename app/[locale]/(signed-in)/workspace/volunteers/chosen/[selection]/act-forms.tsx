import { getLocale, getTranslations } from 'next-intl/server'
import { SelectField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listTags } from '#lib/registry/queries/tags.ts'
import { listVolunteerChoices } from '#lib/volunteers/queries.ts'
import { assign, invite, tag } from './actions.ts'

type Props = { actor: Actor; selectionId: string }

export async function TagForm({ actor, selectionId }: Props) {
  const t = await getTranslations('registry.chosen')
  const words = await getTranslations('registry.tags')
  const locale = (await getLocale()) as Locale
  const tags = await listTags(actor)
  const { centres } = await listVolunteerChoices(actor, locale)
  const [only] = centres
  const isOne = centres.length === 1 && only !== undefined
  return (
    <Form
      action={tag}
      submit={t('submits.tag')}
      hidden={{ selectionId, ...(isOne ? { centreId: only.id } : {}) }}
    >
      {tags.length > 0 ? (
        <SelectField
          name="tagId"
          label={t('knownTag')}
          empty="—"
          options={tags.map((one) => ({
            value: one.id,
            label: isOne ? one.name : `${one.name} (${inLocale(one.centre, 'name', locale)})`,
          }))}
        />
      ) : null}
      <TextField
        name="name"
        label={tags.length > 0 ? t('newTag') : t('newTagAlone')}
        hint={words('nameHint')}
        maxLength={40}
        autoComplete="off"
      />
      {isOne ? null : (
        <SelectField
          name="centreId"
          label={t('newTagCentre')}
          empty="—"
          options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
        />
      )}
    </Form>
  )
}

export async function AssignForm({ actor, selectionId }: Props) {
  const t = await getTranslations('registry.chosen')
  const words = await getTranslations('registry')
  const filters = await getTranslations('volunteers.filters')
  const locale = (await getLocale()) as Locale
  const { directions, skills, units } = await listVolunteerChoices(actor, locale)
  const named = (rows: typeof units) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
  return (
    <Form action={assign} submit={t('submits.assign')} hidden={{ selectionId }}>
      <SelectField
        name="directionId"
        label={filters('direction')}
        empty={t('unchanged')}
        options={named(directions)}
      />
      <SelectField
        name="skillId"
        label={words('filters.skill')}
        empty={t('unchanged')}
        options={named(skills)}
      />
      <SelectField name="unitId" label={filters('unit')} empty={t('unchanged')} options={named(units)} />
    </Form>
  )
}

export async function InviteForm({ selectionId }: Omit<Props, 'actor'>) {
  const t = await getTranslations('registry.chosen')
  return <Form action={invite} submit={t('submits.invite')} hidden={{ selectionId }} />
}
