import { getLocale, getTranslations } from 'next-intl/server'
import { PrintButton } from '#components/awards/print-button.tsx'
import { CallPhone, ToSay } from '#components/messages/to-say.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ToCall } from '#lib/messages/queries.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { told } from './actions.ts'

/** Whom no letter reaches: the phone to tap and the words to say, in the language of the person. */
export async function CallList({ eventId, people }: { eventId: string; people: ToCall[] }) {
  const t = await getTranslations('messages.page')
  if (people.length === 0) {
    return (
      <Section title={t('toCallTitle')} id="call">
        <EmptyState title={t('nobodyToCall')}>
          <p>{t('nobodyToCallText')}</p>
        </EmptyState>
      </Section>
    )
  }
  return (
    <Section
      title={t('toCallTitle')}
      id="call"
      note={t('toCallNote', { count: people.length })}
      more={<PrintButton label={t('print')} />}
    >
      <ul className="rows call-list">
        {people.map((person) => (
          <Person key={person.id} person={person} eventId={eventId} />
        ))}
      </ul>
    </Section>
  )
}

async function Person({ person, eventId }: { person: ToCall; eventId: string }) {
  const t = await getTranslations('messages')
  const locale = (await getLocale()) as Locale
  const { volunteer, shift, message, earlier } = person
  const { day, month } = formatDayParts(locale, shift.startsAt)
  const when = `${day} ${month}, ${formatTimeRange(locale, shift.startsAt, shift.endsAt)}`
  return (
    <li>
      <p className="meta">
        {inLocale(shift, 'role', locale)} · {when}
      </p>
      <h3>{fullName(volunteer)}</h3>
      <CallPhone {...person} />
      <ToSay locale={message.locale} body={message.body} />
      {earlier > 0 ? <p className="note">{t('page.earlier', { count: earlier })}</p> : null}
      <Form
        action={told}
        hidden={{ eventId, messageId: message.id }}
        submit={t('page.told')}
        look="small"
        inline
        className="no-print"
      >
        <TextField name="note" label={t('page.note')} hint={t('page.noteHint')} maxLength={300} />
      </Form>
    </li>
  )
}
