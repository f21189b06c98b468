import type { Actor } from '#lib/accounts/actor.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { ageBands, sexes, statuses } from '#lib/volunteers/schema.ts'
import type { ReportRequest } from '../policy.ts'
import { count, type Label, minutes, type ReportTable } from '../rules/figures.ts'
import { type AnyColumn, tableOf } from '../rules/tables.ts'
import { shownTo } from './shown-to.ts'
import { countEvents } from './events.ts'
import { countWorked, sumHours } from './hours.ts'
import { countByInterest, type Counted, countPeople, countPresent, type Dimension } from './people.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }
const balance = ['before', 'joined', 'left', 'members'] as const
type Balance = Record<(typeof balance)[number], Counted>

/** "Volunteers in numbers" of the region or of a centre. The actor was let in by `readReportRequest`. */
export async function findNumbersReport(
  actor: Actor,
  request: ReportRequest,
  locale: Locale,
): Promise<ReportTable[]> {
  const [people, work, lists] = await Promise.all([
    readBalance(request),
    readWork(request),
    readLists(locale),
  ])
  const interests = await countByInterest(request)
  const isRegion = request.scope.centreId === null
  const tables = [
    mainTable(people, work),
    ...balanceTables(people, lists, isRegion),
    interestTable(people, interests, lists, !isRegion),
    workTable(work, lists),
    ...(isRegion ? [centreTable(people, work, lists)] : []),
  ]
  return shownTo(actor, request, tables)
}

async function readBalance(request: ReportRequest): Promise<Balance> {
  const counted = await Promise.all(balance.map((set) => countPeople(request, { set })))
  return Object.fromEntries(balance.map((set, index) => [set, counted[index]])) as Balance
}

export async function readWork(request: ReportRequest) {
  const [events, hours, worked, present] = await Promise.all([
    countEvents(request),
    sumHours(request),
    countWorked(request),
    countPresent(request),
  ])
  return { events, hours, worked, present }
}
export type Work = Awaited<ReturnType<typeof readWork>>

async function readLists(locale: Locale) {
  const compare = compareIn(locale)
  const byName = (a: NamedRow, b: NamedRow) =>
    compare(inLocale(a, 'name', locale), inLocale(b, 'name', locale))
  const [units, directions, centres] = await Promise.all([
    db.unit.findMany({ select: { id: true, ...names } }),
    db.direction.findMany({ orderBy: { position: 'asc' }, select: { id: true, ...names } }),
    db.centre.findMany({ select: { id: true, ...names } }),
  ])
  return { units: units.sort(byName), directions, centres: centres.sort(byName) }
}
type Lists = Awaited<ReturnType<typeof readLists>>
type NamedRow = { id: string; nameKk: string; nameRu: string; nameEn: string }

/** The numbers the rest is broken down from, one a row. */
function mainTable(people: Balance, { events, hours, worked, present }: Work): ReportTable {
  const line = (key: string, figure: ReturnType<typeof count>) => ({
    key,
    label: { key: `reports.main.${key}` },
    cells: [figure],
  })
  return {
    ...{ key: 'main', title: { key: 'reports.tables.main' }, note: { key: 'reports.notes.main' } },
    head: { key: 'reports.figure' },
    columns: [{ key: 'reports.number' }],
    rows: [
      ...balance.map((set) => line(set, count(people[set].all, 'people', { set }))),
      line('worked', count(worked.all, 'people', { set: 'worked' })),
      line('held', count(events.all, 'events', { state: 'held' })),
      line('cancelled', count(events.cancelled, 'events', { state: 'cancelled' })),
      line('present', count(present.all, 'people', { set: 'present' })),
      line('hours', minutes(hours.all, {})),
    ],
    total: null,
  }
}

/** Members before, come, gone and now, by what their cards say: every row is a balance of its own. */
function balanceTables(people: Balance, { units }: Lists, isRegion: boolean): ReportTable[] {
  const columns = (by: Dimension) =>
    balance.map((set): AnyColumn => ({
      label: { key: `reports.columns.${set}` },
      ...{ all: people[set].all, parts: people[set][by], list: 'people', narrowing: { set }, by },
    }))
  const said = (values: readonly string[], namespace: string) =>
    values.map((value) => ({ value, label: { key: `volunteers.${namespace}.${value}` } }))
  const tables: Parameters<typeof tableOf>[0][] = [
    {
      key: 'unit',
      head: { key: 'volunteers.columns.unit' },
      parts: [...units.map(partOf), { value: 'unknown', label: { key: 'reports.unknown' } }],
      columns: columns('unit'),
      isShort: !isRegion,
    },
    {
      ...{ key: 'age', note: { key: 'reports.notes.age' }, head: { key: 'volunteers.columns.age' } },
      ...{ parts: said(ageBands, 'ages'), columns: columns('age') },
    },
    {
      ...{ key: 'sex', head: { key: 'volunteers.fields.sex' } },
      ...{ parts: said(sexes, 'sexes'), columns: columns('sex') },
    },
    {
      ...{ key: 'status', note: { key: 'reports.notes.status' }, head: { key: 'volunteers.columns.status' } },
      ...{ parts: said(statuses, 'statuses'), columns: columns('status'), isShort: true },
    },
  ]
  return tables.map((given) => tableOf({ ...given, isBalance: true }))
}

function interestTable(
  people: Balance,
  interests: Map<string, number>,
  { directions }: Lists,
  isShort: boolean,
): ReportTable {
  return tableOf({
    ...{ key: 'interest', note: { key: 'reports.notes.interest' }, isShort },
    head: { key: 'reports.direction' },
    parts: [...directions.map(partOf), { value: 'none', label: { key: 'reports.noInterest' } }],
    columns: [
      {
        label: { key: 'reports.columns.members' },
        ...{ all: people.members.all, parts: interests, list: 'people', by: 'interest' },
        narrowing: { set: 'members' },
      },
    ],
  })
}

export function workTable(work: Work, { directions }: { directions: NamedRow[] }): ReportTable {
  const { events, hours, worked, present } = work
  const label = (key: string) => ({ label: { key: `reports.columns.${key}` }, by: 'work' })
  return tableOf({
    ...{ key: 'work', note: { key: 'reports.notes.work' }, head: { key: 'reports.direction' } },
    parts: [...directions.map(partOf), { value: 'none', label: { key: 'reports.noDirection' } }],
    columns: [
      {
        ...label('held'),
        ...{ all: events.all, parts: events.byWork, list: 'events', narrowing: { state: 'held' } },
      },
      {
        ...label('present'),
        ...{ all: present.all, parts: present.byWork, list: 'people', narrowing: { set: 'present' } },
      },
      {
        ...label('worked'),
        ...{ all: worked.all, parts: worked.byWork, list: 'people', narrowing: { set: 'worked' } },
      },
      { ...label('hours'), ...{ all: hours.all, parts: hours.byWork, list: 'hours', narrowing: {} } },
    ],
  })
}

function centreTable(people: Balance, { events, hours }: Work, { centres }: Lists): ReportTable {
  const label = (key: string) => ({ label: { key: `reports.columns.${key}` }, by: 'home' })
  const { members } = people
  return tableOf({
    ...{
      key: 'centre',
      note: { key: 'reports.notes.centre' },
      head: { key: 'reports.centre' },
      isShort: true,
    },
    parts: [...centres.map(partOf), { value: 'none', label: { key: 'reports.noCentre' } }],
    columns: [
      {
        ...label('members'),
        ...{ all: members.all, parts: members.home, list: 'people', narrowing: { set: 'members' } },
      },
      {
        ...label('held'),
        ...{ all: events.all, parts: events.byCentre, list: 'events', narrowing: { state: 'held' } },
      },
      { ...label('hours'), ...{ all: hours.all, parts: hours.byCentre, list: 'hours', narrowing: {} } },
    ],
  })
}

export function partOf({ id, nameKk, nameRu, nameEn }: NamedRow): { value: string; label: Label } {
  return { value: id, label: { nameKk, nameRu, nameEn } }
}
