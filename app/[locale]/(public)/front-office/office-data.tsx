import { getLocale, getTranslations } from 'next-intl/server'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { findOffice, PublicSchedule } from '#lib/office/public.ts'
import { siteUrl } from '#lib/platform/env.ts'

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const vocabulary = 'https://schema.org/'

type Props = { office: Awaited<ReturnType<typeof findOffice>>; schedule: PublicSchedule }

/** The office for search engines: who, where, when. Invented hours of the demonstration are not told to them. */
export async function OfficeData({ office, schedule }: Props) {
  const t = await getTranslations('site')
  const locale = (await getLocale()) as Locale
  const address = office ? inLocale(office, 'address', locale) : ''
  const week = schedule.isDemo ? [] : schedule.week
  const usual = week.flatMap(({ weekday, opensAt, closesAt, breakFrom, breakTo }) => {
    const spans =
      breakFrom && breakTo
        ? [
            [opensAt, breakFrom],
            [breakTo, closesAt],
          ]
        : [[opensAt, closesAt]]
    const dayOfWeek = `${vocabulary}${dayNames[weekday - 1] ?? ''}`
    return spans.map(([opens, closes]) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek,
      opens,
      closes,
    }))
  })
  const special = schedule.exceptions.map(({ day, isClosed, opensAt, closesAt }) => ({
    ...{ '@type': 'OpeningHoursSpecification', validFrom: day, validThrough: day },
    // Opening and closing at the same minute is how the vocabulary says "closed all day".
    ...{ opens: isClosed ? '00:00' : opensAt, closes: isClosed ? '00:00' : closesAt },
  }))
  return (
    <JsonLd
      data={{
        ...{ '@type': 'GovernmentOffice', name: t('name'), description: t('description') },
        ...{ url: `${siteUrl}${localePath(locale, '/front-office')}`, areaServed: t('footer.address') },
        address: { '@type': 'PostalAddress', addressCountry: 'KZ', streetAddress: address || undefined },
        ...{ telephone: office?.phone ?? undefined, email: office?.email ?? undefined },
        ...(usual.length > 0 ? { openingHoursSpecification: usual } : {}),
        ...(usual.length > 0 && special.length > 0 ? { specialOpeningHoursSpecification: special } : {}),
      }}
    />
  )
}
