import { getTranslations } from 'next-intl/server'
import { trapField } from './trap-field.ts'

/** Machines fill in every field they find; people neither see this one nor come to it by keyboard. */
export async function Trap() {
  const t = await getTranslations('signUps.fields')
  return (
    <div className="trap" aria-hidden="true">
      <label>
        {t('trap')}
        <input type="text" name={trapField} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  )
}
