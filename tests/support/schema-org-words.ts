// The classes and properties of schema.org that the site may use, by their names. Nothing is fetched from there in a test; a word
// that is not in this list is a mistake, or is to be looked up in the vocabulary and added.

type Class = { parent?: string; properties: string }

export const classes: Record<string, Class> = {
  Thing: {
    properties: 'name alternateName description url image sameAs identifier mainEntityOfPage potentialAction',
  },
  Intangible: { parent: 'Thing', properties: 'additionalType' },
  CreativeWork: {
    parent: 'Thing',
    properties:
      'about abstract author creator creativeWorkStatus dateCreated dateModified datePublished encoding encodingFormat expires headline inLanguage isAccessibleForFree isBasedOn isPartOf keywords license mainEntity publisher text thumbnailUrl version',
  },
  WebPage: { parent: 'CreativeWork', properties: 'primaryImageOfPage breadcrumb' },
  AboutPage: { parent: 'WebPage', properties: 'additionalType' },
  ContactPage: { parent: 'WebPage', properties: 'additionalType' },
  CollectionPage: { parent: 'WebPage', properties: 'additionalType' },
  ProfilePage: { parent: 'WebPage', properties: 'additionalType' },
  FAQPage: { parent: 'WebPage', properties: 'additionalType' },
  WebSite: { parent: 'CreativeWork', properties: 'issn' },
  NewsArticle: { parent: 'CreativeWork', properties: 'articleSection articleBody wordCount dateline' },
  DigitalDocument: { parent: 'CreativeWork', properties: 'hasDigitalDocumentPermission' },
  MediaObject: {
    parent: 'CreativeWork',
    properties: 'contentUrl contentSize sha256 width height uploadDate',
  },
  ImageObject: { parent: 'MediaObject', properties: 'caption' },
  Dataset: { parent: 'CreativeWork', properties: 'distribution includedInDataCatalog variableMeasured' },
  DataCatalog: { parent: 'CreativeWork', properties: 'dataset measurementTechnique' },
  DataDownload: { parent: 'MediaObject', properties: 'measurementTechnique' },
  Question: { parent: 'CreativeWork', properties: 'acceptedAnswer answerCount' },
  Answer: { parent: 'CreativeWork', properties: 'parentItem' },
  Event: {
    parent: 'Thing',
    properties:
      'about audience doorTime endDate eventAttendanceMode eventStatus inLanguage isAccessibleForFree keywords location maximumAttendeeCapacity offers organizer performer previousStartDate startDate subEvent superEvent typicalAgeRange',
  },
  EducationEvent: { parent: 'Event', properties: 'assesses educationalLevel teaches' },
  Organization: {
    parent: 'Thing',
    properties:
      'address areaServed award contactPoint email employee foundingDate knowsAbout knowsLanguage legalName location logo member parentOrganization subOrganization telephone',
  },
  NGO: { parent: 'Organization', properties: 'nonprofitStatus' },
  GovernmentOffice: {
    parent: 'Organization',
    properties: 'openingHours openingHoursSpecification specialOpeningHoursSpecification geo hasMap',
  },
  Person: {
    parent: 'Thing',
    properties: 'affiliation award givenName familyName jobTitle knowsAbout memberOf worksFor',
  },
  Place: {
    parent: 'Thing',
    properties: 'address geo hasMap openingHoursSpecification telephone containedInPlace',
  },
  AdministrativeArea: { parent: 'Place', properties: 'additionalType' },
  VirtualLocation: { parent: 'Intangible', properties: 'additionalType' },
  PostalAddress: {
    parent: 'Intangible',
    properties: 'addressCountry addressLocality addressRegion postalCode streetAddress',
  },
  ContactPoint: {
    parent: 'Intangible',
    properties: 'availableLanguage contactType email hoursAvailable telephone',
  },
  OpeningHoursSpecification: {
    parent: 'Intangible',
    properties: 'closes dayOfWeek opens validFrom validThrough',
  },
  GeoCoordinates: { parent: 'Intangible', properties: 'latitude longitude' },
  Offer: { parent: 'Intangible', properties: 'availability price priceCurrency validFrom validThrough' },
  ItemList: { parent: 'Intangible', properties: 'itemListElement itemListOrder numberOfItems' },
  BreadcrumbList: { parent: 'ItemList', properties: 'additionalType' },
  ListItem: { parent: 'Intangible', properties: 'item nextItem position previousItem' },
  SearchAction: { parent: 'Thing', properties: 'query target' },
  EntryPoint: { parent: 'Intangible', properties: 'actionPlatform urlTemplate' },
}

const page = ['@id', 'name', 'url', 'inLanguage', 'isPartOf']
const whole: Record<string, string[]> = {
  Event: [
    ...['@id', 'name', 'description', 'url', 'startDate', 'endDate', 'eventStatus', 'eventAttendanceMode'],
    ...['location', 'image', 'organizer', 'offers', 'inLanguage', 'isAccessibleForFree'],
  ],
  NewsArticle: [
    ...['@id', 'headline', 'image', 'datePublished', 'dateModified', 'author', 'publisher'],
    ...['mainEntityOfPage', 'inLanguage', 'articleSection'],
  ],
  Organization: ['@id', 'name', 'url', 'image', 'mainEntityOfPage'],
  GovernmentOffice: ['@id', 'name', 'url', 'address', 'areaServed', 'logo'],
  ProfilePage: [...page, 'mainEntity'],
  CollectionPage: page,
  FAQPage: [...page, 'mainEntity'],
  DigitalDocument: ['@id', 'name', 'url', 'inLanguage', 'publisher', 'image'],
  WebSite: ['@id', 'name', 'url', 'publisher', 'potentialAction', 'inLanguage'],
}
const part: Record<string, string[]> = {
  Event: ['name', 'startDate', 'location'],
  Organization: ['name'],
  Person: ['name'],
  Place: ['name', 'address'],
  GeoCoordinates: ['latitude', 'longitude'],
  PostalAddress: ['addressCountry', 'addressRegion'],
  Offer: ['price', 'priceCurrency', 'url'],
  ListItem: ['position'],
  ItemList: ['numberOfItems'],
  Question: ['name', 'acceptedAnswer'],
  Answer: ['text'],
  MediaObject: ['contentUrl', 'encodingFormat'],
  ImageObject: ['url'],
  OpeningHoursSpecification: ['opens', 'closes'],
}

/** What search engines ask of a thing that stands on a page by itself, or as a part of another. */
export function needed(type: string, isWhole: boolean): string[] {
  const base = { EducationEvent: 'Event', NGO: 'Organization' }[type] ?? type
  return (isWhole ? whole[base] : undefined) ?? part[base] ?? []
}
