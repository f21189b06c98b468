import type { findPublishedCentre } from '#lib/centres/public.ts'
import { pictureAddress } from '#lib/files/rules.ts'
import { siteAddress } from '#lib/i18n/metadata.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { findPublishedOrganisation } from '#lib/organisations/public.ts'
import {
  addressOf,
  cardAddress,
  type DataWords,
  fileAddress,
  geoOf,
  officeId,
  type Thing,
  thingId,
} from './words.ts'

type Centre = NonNullable<Awaited<ReturnType<typeof findPublishedCentre>>>
type Organisation = NonNullable<Awaited<ReturnType<typeof findPublishedOrganisation>>>

/** A centre. Its hours are free words of its coordinators, which the vocabulary has no place for. */
export function centreData(centre: Centre, words: DataWords): Thing {
  const { locale } = words
  const path = `/centres/${centre.slug}`
  const unit = inLocale(centre.unit, 'name', locale)
  const address = addressOf(words, unit, inLocale(centre, 'address', locale))
  const geo = geoOf(centre)
  return {
    '@type': 'Organization',
    '@id': thingId(path, 'centre'),
    ...commonOf(centre, path, words),
    address,
    location: geo ? { '@type': 'Place', name: inLocale(centre, 'name', locale), address, geo } : undefined,
    areaServed: { '@type': 'AdministrativeArea', name: unit },
    telephone: centre.phone ?? undefined,
    contactPoint: contactOf(centre),
    parentOrganization: { '@type': 'Organization', '@id': officeId, name: words.site },
  }
}

/** An organisation of the register: a non-commercial one unless its legal form says otherwise. */
export function organisationData(row: Organisation, words: DataWords): Thing {
  const { locale } = words
  const path = `/organisations/${row.slug}`
  const unit = row.unit ? inLocale(row.unit, 'name', locale) : ''
  const address = inLocale(row, 'address', locale)
  const directions = row.directions.map((direction) => inLocale(direction, 'name', locale))
  return {
    '@type': row.legalForm && nonCommercial.has(row.legalForm.code) ? 'NGO' : 'Organization',
    '@id': thingId(path, 'organisation'),
    ...commonOf(row, path, words),
    alternateName: row.aliases.length > 0 ? row.aliases : undefined,
    foundingDate: row.foundedYear ? String(row.foundedYear) : undefined,
    address: unit || address ? addressOf(words, unit, address) : undefined,
    telephone: row.phone ?? undefined,
    contactPoint: contactOf(row),
    logo: row.logo?.picture ? fileAddress(pictureAddress(row.logo.picture)) : undefined,
    identifier: row.registrationNumber ?? undefined,
    knowsAbout: directions.length > 0 ? directions : undefined,
  }
}

/** Foundations, associations and groups; not state bodies, chambers, companies. */
const nonCommercial = new Set([
  ...['public_association', 'public_foundation', 'private_foundation', 'corporate_foundation'],
  ...['charity_foundation', 'private_institution', 'legal_entities_association', 'volunteer_group'],
])

type Body = { nameKk: string; nameRu: string; nameEn: string; website: string | null; email: string | null }
type Described = Body & { descriptionKk: string; descriptionRu: string; descriptionEn: string }

function commonOf(body: Described, path: string, words: DataWords): Thing {
  const page = siteAddress(words.locale, path)
  return {
    name: inLocale(body, 'name', words.locale),
    description: inLocale(body, 'description', words.locale) || undefined,
    url: body.website ?? page,
    sameAs: body.website ? page : undefined,
    mainEntityOfPage: page,
    image: cardAddress(words, path),
    email: body.email ?? undefined,
  }
}

function contactOf({ phone, email }: { phone: string | null; email: string | null }): Thing | undefined {
  if (!phone && !email) return undefined
  return {
    '@type': 'ContactPoint',
    contactType: 'customer support',
    telephone: phone ?? undefined,
    email: email ?? undefined,
    availableLanguage: ['kk', 'ru'],
  }
}
