import { getLocale, getTranslations } from 'next-intl/server'
import { TileMap } from '#components/horizon/tile-map.tsx'
import { AsOf, PeopleNumber } from '#components/statistics/people-number.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { SectionHead } from '#components/ui/section.tsx'
import { formatNumber } from '#lib/i18n/format.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { countRegion, findSnapshot } from '#lib/region/public.ts'
import type { RegionFigures } from './region-view.ts'

/** The centre near the reader: figures then and now, a search, and the region as squares. */
export async function Near({ region }: { region: RegionFigures }) {
  const [t, locale] = [await getTranslations('home.near'), (await getLocale()) as Locale]
  const number = (value: number) => formatNumber(locale, value)
  const tiles = region.units.map((unit) => ({
    code: unit.code,
    row: unit.row,
    column: unit.column,
    label: unit.short,
    value: number(unit.centres),
    href: `/centres?unit=${unit.slug}`,
    shade: unit.people ?? 0,
    words:
      unit.people === null
        ? t('tileCentres', { centres: unit.centres })
        : t('tile', { centres: unit.centres, people: unit.people }),
  }))
  return (
    <section className="section shell near">
      <SectionHead title={t('title')} more={<SiteLink href="/centres">{t('all')}</SiteLink>} />
      <div>
        <Figures people={region.people} />
        <AsOf day={region.day} />
        <form
          className="find-centre"
          action={localePath(locale, '/centres')}
          method="get"
          role="search"
          aria-label={t('submit')}
        >
          <label className="filter">
            <span className="field-label">{t('search')}</span>
            <input type="search" name="q" className="input" maxLength={100} />
          </label>
          <button type="submit" className="button button-quiet">
            {t('submit')}
          </button>
        </form>
      </div>
      <TileMap tiles={tiles} label={t('map')} legend={t('legend')} formatShade={number} />
    </section>
  )
}

async function Figures({ people }: { people: number | null }) {
  const [t, locale] = [await getTranslations('home.near'), (await getLocale()) as Locale]
  const [counted, then] = await Promise.all([countRegion(), findSnapshot('opening')])
  const live = { ...counted, people }
  const names = ['centres', 'organisations', 'people'] as const
  return (
    <table className="then-now">
      <caption className="sr-only">{t('figures')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t('figures')}</span>
          </th>
          <th scope="col">{t('now')}</th>
          {then ? <th scope="col">{t('then')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{t(name, { count: live[name] ?? 0 })}</th>
            <td>
              <PeopleNumber value={live[name]} />
            </td>
            {then ? <td>{formatNumber(locale, then[name])}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
