import type { AgendaLine, EventView } from '#lib/events/rules.ts'
import { siteAddress } from '#lib/i18n/metadata.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import {
  addressOf,
  cardAddress,
  type DataWords,
  geoOf,
  linkOf,
  publisherOf,
  type Thing,
  thingId,
  zonedTime,
} from './words.ts'

const vocabulary = 'https://schema.org'

/** The event of a page. One whose day no source states is no event for machines, which would have to be told a day. */
export function eventData(event: EventView, words: DataWords): Thing {
  const { locale } = words
  const path = `/events/${event.slug}`
  const name = inLocale(event, 'title', locale)
  const description = inLocale(event, 'summary', locale) || inLocale(event, 'description', locale) || name
  const common = { name, description, url: siteAddress(locale, path), inLanguage: locale }
  if (!event.isDateStated) return { '@type': 'WebPage', ...common, publisher: publisherOf(words) }
  const place = placeOf(event, words)
  return {
    '@type': event.training ? 'EducationEvent' : 'Event',
    '@id': thingId(path, 'event'),
    ...common,
    startDate: zonedTime(event.startsAt),
    endDate: zonedTime(event.endsAt),
    ...statusOf(event),
    eventAttendanceMode: `${vocabulary}/${event.kind === 'online' ? 'Online' : 'Offline'}EventAttendanceMode`,
    location: place,
    image: [cardAddress(words, path)],
    organizer: organizerOf(event, words),
    performer: performersOf(event.agenda, words),
    isAccessibleForFree: true,
    offers: offerOf(event, words),
    maximumAttendeeCapacity: event.seats.places || undefined,
    typicalAgeRange: event.ageRule.minimumAge ? `${event.ageRule.minimumAge}-` : undefined,
    about: { '@type': 'Thing', name: inLocale(event.direction, 'name', locale) },
    subEvent: partsOf(event, words, place),
  }
}

/** Whether it takes place as it was announced; of a moved one, when it was to begin before. */
function statusOf({ phase, startsAt, previousStartsAt }: EventView): Thing {
  if (phase === 'cancelled') return { eventStatus: `${vocabulary}/EventCancelled` }
  if (!previousStartsAt || previousStartsAt.getTime() === startsAt.getTime())
    return { eventStatus: `${vocabulary}/EventScheduled` }
  return { eventStatus: `${vocabulary}/EventRescheduled`, previousStartDate: zonedTime(previousStartsAt) }
}

function placeOf(event: EventView, words: DataWords): Thing {
  const { locale } = words
  if (event.kind === 'online')
    return { '@type': 'VirtualLocation', url: siteAddress(locale, `/events/${event.slug}`) }
  const unit = inLocale(event.unit, 'name', locale)
  const place = inLocale(event, 'place', locale)
  return { '@type': 'Place', name: place || unit, address: addressOf(words, unit, place), geo: geoOf(event) }
}

function organizerOf({ host, centre }: EventView, words: DataWords): Thing {
  const path = host ? `/organisations/${host.slug}` : `/centres/${centre.slug}`
  return {
    '@type': 'Organization',
    '@id': thingId(path, host ? 'organisation' : 'centre'),
    name: inLocale(host ?? centre, 'name', words.locale),
    url: siteAddress(words.locale, path),
  }
}

/** Who speaks, each once. */
function performersOf(lines: readonly AgendaLine[], words: DataWords): Thing[] | undefined {
  const people = new Map<string, Thing>()
  for (const speaker of lines.flatMap(({ speakers }) => speakers)) {
    const name = inLocale(speaker, 'name', words.locale)
    if (!name) continue
    const path = speaker.slug ? `/people/${speaker.slug}` : null
    const own = path ? { '@id': thingId(path, 'person'), url: linkOf(words, path) } : {}
    people.set(path ?? name, { '@type': 'Person', ...own, name })
  }
  return people.size > 0 ? [...people.values()] : undefined
}

/** Coming costs nothing; whether there is a place left is said while one can still sign up. */
function offerOf(event: EventView, words: DataWords): Thing {
  const isOpen = event.signUp === 'open'
  const stock = event.seats.free > 0 ? 'InStock' : 'SoldOut'
  const opensAt = event.signUpOpensAt ?? event.publishedAt
  return {
    '@type': 'Offer',
    price: 0,
    priceCurrency: 'KZT',
    url: siteAddress(words.locale, `/events/${event.slug}`),
    availability: isOpen ? `${vocabulary}/${stock}` : undefined,
    validFrom: opensAt ? zonedTime(opensAt) : undefined,
  }
}

/** Lines of the programme that have an hour. */
function partsOf(event: EventView, words: DataWords, place: Thing): Thing[] | undefined {
  const parts = event.agenda.flatMap((line) => {
    const name = inLocale(line, 'title', words.locale)
    if (!line.startsAt || !name) return []
    const part: Thing = {
      '@type': 'Event',
      name,
      startDate: zonedTime(line.startsAt),
      endDate: line.endsAt ? zonedTime(line.endsAt) : undefined,
      location: place,
      performer: performersOf([line], words),
    }
    return [part]
  })
  return parts.length > 0 ? parts : undefined
}
