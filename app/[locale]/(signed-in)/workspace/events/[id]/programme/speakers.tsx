import { getLocale, getTranslations } from 'next-intl/server'
import { LanguageFields } from '#components/events/language-fields.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { EventToRun } from '#lib/events/queries.ts'
import type { listPersonChoices } from '#lib/events/queries/programme.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { putIn, takeOut } from './speaker-actions.ts'

type Line = EventToRun['agenda'][number]
type Props = {
  event: EventToRun
  item: Line
  people: Awaited<ReturnType<typeof listPersonChoices>>
}

/** Who speaks in one line of the programme: people with pages of their own, or names. */
export async function Speakers({ event, item, people }: Props) {
  const t = await getTranslations('series.speakers')
  const locale = (await getLocale()) as Locale
  const optional = (await getTranslations('form'))('optional')
  return (
    <Section title={t('title')} id="speakers">
      {item.speakers.length === 0 ? <p>{t('empty')}</p> : null}
      <ul className="rows">
        {item.speakers.map((speaker) => (
          <SpeakerRow key={speaker.id} event={event} speaker={speaker} />
        ))}
      </ul>
      <Form
        key={item.speakers.length}
        action={putIn}
        submit={t('add')}
        look="quiet"
        hidden={{ eventId: event.id, itemId: item.id }}
        className="pt-4"
      >
        <SelectField
          name="personId"
          label={t('person')}
          hint={t('personHint')}
          empty={t('byName')}
          optionalLabel={optional}
          options={people.map((person) => ({ value: person.id, label: inLocale(person, 'name', locale) }))}
        />
        <LanguageFields name="name" field="speakerName" max={120} />
        <LanguageFields name="role" field="speakerRole" max={200} />
      </Form>
    </Section>
  )
}

type RowProps = { event: EventToRun; speaker: Line['speakers'][number] }

async function SpeakerRow({ event, speaker }: RowProps) {
  const t = await getTranslations('series.speakers')
  const locale = (await getLocale()) as Locale
  return (
    <li className="row row-end">
      <div className="row-words">
        <p>
          <b>{inLocale(speaker.person ?? speaker, 'name', locale)}</b>
        </p>
        <p className="meta">{inLocale(speaker, 'role', locale)}</p>
      </div>
      <div className="row-right actions">
        <ConfirmButton
          action={takeOut}
          hidden={{ eventId: event.id, speakerId: speaker.id }}
          label={t('remove')}
          look="small-quiet"
        />
      </div>
    </li>
  )
}
