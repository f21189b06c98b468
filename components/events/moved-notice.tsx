import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import type { EventView as Event } from '#lib/events/rules.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** Who noted the first announcement down is told that it begins at another time now. */
export function MovedNotice({ event: { phase, previousStartsAt } }: { event: Event }) {
  const t = useTranslations('events.page')
  const locale = useLocale() as Locale
  if (phase !== 'ahead' || !previousStartsAt) return null
  return <Notice>{t('moved', { date: formatDateTime(locale, previousStartsAt) })}</Notice>
}
