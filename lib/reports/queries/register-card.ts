import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import type { ReportRequest } from '../policy.ts'
import { count, type Label, minutes, type ReportFact, type ReportTable } from '../rules/figures.ts'
import { eventTable } from './centre-report.ts'
import { readWork, workTable } from './numbers-report.ts'
import { countPeople } from './people.ts'
import { shownTo } from './shown-to.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }
const address = { addressKk: true, addressRu: true, addressEn: true }
const about = { descriptionKk: true, descriptionRu: true, descriptionEn: true }

/**
 * The card the state register of volunteering is sent (Rules in force since 1 January 2024): who, the kinds of work, how many take
 * part, projects with place and time, contacts. Of a centre or an organisation; null for the whole region.
 */
export async function findRegisterCard(
  actor: Actor,
  request: ReportRequest,
): Promise<{ facts: ReportFact[]; tables: ReportTable[] } | null> {
  const facts = await readFacts(request)
  if (!facts) return null
  const [members, work, projects, directions] = await Promise.all([
    countPeople(request, { set: 'members' }),
    readWork(request),
    eventTable(request),
    db.direction.findMany({ orderBy: { position: 'asc' }, select: { id: true, ...names } }),
  ])
  const line = (key: string, figure: ReturnType<typeof count>) => ({
    key,
    label: { key: `reports.main.${key}` },
    cells: [figure],
  })
  const counts: ReportTable = {
    ...{ key: 'counts', title: { key: 'reports.tables.counts' }, note: null },
    head: { key: 'reports.figure' },
    columns: [{ key: 'reports.number' }],
    rows: [
      line('members', count(members.all, 'people', { set: 'members' })),
      line('worked', count(work.worked.all, 'people', { set: 'worked' })),
      line('held', count(work.events.all, 'events', { state: 'held' })),
      line('hours', minutes(work.hours.all, {})),
    ],
    total: null,
  }
  const kinds = { ...workTable(work, { directions }), key: 'kinds', title: { key: 'reports.tables.kinds' } }
  const busy = kinds.rows.filter(({ cells }) => cells.some((cell) => 'value' in cell && cell.value !== 0))
  const own = { ...projects, key: 'projects', title: { key: 'reports.tables.projects' } }
  return { facts, tables: shownTo(actor, request, [counts, { ...kinds, rows: busy }, own]) }
}

async function readFacts({ scope }: ReportRequest): Promise<ReportFact[] | null> {
  if (scope.organisationId) return organisationFacts(scope.organisationId)
  return scope.centreId ? centreFacts(scope.centreId) : null
}

async function organisationFacts(id: string): Promise<ReportFact[] | null> {
  const found = await db.organisation.findUnique({
    where: { id },
    select: {
      ...{ ...names, ...address, ...about, foundedYear: true, email: true, phone: true, website: true },
      legalForm: { select: names },
      unit: { select: names },
    },
  })
  if (!found) return null
  return [
    fact('name', [found.nameKk, found.nameRu]),
    fact('form', [found.legalForm]),
    fact('founded', [found.foundedYear?.toString() ?? null]),
    fact('unit', [found.unit]),
    fact('address', [addressOf(found)]),
    fact('contacts', [found.phone, found.email, found.website]),
    fact('about', [aboutOf(found)]),
  ]
}

async function centreFacts(id: string): Promise<ReportFact[] | null> {
  const found = await db.centre.findUnique({
    where: { id },
    select: {
      ...{ ...names, ...address, ...about, host: true, email: true, phone: true, website: true },
      unit: { select: names },
    },
  })
  if (!found) return null
  return [
    fact('name', [found.nameKk, found.nameRu]),
    fact('form', [{ key: `centres.hosts.${found.host}` }]),
    fact('unit', [found.unit]),
    fact('address', [addressOf(found)]),
    fact('contacts', [found.phone, found.email, found.website]),
    fact('about', [aboutOf(found)]),
  ]
}

type Texts = {
  addressKk: string
  addressRu: string
  addressEn: string
  descriptionKk: string
  descriptionRu: string
  descriptionEn: string
}

function addressOf(row: Texts): Label | null {
  const named = { nameKk: row.addressKk, nameRu: row.addressRu, nameEn: row.addressEn }
  return Object.values(named).some(Boolean) ? named : null
}

function aboutOf(row: Texts): Label | null {
  const named = { nameKk: row.descriptionKk, nameRu: row.descriptionRu, nameEn: row.descriptionEn }
  return Object.values(named).some(Boolean) ? named : null
}

function fact(key: string, values: (Label | string | null)[]): ReportFact {
  return {
    key,
    label: { key: `reports.facts.${key}` },
    values: values.filter((value): value is Label | string => Boolean(value)),
  }
}
