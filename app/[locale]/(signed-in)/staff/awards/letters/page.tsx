import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { Form } from '#components/ui/form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { countLetters, listLetterChoices } from '#lib/awards/queries/letters.ts'
import { letterFilters, type LetterSetInput } from '#lib/awards/schema.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { print } from '../actions.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.letters')
  return { title: t('title') }
}

export default async function LettersPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const { year, kind, event, round, batch } = letterFilters.parse(await searchParams)
  const choice: LetterSetInput = {
    ...{ year: year ?? null, kindId: kind ?? null, eventId: event ?? null },
    ...{ roundId: round ?? null, batchId: batch ?? null },
  }
  const t = await getTranslations('awards.letters')
  const staff = await getTranslations('awards.staff')
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        crumbs={[{ href: '/staff/awards', label: staff('title') }]}
      />
      <div className="shell pt-6">
        <Choice actor={actor} choice={choice} />
        <Print actor={actor} choice={choice} />
      </div>
    </>
  )
}

type Chosen = { actor: Actor; choice: LetterSetInput }

async function Choice({ actor, choice }: Chosen) {
  const t = await getTranslations('awards.letters')
  const words = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  const { years, kinds, events } = await listLetterChoices(actor)
  return (
    <FilterForm
      action="/staff/awards/letters"
      submit={t('choose')}
      hidden={{ round: choice.roundId ?? undefined, batch: choice.batchId ?? undefined }}
      row
    >
      <FilterSelect
        name="event"
        label={t('ceremony')}
        any={t('anyCeremony')}
        value={choice.eventId ?? undefined}
        options={events.map((event) => ({ value: event.id, label: inLocale(event, 'title', locale) }))}
      />
      <FilterSelect
        name="year"
        label={words('year')}
        any={words('anyYear')}
        value={choice.year === null ? undefined : String(choice.year)}
        options={years.map((each) => ({ value: String(each), label: String(each) }))}
      />
      <FilterSelect
        name="kind"
        label={words('kind')}
        any={words('anyKind')}
        value={choice.kindId ?? undefined}
        options={kinds.map((kind) => ({ value: kind.id, label: inLocale(kind, 'name', locale) }))}
      />
    </FilterForm>
  )
}

async function Print({ actor, choice }: Chosen) {
  const t = await getTranslations('awards.letters')
  const form = await getTranslations('form')
  if (Object.values(choice).every((value) => value === null)) return null
  const count = await countLetters(actor, choice)
  if (count === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
  const { year, kindId, eventId, roundId, batchId } = choice
  const given = { kindId, eventId, roundId, batchId, year: year === null ? null : String(year) }
  const hidden = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return (
    <Section title={t('found', { count })} note={t('foundNote')}>
      <Form action={print} hidden={hidden} submit={t('print')} labels={{ pending: form('sending') }} />
    </Section>
  )
}
