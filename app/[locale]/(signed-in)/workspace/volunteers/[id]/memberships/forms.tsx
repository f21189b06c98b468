import { getTranslations } from 'next-intl/server'
import { DateField, SelectField, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { listBodies, listOtherCentres } from '#lib/memberships/queries/choices.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { add, offer } from './actions.ts'

type Bodies = Awaited<ReturnType<typeof listBodies>>

/** One more centre or organisation. */
export async function AddForm({
  card,
  bodies,
  locale,
}: {
  card: VolunteerCard
  bodies: Bodies
  locale: Locale
}) {
  const t = await getTranslations('memberships.page')
  const choose = (await getTranslations('form'))('choose')
  const isOpen = (id: string) =>
    card.memberships.some((row) => row.endedOn === null && [row.centreId, row.organisationId].includes(id))
  const centres = bodies.centres
    .filter(({ id }) => !isOpen(id))
    .map((body) => ({
      value: `centre:${body.id}`,
      label: t('centres', { name: inLocale(body, 'name', locale) }),
    }))
  const organisations = bodies.organisations
    .filter(({ id }) => !isOpen(id))
    .map((body) => ({
      value: `organisation:${body.id}`,
      label: t('organisations', { name: inLocale(body, 'name', locale) }),
    }))
  const today = dayOf(now())
  return (
    <Section title={t('addTitle')} note={t('addNote')} id="add">
      <Form action={add} submit={t('add')} hidden={{ volunteerId: card.id }} look="quiet">
        <SelectField
          name="body"
          label={t('body')}
          required
          empty={choose}
          options={[...centres, ...organisations]}
        />
        <DateField name="startedOn" label={t('startedOn')} required max={today} defaultValue={today} />
      </Form>
    </Section>
  )
}

type OfferProps = {
  card: VolunteerCard
  centres: Awaited<ReturnType<typeof listOtherCentres>>
  locale: Locale
}

/** The person for another centre, which answers. */
export async function OfferForm({ card, centres, locale }: OfferProps) {
  const t = await getTranslations('memberships.page')
  const form = await getTranslations('form')
  return (
    <Section title={t('offerTitle')} note={t('offerNote')} id="offer">
      <Form action={offer} submit={t('offer')} hidden={{ volunteerId: card.id }} look="quiet">
        <SelectField
          name="toCentreId"
          label={t('toCentre')}
          required
          empty={form('choose')}
          options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
        />
        <TextArea
          name="note"
          label={t('note')}
          hint={t('noteHint')}
          optionalLabel={form('optional')}
          rows={2}
          maxLength={300}
        />
      </Form>
    </Section>
  )
}
