import { getLocale, getTranslations } from 'next-intl/server'
import { type Hill, HillLinks, Horizon, peoplePerDot } from '#components/horizon/horizon.tsx'
import { withoutKind } from '#components/horizon/short-name.ts'
import { formatNumber } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { FindEvent } from './find-event.tsx'
import { RegionTable } from './region-table.tsx'
import type { RegionFigures } from './region-view.ts'

/** The number and the people themselves, as dots on the region's horizon; below the ground line, the way to an event. */
export async function Hero({ region }: { region: RegionFigures }) {
  const [t, locale] = [await getTranslations('home'), (await getLocale()) as Locale]
  const hills = hillsOf(region)
  const most = hills.reduce<Hill | null>(
    (best, hill) => (best && best.people >= hill.people ? best : hill),
    null,
  )
  const people = region.people ?? 0
  const ground = region.elsewhere ?? 0
  const picture = t('picture', { people, unit: most?.label ?? '', most: most?.people ?? 0 })
  const number = formatNumber(locale, people)
  const isEmpty = people === 0
  const scene = { hills, ground, label: picture }
  return (
    <div className="hero">
      <div className="sky shell">
        <div className="hero-words">
          <h1>
            {isEmpty ? t('titleEmpty') : t.rich('title', { people: number, b: (words) => <b>{words}</b> })}
          </h1>
          <p className="hero-lede">{t('lede')}</p>
          {region.day === null ? <p className="hero-lede">{t('counting')}</p> : null}
        </div>
        {isEmpty ? null : <Key hills={hills} ground={ground} />}
        {isEmpty ? null : <Horizon {...scene} size="wide" />}
        {isEmpty ? null : <Horizon {...scene} size="narrow" />}
      </div>
      <div className="ground">
        <div className="shell">
          {isEmpty ? null : (
            <HillLinks {...scene} label={t('hills')} format={(value) => formatNumber(locale, value)} />
          )}
          <FindEvent />
          <RegionTable region={region} />
        </div>
      </div>
    </div>
  )
}

async function Key({ hills, ground }: { hills: Hill[]; ground: number }) {
  const t = await getTranslations('home.key')
  const share = peoplePerDot(hills, ground)
  return (
    <p className="hero-key">
      <b>{share === 1 ? t('one') : t('many', { people: share })}</b>{' '}
      <span className="hero-key-far">
        {t('where')} {ground > 0 ? t('ground') : null}
      </span>{' '}
      {hills.some((hill) => hill.thanked > 0) ? <span className="hero-key-gold">{t('gold')}</span> : null}
    </p>
  )
}

/** From west to east, as a traveller meets them. */
function hillsOf(region: RegionFigures): Hill[] {
  const units = region.units.toSorted((a, b) => a.longitude - b.longitude)
  return units
    .flatMap(({ people, ...unit }) => (people ? [{ ...unit, people }] : []))
    .map((unit) => ({
      unit: unit.code,
      people: unit.people,
      thanked: unit.thanked,
      href: `/centres?unit=${unit.slug}`,
      label: withoutKind(unit.short),
    }))
}
