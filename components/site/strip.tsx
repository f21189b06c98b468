import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from '#lib/i18n/routing.ts'
import { AppearancePanel } from './appearance-panel.tsx'
import { LanguageSwitch } from './language-switch.tsx'

/** The narrow band above everything: sight, whether the data are a demonstration, language. */
export function Strip({ isDemo, children }: { isDemo: boolean; children?: ReactNode }) {
  const t = useTranslations('site')
  const locale = useLocale() as Locale
  return (
    <div className="strip">
      <div className="shell">
        <AppearancePanel />
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        {children}
        {isDemo ? (
          <p className="strip-demo" title={t('demoLong')}>
            {t('demo')}
          </p>
        ) : null}
        <LanguageSwitch locale={locale} label={t('languages')} />
      </div>
    </div>
  )
}
