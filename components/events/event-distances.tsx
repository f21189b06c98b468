import { Distance } from '#components/near/distance.tsx'
import type { NearItem } from '#lib/events/public/near.ts'
import { sayableKm } from '#lib/near/rules/distance.ts'
import { EventLine } from './event-days.tsx'

/** Events in the order given, grouped by how far they are as far as that can be said. */
export function EventDistances({ events }: { events: NearItem[] }) {
  return (
    <ol className="event-days">
      {groupsOf(events).map(({ first, items }) => (
        <li key={first.id} className="event-day">
          <h2>
            <Distance metres={first.metres} isApproximate={first.isApproximate} />
          </h2>
          <ul>
            {items.map((event) => (
              <EventLine key={event.id} event={event} withDay />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

type Group = { first: NearItem; items: NearItem[] }

function groupsOf(events: NearItem[]): Group[] {
  const groups: Group[] = []
  for (const event of events) {
    const last = groups.at(-1)
    if (last && isAsFar(last.first, event)) last.items.push(event)
    else groups.push({ first: event, items: [event] })
  }
  return groups
}

function isAsFar(one: NearItem, other: NearItem): boolean {
  return one.isApproximate === other.isApproximate && sayableKm(one.metres) === sayableKm(other.metres)
}
