import { minuteMs } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import persons from '../data/persons.json' with { type: 'json' }
import programmes from '../data/programmes.json' with { type: 'json' }
import { newId } from '../ids.ts'
import { mustGet } from '../random.ts'
import { type DemoEvent, slugOfEvent } from './events.ts'
import { type DemoOrganisation, sourceUrl } from './organisations.ts'
import type { Region } from './region.ts'

type Position = { organisation?: string; titleKk: string; titleRu: string; titleEn: string }
type AgendaPart = {
  position: number
  platform?: number
  /** Minutes after the event's start; none where the source states no time. */
  from?: number
  to?: number
  titleKk: string
  titleRu: string
  titleEn: string
  speakers?: string[]
}

/** The five people the article names, with what it says about them and nothing else. */
export async function loadPersons(
  region: Region,
  organisations: DemoOrganisation[],
): Promise<Map<string, string>> {
  const rows = persons.map(({ position: _, ...person }) => ({
    id: newId(),
    ...person,
    sourceUrl,
    isDemo: true,
  }))
  await region.tx.person.createMany({ data: rows })
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]))
  const positions = persons.map(({ slug, position }) => {
    const { organisation, ...titles }: Position = position
    const organisationId = organisations.find((each) => each.slug === organisation)?.id ?? null
    return { personId: mustGet(ids, slug), organisationId, ...titles }
  })
  await region.tx.personPosition.createMany({ data: positions })
  return ids
}

/** Programmes of the rallies and of the coordinators' school. */
export async function loadProgrammes(
  region: Region,
  events: DemoEvent[],
  personIds: ReadonlyMap<string, string>,
): Promise<void> {
  const items: (Prisma.AgendaItemCreateManyInput & { id: string })[] = []
  const speakers: Prisma.AgendaSpeakerCreateManyInput[] = []
  for (const [slug, parts] of Object.entries(programmes as Record<string, AgendaPart[]>)) {
    const event = events.find(({ plan }) => slugOfEvent(plan) === slug)
    if (!event) throw new Error(`No event «${slug}» for its programme`)
    for (const { from, to, speakers: speaking = [], ...part } of parts) {
      const at = (minutes: number) => new Date(event.plan.startsAt.getTime() + minutes * minuteMs)
      const times = from === undefined || to === undefined ? {} : { startsAt: at(from), endsAt: at(to) }
      const item = { id: newId(), eventId: event.id, ...part, ...times }
      items.push(item)
      speakers.push(
        ...speaking.map((person) => ({ agendaItemId: item.id, personId: mustGet(personIds, person) })),
      )
    }
  }
  await region.tx.agendaItem.createMany({ data: items })
  await region.tx.agendaSpeaker.createMany({ data: speakers })
}
