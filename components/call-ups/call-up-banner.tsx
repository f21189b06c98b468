import { useLocale, useTranslations } from 'next-intl'
import type { LiveCallUp } from '#lib/call-ups/public.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'

/** Calls that are out now, above everything on every public page. A plain link: the page behind it is no page of the application. */
export function CallUpBanner({ calls }: { calls: readonly LiveCallUp[] }) {
  const t = useTranslations('callUp.banner')
  const locale = useLocale() as Locale
  if (calls.length === 0) return null
  return (
    <aside className="call-up" aria-label={t('label')}>
      <ul className="shell">
        {calls.map((call) => (
          <li key={call.slug}>
            <p>
              <b lang={localeOf(call, 'title', locale)}>{inLocale(call, 'title', locale)}</b>{' '}
              <span>{t('until', { at: formatDateTime(locale, new Date(call.endsAt)) })}</span>
            </p>
            <a href={localePath(locale, `/call-up/${call.slug}`)}>{t('open')}</a>
          </li>
        ))}
      </ul>
    </aside>
  )
}
