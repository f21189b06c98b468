import { getTranslations } from 'next-intl/server'
import { CheckboxGroup } from '#components/ui/fields.tsx'
import { shownChoices } from '#lib/certificates/rules/facts.ts'

/** What the check page may show; nothing ticked leaves only «valid» or «revoked». */
export async function ShownField({ shown }: { shown: string[] }) {
  const t = await getTranslations('certificates.shown')
  return (
    <CheckboxGroup
      name="shown"
      label={t('label')}
      hint={`${t('hint')} ${t('hintMinor')}`}
      defaultValue={shown}
      options={shownChoices.map((value) => ({ value, label: t(value) }))}
    />
  )
}
