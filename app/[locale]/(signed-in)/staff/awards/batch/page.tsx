import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { CheckboxGroup } from '#components/ui/fields.tsx'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { type EventForAwards, findEventForAwards } from '#lib/awards/queries.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { idPattern } from '#lib/platform/text.ts'
import { prepareEventBatch } from '../actions.ts'
import { PastedList } from './pasted-list.tsx'
import { eventOptions, OccasionFields, WordFields } from '../award-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.staff')
  return { title: t('batch') }
}

export default async function BatchPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const { event: asked } = await searchParams
  const eventId = typeof asked === 'string' && idPattern.test(asked) ? asked : null
  const t = await getTranslations('awards.staff')
  const ceremony = eventId ? await findEventForAwards(actor, eventId) : null
  if (eventId && !ceremony) notFound()
  return (
    <>
      <PageHead
        title={t('batch')}
        crumbs={[{ href: '/staff/awards', label: t('title') }]}
        lede={t('batchLede')}
      />
      <div className="shell pt-6">
        <FilterForm action="/staff/awards/batch" submit={t('chooseEvent')} row>
          <FilterSelect
            name="event"
            label={t('eventOfBatch')}
            any={t('choose')}
            value={eventId ?? undefined}
            options={await eventOptions(actor)}
          />
        </FilterForm>
        {ceremony ? <BatchForm ceremony={ceremony} /> : <PastedList actor={actor} />}
      </div>
    </>
  )
}

async function BatchForm({ ceremony }: { ceremony: EventForAwards }) {
  const actor = await requireEditor()
  const t = await getTranslations('awards.staff')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const { event } = ceremony
  const day = event.isDateStated ? dayOf(event.startsAt) : null
  const today = dayOf(now())
  const options = await recipientOptions(ceremony)
  if (options.length === 0) return <EmptyState title={t('nobodyThere')}>{t('nobodyThereText')}</EmptyState>
  const isNew = ({ value }: { value: string }) =>
    value.startsWith('volunteer:') && !givenTo(ceremony).has(value)
  return (
    <Section title={inLocale(event, 'title', locale)} note={day ? formatDate(locale, day) : null}>
      <Form
        action={prepareEventBatch}
        hidden={{ eventId: event.id }}
        submit={t('prepareBatch')}
        labels={{ pending: form('sending') }}
      >
        <Notice>{t('batchNote')}</Notice>
        <OccasionFields
          actor={actor}
          hasEvent={false}
          award={{ issuedOn: day && day <= today ? day : today }}
        />
        <WordFields />
        <CheckboxGroup
          name="recipients"
          label={t('recipients')}
          hint={t('recipientsHint')}
          required
          columns
          options={options}
          defaultValue={options.filter(isNew).map(({ value }) => value)}
        />
      </Form>
    </Section>
  )
}

async function recipientOptions(ceremony: EventForAwards) {
  const t = await getTranslations('awards.staff')
  const locale = (await getLocale()) as Locale
  const { volunteers, speakers, organisations, event } = ceremony
  const given = givenTo(ceremony)
  const hint = (value: string, words: string) =>
    given.has(value) ? `${words}, ${t('alreadyHas', { kinds: (given.get(value) ?? []).join(', ') })}` : words
  const all = [
    ...volunteers.map(({ id, surname, givenName, cardNumber }) => ({
      value: `volunteer:${id}`,
      label: `${surname} ${givenName}`.trim(),
      words: t('card', { number: cardNumber }),
    })),
    ...speakers.map((person) => ({
      value: `person:${person.id}`,
      label: inLocale(person, 'name', locale),
      words: t('speaker'),
    })),
    ...organisations.map((body) => ({
      value: `organisation:${body.id}`,
      label: inLocale(body, 'name', locale),
      words: t(body.id === event.hostOrganisationId ? 'host' : 'organisation'),
    })),
  ]
  return all.map(({ words, ...option }) => ({ ...option, hint: hint(option.value, words) }))
}

/** What each recipient already has from this event, by the prefixes of the kinds. */
function givenTo({ given }: EventForAwards): Map<string, string[]> {
  const held = new Map<string, string[]>()
  for (const { volunteerId, personId, organisationId, kind } of given) {
    const value = volunteerId
      ? `volunteer:${volunteerId}`
      : personId
        ? `person:${personId}`
        : `organisation:${organisationId}`
    held.set(value, [...(held.get(value) ?? []), kind.prefix])
  }
  return held
}
