import { getLocale, getTranslations } from 'next-intl/server'
import { SelectField } from '#components/ui/fields.tsx'
import { listScopes } from '#lib/accounts/queries.ts'
import { grantableRoles } from '#lib/accounts/schema.ts'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** Role and where it applies: the choices of an invitation and of a new right. */
export async function RightFields() {
  const actor = await requireAdministrator()
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('accounts')
  const { centres, organisations } = await listScopes(actor)
  const byName = new Intl.Collator(locale)
  const options = (rows: { id: string; label: string }[]) =>
    rows.map(({ id, label }) => ({ value: id, label })).sort((a, b) => byName.compare(a.label, b.label))
  return (
    <>
      <SelectField
        name="role"
        label={t('fields.role')}
        required
        empty={t('fields.notChosen')}
        options={grantableRoles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      <SelectField
        name="centreId"
        label={t('fields.centre')}
        hint={t('fields.centreHint')}
        empty={t('fields.notChosen')}
        options={options(
          centres.map((row) => ({
            id: row.id,
            label: `${inLocale(row, 'name', locale)} (${inLocale(row.unit, 'short', locale)})`,
          })),
        )}
      />
      <SelectField
        name="organisationId"
        label={t('fields.organisation')}
        hint={t('fields.organisationHint')}
        empty={t('fields.notChosen')}
        options={options(organisations.map((row) => ({ id: row.id, label: inLocale(row, 'name', locale) })))}
      />
    </>
  )
}
