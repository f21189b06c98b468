import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { DateField, SelectField } from '#components/ui/fields.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { listAwardKindChoices, listEventChoices } from '#lib/awards/queries.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Words = Partial<Record<`${'issuer' | 'reason'}${'Kk' | 'Ru' | 'En'}`, string>>
type Occasion = { kindId?: string; eventId?: string | null; issuedOn?: string | null }

/** Kind, event and day of an award. */
export async function OccasionFields({
  actor,
  award,
  hasEvent = true,
}: {
  actor: Actor
  award?: Occasion
  hasEvent?: boolean
}) {
  const t = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  const kinds = await listAwardKindChoices(actor)
  return (
    <>
      <SelectField
        name="kindId"
        label={t('kind')}
        required
        empty={t('staff.choose')}
        defaultValue={award?.kindId}
        options={kinds.map((kind) => ({
          value: kind.id,
          label: `${inLocale(kind, 'name', locale)} (${kind.prefix})`,
        }))}
      />
      {hasEvent ? <EventField actor={actor} eventId={award?.eventId} /> : null}
      <DateField
        name="issuedOn"
        label={t('date')}
        hint={t('staff.dateHint')}
        defaultValue={award?.issuedOn}
      />
    </>
  )
}

async function EventField({ actor, eventId }: { actor: Actor; eventId?: string | null }) {
  const t = await getTranslations('awards')
  const options = await eventOptions(actor)
  const form = await getTranslations('form')
  return (
    <SelectField
      name="eventId"
      label={t('event')}
      empty={t('staff.noEvent')}
      optionalLabel={form('optional')}
      defaultValue={eventId}
      options={options}
    />
  )
}

/** Published events with their days, for a select. */
export async function eventOptions(actor: Actor) {
  const locale = (await getLocale()) as Locale
  const events = await listEventChoices(actor)
  return events.map((event) => {
    const day = event.isDateStated ? `, ${formatDate(locale, event.startsAt)}` : ''
    return { value: event.id, label: `${inLocale(event, 'title', locale)}${day}` }
  })
}

/** What the letter says: from whom and what for, in the languages of the paper. */
export async function WordFields({ award }: { award?: Words }) {
  const t = await getTranslations('awards.staff')
  const form = await getTranslations('form')
  const labels = (name: 'issuer' | 'reason') => ({
    kk: t(`${name}Kk`),
    ru: t(`${name}Ru`),
    en: t(`${name}En`),
  })
  return (
    <>
      <fieldset className="group">
        <legend>{t('issuerGroup')}</legend>
        <TrilingualFields
          name="issuer"
          row={award}
          required
          optionalEnglish={form('optional')}
          maxLength={200}
          labels={labels('issuer')}
        />
      </fieldset>
      <fieldset className="group">
        <legend>{t('reasonGroup')}</legend>
        <p className="field-hint">{t('reasonHint')}</p>
        <TrilingualFields
          name="reason"
          row={award}
          required
          isLong
          optionalEnglish={form('optional')}
          maxLength={600}
          labels={labels('reason')}
        />
      </fieldset>
    </>
  )
}
