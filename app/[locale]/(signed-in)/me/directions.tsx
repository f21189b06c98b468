import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '#components/ui/section.tsx'
import type { OwnHours } from '#lib/hours/queries.ts'
import { formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** All confirmed hours by direction; the bar repeats the number, it says nothing of its own. */
export async function Directions({ hours: { byDirection } }: { hours: OwnHours }) {
  const t = await getTranslations('me.book')
  const locale = (await getLocale()) as Locale
  const most = byDirection[0]?.minutes ?? 0
  if (most === 0) return null
  return (
    <Section title={t('directions')} note={t('directionsNote')} tone="gold">
      <dl className="hour-bars">
        {byDirection.map(({ direction, minutes }) => (
          <div key={direction?.id ?? ''}>
            <dt>{direction ? inLocale(direction, 'name', locale) : t('noDirection')}</dt>
            <dd>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width={Math.max(1, (minutes / most) * 100)} height="6" />
              </svg>
              <span>{t('hoursShort', { hours: formatHours(locale, minutes) })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
