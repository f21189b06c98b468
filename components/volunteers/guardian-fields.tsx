import { getTranslations } from 'next-intl/server'
import { phoneText } from '#lib/volunteers/rules.ts'
import { guardianRelations } from '#lib/volunteers/schema.ts'
import { SelectField, TextField } from '#components/ui/fields.tsx'

type Guardian = { name: string; relation: string; phone: string | null; email: string | null }

/** A parent or another legal representative; `prefix` is empty or ends with a dot. */
export async function GuardianFields({ prefix, guardian }: { prefix: string; guardian?: Guardian }) {
  const t = await getTranslations('volunteers')
  const optionalLabel = t('fields.optional')
  return (
    <>
      <TextField
        name={`${prefix}name`}
        label={t('fields.guardianName')}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        defaultValue={guardian?.name}
      />
      <SelectField
        name={`${prefix}relation`}
        label={t('fields.guardianRelation')}
        empty={t('fields.choose')}
        defaultValue={guardian?.relation}
        options={guardianRelations.map((value) => ({ value, label: t(`relations.${value}`) }))}
      />
      <TextField
        name={`${prefix}phone`}
        type="tel"
        label={t('fields.guardianPhone')}
        optionalLabel={optionalLabel}
        maxLength={30}
        autoComplete="off"
        defaultValue={guardian?.phone ? phoneText(guardian.phone) : ''}
      />
      <TextField
        name={`${prefix}email`}
        type="email"
        label={t('fields.guardianEmail')}
        optionalLabel={optionalLabel}
        maxLength={254}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={guardian?.email}
      />
    </>
  )
}
