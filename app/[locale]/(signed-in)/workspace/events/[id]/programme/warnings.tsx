import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import type { EventToRun } from '#lib/events/queries.ts'
import { spokenOf } from '#lib/events/rules.ts'
import { speakerClashesOf } from '#lib/events/rules/programme.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** What cannot be as the programme stands: one person on two platforms at once, lines outside of the event's time. */
export function Warnings({ event }: { event: EventToRun }) {
  const t = useTranslations('series.speakers')
  const locale = useLocale() as Locale
  const agenda = event.agenda.map((line) => ({ ...line, speakers: line.speakers.map(spokenOf) }))
  const titles = new Map(agenda.map((line) => [line.id, inLocale(line, 'title', locale)]))
  const clashes = speakerClashesOf(agenda)
  const isOutside = (at: Date | null) => at !== null && (at < event.startsAt || at > event.endsAt)
  const outside = event.isDateStated
    ? agenda.filter((line) => isOutside(line.startsAt) || isOutside(line.endsAt))
    : []
  if (clashes.length + outside.length === 0) return null
  return (
    <Notice tone="bad" title={t('warnings')}>
      <ul className="list-disc pl-6">
        {clashes.map((clash) => {
          const [first, second] = clash.lineIds.map((id) => titles.get(id) ?? '') as [string, string]
          const name = inLocale(clash, 'name', locale)
          return <li key={clash.lineIds.join()}>{t('clash', { name, first, second })}</li>
        })}
        {outside.map((line) => (
          <li key={line.id}>{t('outside', { title: titles.get(line.id) ?? '' })}</li>
        ))}
      </ul>
    </Notice>
  )
}
