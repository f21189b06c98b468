import { useLocale, useTranslations } from 'next-intl'
import { type Locale, localePath } from '#lib/i18n/routing.ts'

/** Asks for the code printed on a letter; a plain GET form, so it works without script. */
export function CheckForm({ onGround, code }: { onGround?: boolean; code?: string }) {
  const t = useTranslations('verify')
  const locale = useLocale() as Locale
  return (
    <form
      action={localePath(locale, '/verify')}
      method="get"
      className={`check-form ${onGround ? 'check-on-ground' : ''}`}
    >
      <label>
        <span className="field-label">{t('label')}</span>
        <input
          name="code"
          className="input"
          defaultValue={code}
          placeholder={t('placeholder')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
        />
      </label>
      <button type="submit" className={`button ${onGround ? 'button-on-ground' : ''}`}>
        {t('submit')}
      </button>
    </form>
  )
}
