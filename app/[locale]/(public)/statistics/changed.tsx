import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '#components/ui/section.tsx'
import { formatHours, formatMonth } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type Change, changesOf } from '#lib/statistics/rules/changes.ts'
import type { Edition } from '#lib/statistics/schema.ts'

/** "What changed this month", in sentences. */
export async function Changed({ edition }: { edition: Edition }) {
  const [t, locale] = [await getTranslations('statistics.changed'), (await getLocale()) as Locale]
  const { month, changes } = changesOf(edition.figures)
  const wordsOf = (change: Change): string => {
    if (change.kind === 'same') return t('same')
    if (change.kind !== 'hours') return t(change.kind, { count: change.count })
    const hours = formatHours(locale, change.minutes)
    return change.before === null
      ? t('hoursOnly', { hours })
      : t('hours', { hours, before: formatHours(locale, change.before) })
  }
  return (
    <Section title={t('title')} note={t('month', { month: formatMonth(locale, `${month}-15`) })}>
      <ul className="changed-words">
        {changes.map((change) => (
          <li key={change.kind}>{wordsOf(change)}</li>
        ))}
      </ul>
    </Section>
  )
}
