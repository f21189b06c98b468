import { getLocale, getTranslations } from 'next-intl/server'
import { FilterCheck, FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import type { InboxFilters } from '#lib/consultations/schema.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'

type Named = { id: string; nameKk: string; nameRu: string; nameEn: string }
type Props = {
  path: string
  filters: InboxFilters
  choices: { topics: Named[]; centres: Named[] }
  isRegional: boolean
}

/** What an inbox can be narrowed by; folded away until one is set. */
export async function InboxFilterForm({ path, filters, choices, isRegional }: Props) {
  const t = await getTranslations('consultation.inbox')
  const locale = (await getLocale()) as Locale
  const named = (rows: Named[]) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
  const { state, topic, locale: language, centre, who, overdue, q } = filters
  const isSet = [topic, language, centre, who, overdue, q].some((value) => value !== '')
  return (
    <FilterForm
      action={path}
      submit={t('show')}
      summary={t('filters')}
      isOpen={isSet}
      hidden={{ state: state === 'open' ? undefined : state }}
      reset={isSet ? { href: path, label: t('reset') } : undefined}
      row
    >
      <FilterText name="q" label={t('search')} value={q} />
      <FilterSelect
        name="topic"
        label={t('topic')}
        any={t('any')}
        value={topic}
        options={named(choices.topics)}
      />
      <FilterSelect
        name="locale"
        label={t('language')}
        any={t('any')}
        value={language}
        options={locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      {isRegional ? (
        <FilterSelect
          name="centre"
          label={t('who')}
          any={t('any')}
          value={centre}
          options={[{ value: 'office', label: t('office') }, ...named(choices.centres)]}
        />
      ) : null}
      <FilterSelect
        name="who"
        label={t('assignee')}
        any={t('any')}
        value={who}
        options={(['mine', 'nobody'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <FilterCheck name="overdue" label={t('onlyOverdue')} checked={overdue === '1'} />
    </FilterForm>
  )
}
