import { getLocale, getTranslations } from 'next-intl/server'
import { siteAddress } from '#lib/i18n/metadata.ts'
import { defaultLocale, type Locale, localePath } from '#lib/i18n/routing.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'

/** A thing of schema.org. What is undefined is left out of the page. */
export type Thing = { [name: string]: unknown }

/** What every builder is told besides the record: the reader's language and how the site and its region are called in it. */
export type DataWords = { locale: Locale; site: string; region: string }

export async function dataWords(): Promise<DataWords> {
  const t = await getTranslations('site')
  return { locale: (await getLocale()) as Locale, site: t('name'), region: t('footer.address') }
}

/** The name of a thing itself, the same whatever language its page is read in. */
export function thingId(path: string, part: string): string {
  return `${siteAddress(defaultLocale, path)}#${part}`
}

export const siteId = thingId('/', 'site')
export const officeId = thingId('/front-office', 'office')

/** The office as publisher and organiser of what has no other. */
export function publisherOf({ locale, site }: DataWords): Thing {
  return {
    '@type': 'Organization',
    '@id': officeId,
    name: site,
    url: siteAddress(locale, '/'),
    logo: { '@type': 'ImageObject', url: fileAddress('/icon-512.png'), width: 512, height: 512 },
  }
}

/** An address in a unit of the region; the street where it is known. */
export function addressOf({ region }: DataWords, unit: string, street = ''): Thing {
  return {
    '@type': 'PostalAddress',
    streetAddress: street || undefined,
    addressLocality: unit || undefined,
    addressRegion: region,
    addressCountry: 'KZ',
  }
}

/** Where exactly something is; only for what has a point of its own, a district's middle is nobody's place. */
export function geoOf(point: { latitude: number | null; longitude: number | null }): Thing | undefined {
  const { latitude, longitude } = point
  if (latitude === null || longitude === null) return undefined
  return { '@type': 'GeoCoordinates', latitude, longitude }
}

/** The whole address of a file that belongs to no language. */
export function fileAddress(path: string): string {
  return new URL(path, siteAddress(defaultLocale, '/')).href
}

/** The whole address of a record's social card. */
export function cardAddress({ locale }: DataWords, path: string): string {
  return siteAddress(locale, `${path}/card.png`)
}

/** A language's name for machines is its code; an address inside the site becomes a whole one. */
export function linkOf({ locale }: DataWords, href: string | null): string | undefined {
  return href ? fileAddress(localePath(locale, href)) : undefined
}

/** A moment with the region's offset: 2026-05-09T10:00:00+05:00. */
export function zonedTime(moment: Date): string {
  const wall = wallTimeOf(moment)
  const minutes = Math.round((Date.parse(`${wall}:00Z`) - moment.getTime()) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${wall}:00+${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
