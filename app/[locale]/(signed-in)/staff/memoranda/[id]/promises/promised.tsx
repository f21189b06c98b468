import { getLocale, getTranslations } from 'next-intl/server'
import { DeliveredWords, Delivery } from '#components/memoranda/delivery.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateField, SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import type { listEventsOfTerm } from '#lib/memoranda/queries/event-links.ts'
import { dayText } from '#lib/memoranda/rules.ts'
import { nothingDelivered, shown } from '#lib/memoranda/rules/promise.ts'
import { link, mark, unlink } from '../actions.ts'

type Events = Awaited<ReturnType<typeof listEventsOfTerm>>
type Obligation = StaffMemorandum['obligations'][number]
type Props = { memorandum: StaffMemorandum; obligation: Obligation; events: Events }

/** One promise: how much of it is delivered, when it was kept, and the events it was kept at. */
export async function Promised({ memorandum, obligation, events }: Props) {
  const t = await getTranslations('agreements.promises')
  const locale = (await getLocale()) as Locale
  const { promised, promisedUnit, partyId, dueOn } = obligation
  const party = memorandum.parties.find(({ id }) => id === partyId)
  const delivered = memorandum.delivered.get(obligation.id) ?? shown(nothingDelivered)
  const note = [
    party ? inLocale(party, 'name', locale) : t('allParties'),
    dueOn ? t('due', { date: formatDate(locale, dueOn) }) : null,
  ]
  return (
    <Section title={inLocale(obligation, 'text', locale)} note={note.filter(Boolean).join(' · ')}>
      {promised !== null && promisedUnit !== null ? (
        <Delivery promise={{ count: promised, unit: promisedUnit }} delivered={delivered} />
      ) : null}
      {delivered.events > 0 ? (
        <p className="pt-2">
          <DeliveredWords delivered={delivered} />
        </p>
      ) : null}
      <Linked memorandum={memorandum} obligation={obligation} />
      {memorandum.isSigned ? <Acts {...{ memorandum, obligation, events }} /> : null}
    </Section>
  )
}

async function Acts({ memorandum, obligation, events }: Props) {
  const t = await getTranslations('agreements.promises')
  const locale = (await getLocale()) as Locale
  const linked = new Set(obligation.events.map(({ eventId }) => eventId))
  const open = events.filter(({ id }) => !linked.has(id))
  const hidden = { id: memorandum.id, obligationId: obligation.id }
  return (
    <div className="promise-acts">
      <Form action={link} hidden={hidden} submit={t('link')} look="quiet">
        <SelectField
          name="eventId"
          label={t('event')}
          hint={t('eventHint')}
          empty={t('chooseEvent')}
          required
          options={open.map((event) => ({
            value: event.id,
            label: [inLocale(event, 'title', locale), event.on ? formatDate(locale, event.on) : '']
              .filter(Boolean)
              .join(', '),
          }))}
        />
      </Form>
      <Form action={mark} hidden={{ ...hidden, version: memorandum.version }} submit={t('mark')} look="quiet">
        <DateField
          name="doneOn"
          label={t('doneOn')}
          hint={t('doneHint')}
          defaultValue={dayText(obligation.doneOn)}
        />
      </Form>
    </div>
  )
}

async function Linked({ memorandum, obligation }: Omit<Props, 'events'>) {
  const t = await getTranslations('agreements.promises')
  const locale = (await getLocale()) as Locale
  if (obligation.events.length === 0) return <p className="note pt-2">{t('noEvents')}</p>
  return (
    <ul className="promise-events">
      {obligation.events.map(({ event }) => (
        <li key={event.id}>
          <SiteLink href={`/events/${event.slug}`}>{inLocale(event, 'title', locale)}</SiteLink>
          {event.isDateStated ? <span>{formatDate(locale, event.startsAt)}</span> : null}
          <ConfirmButton
            action={unlink}
            hidden={{ id: memorandum.id, obligationId: obligation.id, eventId: event.id }}
            label={t('unlink')}
            look="small-quiet"
          />
        </li>
      ))}
    </ul>
  )
}
