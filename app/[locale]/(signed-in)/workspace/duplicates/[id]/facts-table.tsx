import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import type { ComparedRow, Comparison } from '#lib/duplicates/queries/comparison.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { chosenFields } from '#lib/volunteers/rules/merging.ts'
import { fieldWords } from './shown-values.ts'

type Fact = { label: string; of: (card: ComparedRow) => string }

/** Everything that tells two cards apart or holds them together, a row each. What differs is in bold. */
export async function FactsTable({ comparison: { one, other } }: { comparison: Comparison }) {
  const t = await getTranslations('duplicates')
  const facts = (await listFacts()).filter(({ of }) => of(one) !== '' || of(other) !== '')
  const cell = (card: ComparedRow) => (fact: Fact) => {
    const isOther = fact.of(one) !== fact.of(other)
    const text = fact.of(card) || '—'
    return isOther ? <b>{text}</b> : text
  }
  const column = (key: string, card: ComparedRow): Column<Fact> => ({
    key,
    label: t('card', { number: String(card.cardNumber) }),
    cell: cell(card),
  })
  const columns: Column<Fact>[] = [
    { key: 'fact', label: t('page.fact'), header: true, cell: ({ label }) => label },
    column('one', one),
    column('other', other),
  ]
  return (
    <Section title={t('page.facts')}>
      <Table
        caption={t('page.factsCaption')}
        hideCaption
        columns={columns}
        rows={facts}
        rowKey={({ label }) => label}
      />
      <p className="actions">
        {[one, other].map(({ id, cardNumber }) => (
          <SiteLink key={id} href={`/workspace/volunteers/${id}`} className="inline-block py-2">
            {t('merged.open', { number: String(cardNumber) })}
          </SiteLink>
        ))}
      </p>
    </Section>
  )
}

async function listFacts(): Promise<Fact[]> {
  const { label, say } = await fieldWords()
  return [
    ...chosenFields.map((field) => ({ label: label(field), of: say[field] })),
    ...(await cardFacts()),
    ...(await belongings()),
  ]
}

async function cardFacts(): Promise<Fact[]> {
  const t = await getTranslations('duplicates.facts')
  const words = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  return [
    { label: words('fields.iin'), of: ({ iinLast4 }) => (iinLast4 ? `•••• ${iinLast4}` : '') },
    { label: t('status'), of: ({ status }) => words(`statuses.${status}`) },
    { label: t('since'), of: ({ createdAt }) => formatDate(locale, createdAt) },
    { label: t('account'), of: ({ user }) => user?.email ?? '' },
    {
      label: t('languages'),
      of: ({ languages }) => languages.map((code) => languageName(locale, code)).join(', '),
    },
  ]
}

async function belongings(): Promise<Fact[]> {
  const t = await getTranslations('duplicates')
  const words = await getTranslations('volunteers.fields')
  const locale = (await getLocale()) as Locale
  const kinds = (card: ComparedRow, isEnded: boolean) =>
    card.consents
      .filter(({ withdrawnAt }) => (withdrawnAt !== null) === isEnded)
      .map(({ kind }) => t(`kinds.${kind}`))
      .join(', ')
  const count = (value: number) => (value === 0 ? '' : String(value))
  return [
    {
      label: t('facts.bodies'),
      of: (card) => bodiesOf(card, locale, (name) => t('facts.primary', { name })),
    },
    {
      label: words('directions'),
      of: ({ directions }) =>
        directions.map(({ direction }) => inLocale(direction, 'name', locale)).join(', '),
    },
    {
      label: words('skills'),
      of: ({ skills }) => skills.map(({ skill }) => inLocale(skill, 'name', locale)).join(', '),
    },
    { label: t('facts.tags'), of: ({ tags }) => tags.map(({ tag }) => tag.name).join(', ') },
    { label: t('facts.guardians'), of: ({ guardians }) => guardians.map(({ name }) => name).join(', ') },
    { label: t('facts.consents'), of: (card) => kinds(card, false) },
    { label: t('facts.ended'), of: (card) => kinds(card, true) },
    { label: t('facts.shifts'), of: ({ _count }) => count(_count.participations) },
    { label: t('facts.awards'), of: ({ _count }) => count(_count.awards) },
    { label: t('facts.papers'), of: ({ _count }) => count(_count.certificates) },
  ]
}

function bodiesOf({ memberships }: ComparedRow, locale: Locale, primary: (name: string) => string): string {
  return memberships
    .flatMap(({ centre, organisation, isPrimary }) => {
      const body = centre ?? organisation
      if (!body) return []
      const name = inLocale(body, 'name', locale)
      return [isPrimary ? primary(name) : name]
    })
    .join('; ')
}

function languageName(locale: Locale, code: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
}
