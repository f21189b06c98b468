import { useLocale, useTranslations } from 'next-intl'
import { formatNumber } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { sayableKm } from '#lib/near/rules/distance.ts'

/** «≈ 12 км», and what it was measured to when that is only the middle of a district. */
export function Distance({ metres, isApproximate }: { metres: number; isApproximate: boolean }) {
  const t = useTranslations('near')
  const locale = useLocale() as Locale
  const km = sayableKm(metres)
  return (
    <span className="distance">
      <b>{km === 'under' ? t('underKm') : t('aboutKm', { km: formatNumber(locale, km) })}</b>
      {isApproximate ? <span className="distance-note">{t('approximate')}</span> : null}
    </span>
  )
}
