import { siteAddress } from '#lib/i18n/metadata.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { locales } from '#lib/i18n/routing.ts'
import type { findOffice, PublicSchedule } from '#lib/office/public.ts'
import { addressOf, type DataWords, fileAddress, officeId, publisherOf, siteId, type Thing } from './words.ts'

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const vocabulary = 'https://schema.org'

/** The site, and how to ask its search from elsewhere. */
export function siteData(description: string, words: DataWords): Thing {
  const { locale, site } = words
  const target = `${siteAddress(locale, '/search')}?q={search_term_string}`
  return {
    '@type': 'WebSite',
    '@id': siteId,
    ...{ name: site, alternateName: 'Birgemiz', description },
    url: siteAddress(locale, '/'),
    inLanguage: locales,
    publisher: publisherOf(words),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: target },
      'query-input': 'required name=search_term_string',
    },
  }
}

type Office = { office: Awaited<ReturnType<typeof findOffice>>; schedule: PublicSchedule }

/** The front office: who, where, when. Invented hours of the demonstration are not told to machines. */
export function officeData({ office, schedule }: Office, name: string, words: DataWords): Thing {
  const week = schedule.isDemo ? [] : schedule.week
  const days = schedule.isDemo ? [] : schedule.exceptions
  const usual = week.flatMap(spansOf)
  const special = days.map(({ day, isClosed, opensAt, closesAt }) => ({
    ...{ '@type': 'OpeningHoursSpecification', validFrom: day, validThrough: day },
    // Opening and closing at the same minute is how the vocabulary says "closed all day".
    ...{ opens: isClosed ? '00:00' : opensAt, closes: isClosed ? '00:00' : closesAt },
  }))
  return {
    '@type': 'GovernmentOffice',
    '@id': officeId,
    ...{ name, alternateName: words.site, url: siteAddress(words.locale, '/front-office') },
    image: fileAddress('/social-card.png'),
    logo: fileAddress('/icon-512.png'),
    address: addressOf(words, '', office ? inLocale(office, 'address', words.locale) : ''),
    areaServed: { '@type': 'AdministrativeArea', name: words.region },
    telephone: office?.phone ?? undefined,
    email: office?.email ?? undefined,
    knowsLanguage: locales,
    openingHoursSpecification: usual.length > 0 ? usual : undefined,
    specialOpeningHoursSpecification: usual.length > 0 && special.length > 0 ? special : undefined,
  }
}

/** A day of the week, in two spans when it has a break. */
function spansOf({
  weekday,
  opensAt,
  closesAt,
  breakFrom,
  breakTo,
}: PublicSchedule['week'][number]): Thing[] {
  const day = {
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: `${vocabulary}/${dayNames[weekday - 1] ?? ''}`,
  }
  if (!breakFrom || !breakTo) return [{ ...day, opens: opensAt, closes: closesAt }]
  return [
    { ...day, opens: opensAt, closes: breakFrom },
    { ...day, opens: breakTo, closes: closesAt },
  ]
}
