import type { PublicAward } from '#lib/awards/public.ts'
import { siteAddress } from '#lib/i18n/metadata.ts'
import type { PublicPerson } from '#lib/people/public.ts'
import { cardAddress, type DataWords, linkOf, publisherOf, siteId, type Thing, thingId } from './words.ts'

/** Somebody of the people's pages, with what their page says and nothing else. */
export function personData(person: PublicPerson, awards: readonly PublicAward[], words: DataWords): Thing {
  const path = `/people/${person.slug}`
  const [position] = person.positions
  const employer = position?.organisation
  return {
    '@type': 'ProfilePage',
    '@id': siteAddress(words.locale, path),
    url: siteAddress(words.locale, path),
    name: person.name,
    inLanguage: words.locale,
    isPartOf: { '@type': 'WebSite', '@id': siteId, name: words.site },
    mainEntity: {
      '@type': 'Person',
      '@id': thingId(path, 'person'),
      name: person.name,
      url: siteAddress(words.locale, path),
      image: cardAddress(words, path),
      description: person.story.slice(0, 300) || undefined,
      jobTitle: position?.title,
      worksFor: employer
        ? { '@type': 'Organization', name: employer.name, url: linkOf(words, employer.href) }
        : undefined,
      award: awards.length > 0 ? awards.map(({ kind, year }) => `${kind.name}, ${year}`) : undefined,
    },
  }
}

/** An award's page. The name is the one the page shows: of minors the first name and an initial. */
export function awardData(award: PublicAward, words: DataWords): Thing {
  return {
    '@type': 'WebPage',
    '@id': siteAddress(words.locale, award.href),
    url: siteAddress(words.locale, award.href),
    name: `${award.name}: ${award.kind.name}`,
    description: award.reason || undefined,
    inLanguage: words.locale,
    dateModified: award.updatedOn,
    primaryImageOfPage: { '@type': 'ImageObject', url: cardAddress(words, award.href) },
    isPartOf: { '@type': 'WebSite', '@id': siteId, name: words.site },
    publisher: publisherOf(words),
    mainEntity: {
      '@type': award.isOrganisation ? 'Organization' : 'Person',
      name: award.name,
      award: `${award.kind.name}, ${award.year}`,
      url: linkOf(words, award.recipientHref),
    },
  }
}
