import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { listTags } from '#lib/registry/queries/tags.ts'
import { columns as allColumns, type RegisterColumn } from '#lib/registry/schema.ts'
import { listVolunteerChoices } from '#lib/volunteers/queries.ts'
import {
  ageBands,
  idleMonths,
  lackingConsents,
  reaches,
  spokenLanguages,
  statuses,
  type VolunteerFilters,
} from '#lib/volunteers/schema.ts'
import { base, countFilters } from './address.ts'
import { LiveSearch } from './live-search.tsx'

type Props = { actor: Actor; filters: VolunteerFilters; columns: readonly RegisterColumn[] }

/** The search, always in sight, and what narrows it. A plain GET form; with script it answers while somebody types. */
export async function RegisterFilters({ actor, filters, columns }: Props) {
  const t = await getTranslations('volunteers.filters')
  const locale = (await getLocale()) as Locale
  const count = countFilters({ ...filters, q: '' })
  return (
    <form
      action={localePath(locale, base)}
      method="get"
      role="search"
      aria-label={t('title')}
      className="register-search"
    >
      {filters.sort === 'name' ? null : <input type="hidden" name="sort" value={filters.sort} />}
      <LiveSearch path={localePath(locale, base)} />
      <div className="register-words">
        <FilterText name="q" label={t('q')} hint={t('qHint')} value={filters.q} />
        <button type="submit" className="button">
          {t('show')}
        </button>
        {count > 0 || filters.q ? <SiteLink href={base}>{t('reset')}</SiteLink> : null}
      </div>
      <details className="unfold">
        <summary className="button button-quiet">{count > 0 ? t('set', { count }) : t('title')}</summary>
        <div className="unfold-body filters filters-row">
          <Places actor={actor} filters={filters} />
          <People filters={filters} />
        </div>
      </details>
      <ColumnChoice columns={columns} />
    </form>
  )
}

async function Places({ actor, filters }: Omit<Props, 'columns'>) {
  const t = await getTranslations('volunteers.filters')
  const words = await getTranslations('registry.filters')
  const locale = (await getLocale()) as Locale
  const { centres, units, directions, skills } = await listVolunteerChoices(actor, locale)
  const tags = await listTags(actor, filters.centre ? { centreIds: [filters.centre] } : {})
  const named = (rows: typeof units) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
  const any = t('any')
  return (
    <>
      {centres.length > 1 ? (
        <FilterSelect
          {...{ name: 'centre', label: t('centre'), options: named(centres), value: filters.centre, any }}
        />
      ) : null}
      <FilterSelect
        {...{ name: 'unit', label: t('unit'), options: named(units), value: filters.unit, any }}
      />
      <FilterSelect
        {...{ name: 'direction', label: t('direction'), options: named(directions) }}
        {...{ value: filters.direction, any }}
      />
      <FilterSelect
        {...{ name: 'skill', label: words('skill'), options: named(skills), value: filters.skill, any }}
      />
      {tags.length > 0 ? (
        <FilterSelect
          {...{ name: 'tag', label: words('tag'), value: filters.tag, any }}
          options={tags.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
    </>
  )
}

async function People({ filters }: { filters: VolunteerFilters }) {
  const t = await getTranslations('volunteers')
  const words = await getTranslations('registry.filters')
  const say = await getTranslations('registry.spoken')
  const any = t('filters.any')
  return (
    <>
      <FilterSelect
        {...{ name: 'language', label: words('language'), value: filters.language, any }}
        options={spokenLanguages.map((value) => ({ value, label: say(value) }))}
      />
      <FilterSelect
        {...{ name: 'age', label: t('filters.age'), value: filters.age, any }}
        options={ageBands.map((value) => ({ value, label: t(`ages.${value}`) }))}
      />
      <FilterSelect
        {...{ name: 'status', label: t('filters.status'), value: filters.status }}
        options={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        any={t('filters.statusAny')}
      />
      <FilterSelect
        {...{ name: 'consent', label: t('filters.consent'), value: filters.consent, any }}
        options={lackingConsents.map((value) => ({ value, label: words(`consents.${value}`) }))}
      />
      <FilterSelect
        {...{ name: 'idle', label: words('idle'), value: filters.idle, any: words('idleAny') }}
        options={idleMonths.map((value) => ({ value, label: words('idleMonths', { count: Number(value) }) }))}
      />
      <FilterSelect
        {...{ name: 'reach', label: words('reach'), value: filters.reach, any }}
        options={reaches.map((value) => ({ value, label: words(`reaches.${value}`) }))}
      />
    </>
  )
}

async function ColumnChoice({ columns }: Pick<Props, 'columns'>) {
  const t = await getTranslations('registry')
  return (
    <details className="unfold">
      <summary className="button button-quiet">{t('columnsTitle')}</summary>
      <fieldset className="unfold-body choices choices-columns">
        <legend className="sr-only">{t('columnsTitle')}</legend>
        {allColumns.map((column) => (
          <label key={column} className="choice">
            <input type="checkbox" name="cols" value={column} defaultChecked={columns.includes(column)} />
            <span>{t(`columns.${column}`)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}
