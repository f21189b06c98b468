import { useTranslations } from 'next-intl'
import { TextField } from '#components/ui/fields.tsx'

type Props = {
  row?: { latitude: number | null; longitude: number | null } | null
  /** What an empty place means. */
  emptyHint?: string
}

/** A place on the map: what was copied from a map is read on the server and goes before the two numbers. */
export function PointFields({ row, emptyHint }: Props) {
  const t = useTranslations('near.point')
  const optionalLabel = useTranslations('form')('optional')
  return (
    <fieldset className="point-fields">
      <legend>{t('legend')}</legend>
      <p className="field-hint">
        {t('hint')} {emptyHint}
      </p>
      <TextField
        name="pointText"
        label={t('pasted')}
        hint={t('pastedHint')}
        optionalLabel={optionalLabel}
        maxLength={2000}
        spellCheck={false}
      />
      <div className="field-row">
        <TextField
          name="latitude"
          label={t('latitude')}
          inputMode="decimal"
          maxLength={20}
          optionalLabel={optionalLabel}
          defaultValue={row?.latitude}
        />
        <TextField
          name="longitude"
          label={t('longitude')}
          inputMode="decimal"
          maxLength={20}
          optionalLabel={optionalLabel}
          defaultValue={row?.longitude}
        />
      </div>
    </fieldset>
  )
}
