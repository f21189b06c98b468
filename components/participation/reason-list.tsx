import { useLocale, useTranslations } from 'next-intl'
import { spoken } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Reason } from '#lib/participation/rules.ts'

/** Every reason against a place, each a sentence of its own. */
export function ReasonList({ reasons }: { reasons: Reason[] }) {
  const t = useTranslations('participation')
  const locale = useLocale() as Locale
  if (reasons.length === 0) return null
  return (
    <ul className="reasons">
      {reasons.map(({ code, effect, values }) => (
        <li key={`${code} ${JSON.stringify(values)}`} className={`reason-${effect}`}>
          {t(`reasons.${code}`, spoken(values ?? {}, locale))}
        </li>
      ))}
    </ul>
  )
}
