import type { EventListItem } from '#lib/events/rules.ts'
import { EventDays } from './event-days.tsx'

/** A few events inside the page of a centre or an organisation, under a heading of that page. */
export function EventRows({ events }: { events: EventListItem[] }) {
  return (
    <div className="event-rows">
      <EventDays events={events} level={3} />
    </div>
  )
}
