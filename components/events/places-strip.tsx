import type { CSSProperties } from 'react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { heightOfDots, PlaceDots } from '#components/horizon/place-dots.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { formatWeekday } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Day = { day: string; shifts: number; free: number }

/** The days ahead on the horizon, each under its free places, a dot for each; a day leads to the calendar. */
export function PlacesStrip({ days, hrefOf }: { days: Day[]; hrefOf: (day: string) => string }) {
  const t = useTranslations('events.list')
  const shown = days.filter((day) => day.shifts > 0)
  if (shown.length === 0) return null
  // Days arrive one after another on a bad line; the room of all of them is kept from the first on.
  const tallest = Math.max(...shown.map(({ free }) => heightOfDots(dotsOf(free))))
  const room = { '--dots': `${tallest}px`, '--shown': shown.length } as CSSProperties
  return (
    <section className="places-strip" aria-label={t('strip')}>
      <ul style={room}>
        {days.map((day) => (
          <DayColumn key={day.day} day={day} href={hrefOf(day.day)} />
        ))}
      </ul>
    </section>
  )
}

function DayColumn({ day: { day, shifts, free }, href }: { day: Day; href: string }) {
  const t = useTranslations('events.list')
  const locale = useLocale() as Locale
  const date = formatWeekday(locale, day)
  if (shifts === 0) {
    return (
      <li className="places-strip-none" aria-hidden="true">
        <DayFoot day={day} />
      </li>
    )
  }
  return (
    <li>
      <SiteLink href={href}>
        <span className="sr-only">
          {free > 0 ? t('stripFree', { date, count: free }) : t('stripFull', { date })}
        </span>
        <span aria-hidden="true">
          {free > 0 ? <PlaceDots taken={0} {...dotsOf(free)} /> : <span className="places-strip-full" />}
          <DayFoot day={day} />
        </span>
      </SiteLink>
    </li>
  )
}

/** A day with very many places draws them smaller, so that its column stays a column. */
function dotsOf(free: number) {
  const isMany = free > 60
  return { places: free, perRow: isMany ? 8 : 5, step: isMany ? 5 : 8 }
}

function DayFoot({ day }: { day: string }) {
  const format = useFormatter()
  const at = new Date(`${day}T07:00:00Z`)
  return (
    <>
      <span className="places-strip-weekday">{format.dateTime(at, { weekday: 'short' })}</span>
      <b>{format.dateTime(at, { day: 'numeric' })}</b>
    </>
  )
}
