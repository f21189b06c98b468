import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '#components/ui/fields.tsx'
import { type OptionalKind, optionalKinds } from '#lib/mailings/schema.ts'

/** Which kinds of letters somebody wants; what is not ticked is declined. */
export function WantedField({ wanted, label }: { wanted: OptionalKind[]; label?: string }) {
  const t = useTranslations('mailings')
  return (
    <CheckboxGroup
      name="wanted"
      label={label ?? t('own.wanted')}
      options={optionalKinds.map((kind) => ({
        value: kind,
        label: t(`kinds.${kind}`),
        hint: t(`kindHints.${kind}`),
      }))}
      defaultValue={wanted}
    />
  )
}
