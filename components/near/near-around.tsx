import { useLocale, useTranslations } from 'next-intl'
import { TileMap } from '#components/horizon/tile-map.tsx'
import { Section } from '#components/ui/section.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { formatNumber } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { addressOf, type NearChoice, nearQuery, radiiKm, type RadiusKm } from '#lib/near/schema.ts'

type Around = {
  path: '/events' | '/centres'
  /** The list's other filters, which stay. */
  kept: Record<string, string>
  choice: NearChoice
}

/** How far to look, with what each radius holds. */
export function Radii({ path, kept, choice, counts }: Around & { counts: Record<RadiusKm, number> }) {
  const t = useTranslations('near')
  const locale = useLocale() as Locale
  return (
    <Chips
      label={t('radius')}
      tabs={radiiKm.map((withinKm) => ({
        href: addressOf(path, { ...kept, ...nearQuery({ ...choice, withinKm }) }),
        label: t('km', { km: withinKm }),
        count: formatNumber(locale, counts[withinKm]),
        current: withinKm === choice.withinKm,
      }))}
    />
  )
}

type Unit = {
  slug: string
  kato: string
  tileRow: number
  tileColumn: number
  shortKk: string
  shortRu: string
  shortEn: string
}
type MapProps = Around & { units: Unit[]; counts: Record<string, number> }

/** The units shaded by what of the list lies in them; each tile looks around its own unit. */
export function NearMap({ path, kept, choice, units, counts }: MapProps) {
  const t = useTranslations('near')
  const locale = useLocale() as Locale
  const kind = path === '/events' ? 'events' : 'centres'
  const tiles = units.map((unit) => {
    const count = counts[unit.slug] ?? 0
    const isCurrent = unit.slug === choice.unit
    const word = t(`tile.${kind}`, { count })
    return {
      ...{ code: unit.kato, row: unit.tileRow, column: unit.tileColumn, isCurrent },
      label: inLocale(unit, 'short', locale),
      value: formatNumber(locale, count),
      words: isCurrent ? t('tileChosen', { word }) : word,
      href: addressOf(path, { ...kept, ...nearQuery({ ...choice, point: null, unit: unit.slug }) }),
      shade: count,
    }
  })
  return (
    <Section title={t('map')} note={t('mapNote', { km: choice.withinKm })}>
      <TileMap tiles={tiles} label={t('map')} />
    </Section>
  )
}
