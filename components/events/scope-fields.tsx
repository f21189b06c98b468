import { useTranslations } from 'next-intl'
import { CheckboxField, RadioGroup } from '#components/ui/fields.tsx'

type Props = {
  /** The occurrence has begun or is past: then it alone is edited. */
  isAlone: boolean
  /** Offers to move shifts and programme along with the event. */
  hasParts?: boolean
}

/** To which occurrences of a series an edit comes. */
export function ScopeFields({ isAlone, hasParts }: Props) {
  const t = useTranslations('series.scope')
  if (isAlone) return <p className="note">{t('aloneNote')}</p>
  return (
    <>
      <RadioGroup
        name="scope"
        label={t('label')}
        hint={t('hint')}
        defaultValue="this"
        options={[
          { value: 'this', label: t('this'), hint: t('thisHint') },
          { value: 'following', label: t('following') },
          { value: 'all', label: t('all') },
        ]}
      />
      {hasParts ? (
        <>
          <CheckboxField name="moveParts" label={t('moveParts')} hint={t('movePartsHint')} defaultChecked />
          <CheckboxField name="peopleTold" label={t('peopleTold')} hint={t('peopleToldHint')} />
        </>
      ) : null}
    </>
  )
}
