'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { CheckIn } from '#components/attendance/check-in.tsx'

type Place = { eventId: string | null; shiftId: string }

/** Takes the event and the shift from the address this page is shown at. */
export function OfflineCheckIn() {
  const t = useTranslations('attendance.desk')
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    const [, eventId = null] = /\/events\/([\da-f-]{36})\/check-in/.exec(location.pathname) ?? []
    setPlace({ eventId, shiftId: new URLSearchParams(location.search).get('shift') ?? '' })
  }, [])
  if (!place) return <p className="ci-none">{t('reading')}</p>
  if (!place.eventId) return <p className="ci-none">{t('openFromEvent')}</p>
  const choice = { shiftId: place.shiftId, view: 'all' as const, q: '' }
  return <CheckIn eventId={place.eventId} snapshot={null} choice={choice} isKeptOffline={false} />
}
