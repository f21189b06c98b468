import { useLocale, useTranslations } from 'next-intl'
import { LanguageFields, textsOf } from '#components/events/language-fields.tsx'
import { DateTimeField, SelectField } from '#components/ui/fields.tsx'
import type { EventToRun } from '#lib/events/queries.ts'
import { platformsMax, platformWords } from '#lib/events/rules/programme.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'

type Props = { item?: EventToRun['agenda'][number]; event: EventToRun }

/** The fields of one part of a programme; a new part begins when the event does. */
export function AgendaFields({ item, event }: Props) {
  const t = useTranslations('events')
  const tSeries = useTranslations('series.platforms')
  const optional = useTranslations('form')('optional')
  const last = event.agenda.at(-1)
  const suggested = last?.endsAt ?? last?.startsAt ?? event.startsAt
  const startsAt = item ? item.startsAt : suggested
  const locale = useLocale() as Locale
  const named = new Map(event.platforms.map((platform) => [platform.number, platform]))
  // One more than there are: a line may open the next platform, whose name and place come later.
  const next = Math.min(Math.max(0, ...named.keys()) + 1, platformsMax)
  const numbers = [...new Set([...named.keys(), item?.platform || next, next])].toSorted((a, b) => a - b)
  function option(number: number) {
    const platform = named.get(number)
    const words = platform ? platformWords(platform, locale) : tSeries('newOne')
    return {
      value: String(number),
      label: [t('page.platform', { number }), words].filter(Boolean).join(' · '),
    }
  }
  return (
    <>
      <div className="field-row">
        <DateTimeField
          name="startsAt"
          label={t('fields.startsAt')}
          optionalLabel={optional}
          defaultValue={startsAt ? wallTimeOf(startsAt) : ''}
        />
        <DateTimeField
          name="endsAt"
          label={t('fields.endsAt')}
          optionalLabel={optional}
          defaultValue={item?.endsAt ? wallTimeOf(item.endsAt) : ''}
        />
      </div>
      <p className="field-hint">{t('hints.itemTimes')}</p>
      <LanguageFields name="title" max={200} toPublish values={textsOf(item, 'title')} />
      <LanguageFields name="details" max={1000} rows={3} values={textsOf(item, 'details')} />
      <LanguageFields name="place" field="room" max={120} values={textsOf(item, 'place')} />
      <SelectField
        name="platform"
        label={t('fields.platform')}
        hint={tSeries('lineHint')}
        defaultValue={String(item?.platform ?? 0)}
        options={[{ value: '0', label: t('agenda.together') }, ...numbers.map(option)]}
        required
      />
    </>
  )
}
