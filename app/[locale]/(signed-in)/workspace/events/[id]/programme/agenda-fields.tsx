import { useTranslations } from 'next-intl'
import { LanguageFields, textsOf } from '#components/events/language-fields.tsx'
import { DateTimeField, TextField } from '#components/ui/fields.tsx'
import type { EventToRun } from '#lib/events/queries.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'

type Props = { item?: EventToRun['agenda'][number]; event: EventToRun }

/** The fields of one part of a programme; a new part begins when the event does. */
export function AgendaFields({ item, event }: Props) {
  const t = useTranslations('events')
  const optional = useTranslations('form')('optional')
  const last = event.agenda.at(-1)
  const suggested = last?.endsAt ?? last?.startsAt ?? event.startsAt
  const startsAt = item ? item.startsAt : suggested
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
      <LanguageFields
        name="details"
        max={1000}
        rows={3}
        hint={t('hints.speakers')}
        values={textsOf(item, 'details')}
      />
      <LanguageFields name="place" field="room" max={120} values={textsOf(item, 'place')} />
      <TextField
        name="platform"
        label={t('fields.platform')}
        hint={t('hints.platform')}
        type="number"
        inputMode="numeric"
        min={0}
        max={20}
        defaultValue={item?.platform ?? 0}
        required
      />
    </>
  )
}
