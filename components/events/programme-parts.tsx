import { useTranslations } from 'next-intl'
import { Chips } from '#components/ui/tabs.tsx'

type Part = 'lines' | 'platforms' | 'presentations'
type Props = { eventId: string; current: Part; counts: Record<Part, number> }

/** The way between a programme's lines, its platforms and its presentations. */
export function ProgrammeParts({ eventId, current, counts }: Props) {
  const t = useTranslations('series.programme')
  const path = `/workspace/events/${eventId}/programme`
  return (
    <Chips
      label={t('parts')}
      tabs={(['lines', 'platforms', 'presentations'] as const).map((part) => ({
        href: part === 'lines' ? path : `${path}/${part}`,
        label: t(part),
        count: counts[part],
        current: part === current,
      }))}
    />
  )
}

/** How many there are of each, for the numbers beside their names. */
export function programmeCounts(event: {
  agenda: unknown[]
  platforms: unknown[]
  files: unknown[]
}): Record<Part, number> {
  return { lines: event.agenda.length, platforms: event.platforms.length, presentations: event.files.length }
}
