import { useTranslations } from 'next-intl'
import { PlaceDots } from '#components/horizon/place-dots.tsx'
import type { Seats as SeatCount } from '#lib/events/rules.ts'

/** Places of an event or a shift: the dots for the eye, the same in words beside them. */
export function Seats({ seats, step }: { seats: SeatCount; step?: number }) {
  const t = useTranslations('ui')
  const { places, taken, waiting, free } = seats
  if (places === 0) return null
  return (
    <div className="seats">
      <PlaceDots taken={taken} places={places} waiting={waiting} step={step} />
      <span>
        <b>{free > 0 ? t('placesLeft', { count: free, places }) : t('noPlaces')}</b>
        {waiting > 0 ? `, ${t('waiting', { count: waiting })}` : null}
      </span>
    </div>
  )
}
