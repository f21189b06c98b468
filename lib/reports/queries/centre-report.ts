import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { ReportRequest } from '../policy.ts'
import { count, type Figure, minutes, type ReportCell, type ReportTable } from '../rules/figures.ts'
import { tableOf } from '../rules/tables.ts'
import { peopleNarrowing } from '../schema.ts'
import { eventsWhere } from './events.ts'
import { ledger } from './ledger.ts'
import { partOf, readWork, type Work, workTable } from './numbers-report.ts'
import { countAwards, countCertificates } from './papers.ts'
import { countListed, countPeople } from './people.ts'
import { rowsOfSet } from './person-sets.ts'
import { shownTo } from './shown-to.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }

/** A centre's report: its people, its events with who came, hours by direction, awards, certificates, consents missing. */
export async function findCentreReport(actor: Actor, request: ReportRequest): Promise<ReportTable[]> {
  const directions = await db.direction.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, ...names },
  })
  const kinds = await db.awardKind.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, ...names },
  })
  const [main, work, events, awards] = await Promise.all([
    readMain(request),
    readWork(request),
    eventTable(request),
    countAwards(request),
  ])
  const allAwards = [...awards.values()].reduce((sum, one) => sum + one, 0)
  const tables = [
    mainTable(main, work, allAwards),
    events,
    workTable(work, { directions }),
    tableOf({
      ...{ key: 'awards', head: { key: 'reports.awardKind' }, parts: kinds.map(partOf), isShort: true },
      columns: [
        {
          label: { key: 'reports.number' },
          ...{ all: allAwards, parts: awards, list: 'awards', narrowing: {}, by: 'kind' },
        },
      ],
    }),
  ]
  return shownTo(actor, request, tables)
}

const sets = ['before', 'joined', 'left', 'members'] as const

async function readMain(request: ReportRequest) {
  const [people, certificates, consents] = await Promise.all([
    Promise.all(sets.map((set) => countPeople(request, { set }))),
    countCertificates(request),
    countListed(request, peopleNarrowing.parse({ set: 'members', consent: 'missing' })),
  ])
  return { people, certificates, consents }
}
type Main = Awaited<ReturnType<typeof readMain>>

function mainTable({ people, certificates, consents }: Main, work: Work, awards: number): ReportTable {
  const line = (key: string, figure: Figure) => ({
    key,
    label: { key: `reports.main.${key}` },
    cells: [figure],
  })
  return {
    ...{ key: 'main', title: { key: 'reports.tables.main' }, note: { key: 'reports.notes.main' } },
    head: { key: 'reports.figure' },
    columns: [{ key: 'reports.number' }],
    rows: [
      ...sets.map((set, index) => line(set, count(people[index]?.all ?? 0, 'people', { set }))),
      line('worked', count(work.worked.all, 'people', { set: 'worked' })),
      line('held', count(work.events.all, 'events', { state: 'held' })),
      line('cancelled', count(work.events.cancelled, 'events', { state: 'cancelled' })),
      line('present', count(work.present.all, 'people', { set: 'present' })),
      line('hours', minutes(work.hours.all, {})),
      line('awards', count(awards, 'awards', {})),
      line('certificates', count(certificates, 'certificates', {})),
      line('consents', count(consents, 'people', { set: 'members', consent: 'missing' })),
    ],
    total: null,
  }
}

/** The held events with those present and the hours of each; what was worked outside of them has a row of its own. */
export async function eventTable(request: ReportRequest): Promise<ReportTable> {
  const [events, present, hours] = await Promise.all([
    db.event.findMany({
      where: eventsWhere(request, { state: 'held' }),
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      select: {
        ...{ id: true, startsAt: true, titleKk: true, titleRu: true, titleEn: true },
        ...{ placeKk: true, placeRu: true, placeEn: true },
      },
    }),
    presentByEvent(request),
    hoursByEvent(request),
  ])
  return {
    ...{ key: 'events', title: { key: 'reports.tables.events' }, note: { key: 'reports.notes.events' } },
    head: { key: 'reports.event' },
    columns: ['on', 'place', 'present', 'hours'].map((key) => ({ key: `reports.columns.${key}` })),
    rows: events.map(({ id, startsAt, ...texts }) => ({
      key: id,
      label: { nameKk: texts.titleKk, nameRu: texts.titleRu, nameEn: texts.titleEn },
      href: `/workspace/events/${id}`,
      cells: [
        { text: { day: dayOf(startsAt) } },
        { text: { nameKk: texts.placeKk, nameRu: texts.placeRu, nameEn: texts.placeEn } },
        count(present.get(id) ?? 0, 'people', { set: 'present', event: id }),
        minutes(hours.get(id) ?? 0, { event: id }),
      ] satisfies ReportCell[],
    })),
    total: null,
  }
}

async function presentByEvent(request: ReportRequest): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT s."eventId" AS "id", count(*)::int AS "count"
    FROM (${rowsOfSet(request, { set: 'present' })}) q
    JOIN "Participation" p ON p."id" = q."rowId"::uuid JOIN "Shift" s ON s."id" = p."shiftId"
    GROUP BY 1`
  return new Map(rows.map(({ id, count: all }) => [id, all]))
}

async function hoursByEvent(request: ReportRequest): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; minutes: number }[]>`
    SELECT l."eventId" AS "id", sum(l."minutes")::int AS "minutes" FROM (${ledger(request)}) l
    WHERE l."eventId" IS NOT NULL GROUP BY 1`
  return new Map(rows.map(({ id, minutes: all }) => [id, all]))
}
