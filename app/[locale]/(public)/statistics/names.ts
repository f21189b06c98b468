import { getTranslations } from 'next-intl/server'
import { formatMonth } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listDirections, listUnits } from '#lib/region/public.ts'
import { listBodyNames } from '#lib/statistics/public.ts'
import type { Dimension } from '#lib/statistics/rules/tables.ts'

export type Names = (dimension: Dimension, code: string) => string

/** What the codes and slugs of an edition's tables are called in a language. */
export async function readNames(locale: Locale): Promise<Names> {
  const [t, events, centres] = [
    await getTranslations({ locale, namespace: 'statistics' }),
    await getTranslations({ locale, namespace: 'events.kinds' }),
    await getTranslations({ locale, namespace: 'centres.hosts' }),
  ]
  const [units, directions, bodies] = await Promise.all([
    listUnits(),
    listDirections(),
    listBodyNames(locale),
  ])
  const unitNames = new Map(units.map((unit) => [unit.slug, inLocale(unit, 'name', locale)]))
  const directionNames = new Map(directions.map((each) => [each.code, inLocale(each, 'name', locale)]))
  const earlier = (code: string, name: (code: string) => string) =>
    code === 'earlier' ? t('earlier') : name(code)
  const read: Record<Dimension, (code: string) => string | undefined> = {
    number: (code) => t(`columns.${code.replace(/^news_.*/, 'news')}`),
    unit: (code) => (code === '-' ? t('elsewhere') : unitNames.get(code)),
    age: (code) => t(`ages.${code}`),
    direction: (code) => (code === '-' ? t('noDirection') : directionNames.get(code)),
    kind: (code) => events(code),
    host: (code) => centres(code),
    month: (code) => earlier(code, (month) => formatMonth(locale, `${month}-15`)),
    year: (code) => earlier(code, (year) => year),
    centre: (code) => bodies.centres[code],
    organisation: (code) => bodies.organisations[code],
  }
  return (dimension, code) => read[dimension](code) ?? code
}
