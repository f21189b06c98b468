import { useLocale, useTranslations } from 'next-intl'
import { SearchEverywhere } from '#components/search/search-everywhere.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { pointText } from '#lib/near/rules/distance.ts'
import { addressOf, type NearChoice, nearQuery } from '#lib/near/schema.ts'
import { UseMyPlace } from './use-my-place.tsx'

type Unit = { slug: string; nameKk: string; nameRu: string; nameEn: string }
type Props = {
  /** The list's address without the language, and its other filters, which stay. */
  path: string
  kept: Record<string, string>
  choice: NearChoice
  units: Unit[]
  /** Units a typed name may mean, when it means several or none. */
  named: Unit[]
}

/** Around where to look: a unit, a name, or the visitor's own place. A plain GET form; the own place needs script. */
export function NearForm({ path, kept, choice, units, named }: Props) {
  const t = useTranslations('near')
  const locale = useLocale() as Locale
  const compare = compareIn(locale)
  const options = units.map((unit) => ({ value: unit.slug, label: inLocale(unit, 'name', locale) }))
  const isChosen = choice.unit !== '' || choice.point !== null
  const { within } = nearQuery(choice)
  const hidden = {
    ...kept,
    ...(choice.point ? { at: pointText(choice.point) } : {}),
    ...(within ? { within } : {}),
  }
  return (
    <details className="near-fold" open={isChosen || choice.place !== ''}>
      <summary>{t('title')}</summary>
      <form action={localePath(locale, path)} method="get" role="search" aria-label={t('title')}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FilterSelect
          name="near"
          label={t('unit')}
          any={choice.point ? t('ownPlace') : t('anyUnit')}
          value={choice.unit}
          options={options.sort((a, b) => compare(a.label, b.label))}
        />
        <FilterText name="place" label={t('place')} value={choice.place} />
        <button type="submit" className="button">
          {t('submit')}
        </button>
      </form>
      {choice.place ? <Named {...{ path, kept, choice, named }} /> : null}
      <OwnPlace {...{ path, kept, choice }} />
    </details>
  )
}

function OwnPlace({ path, kept, choice }: Pick<Props, 'path' | 'kept' | 'choice'>) {
  const t = useTranslations('near')
  const locale = useLocale() as Locale
  const { within } = nearQuery({ ...choice, unit: choice.unit || 'any' })
  const query = { ...kept, ...(within ? { within } : {}), at: '' }
  const states = ['asking', 'denied', 'failed', 'late', 'unsupported'] as const
  return (
    <UseMyPlace
      address={localePath(locale, addressOf(path, query))}
      label={t('useMyPlace')}
      note={t('promise')}
      words={
        Object.fromEntries(states.map((state) => [state, t(state)])) as Record<
          (typeof states)[number],
          string
        >
      }
    />
  )
}

/** A name that is no one unit's: the units it may mean, or what to do. */
function Named({ path, kept, choice, named }: Omit<Props, 'units'>) {
  const t = useTranslations('near')
  const locale = useLocale() as Locale
  if (named.length === 0)
    return (
      <Notice>
        <p>{t('unknownPlace', { place: choice.place })}</p>
        <SearchEverywhere q={choice.place} found={0} />
      </Notice>
    )
  return (
    <Notice>
      <p>{t('whichPlace', { place: choice.place })}</p>
      <ul className="near-named">
        {named.map((unit) => (
          <li key={unit.slug}>
            <SiteLink
              href={addressOf(path, { ...kept, ...nearQuery({ ...choice, unit: unit.slug, point: null }) })}
            >
              {inLocale(unit, 'name', locale)}
            </SiteLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
