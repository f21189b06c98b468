import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { FoundExport } from './exports.ts'
import { hoursWhere, participantsWhere, peopleWhere } from './sources.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }
const counted = {
  OR: [{ source: { not: 'selfReported' as const } }, { confirmedAt: { not: null } }],
} satisfies Prisma.HourEntryWhereInput

/** Of a person, what some export may hold. */
const personColumns = {
  ...{ id: true, cardNumber: true, surname: true, givenName: true, patronymic: true, birthDate: true },
  ...{ phone: true, email: true },
  guardians: {
    orderBy: { id: 'asc' },
    take: 1,
    select: { name: true, relation: true, phone: true, email: true },
  },
} satisfies Prisma.VolunteerSelect

const cardColumns = {
  ...personColumns,
  ...{ sex: true, locale: true, status: true },
  unit: { select: names },
  directions: { orderBy: { direction: { position: 'asc' } }, select: { direction: { select: names } } },
  skills: { orderBy: { skill: { position: 'asc' } }, select: { skill: { select: names } } },
  memberships: {
    where: { isPrimary: true, endedOn: null },
    select: { centre: { select: names }, organisation: { select: names } },
  },
} satisfies Prisma.VolunteerSelect

const participantColumns = {
  ...{ id: true, status: true },
  volunteer: { select: personColumns },
  attendance: { select: { mark: true } },
  hours: { where: counted, select: { minutes: true } },
  shift: { select: { startsAt: true, roleKk: true, roleRu: true, roleEn: true } },
} satisfies Prisma.ParticipationSelect

const event = { select: { titleKk: true, titleRu: true, titleEn: true } }
const entryColumns = {
  ...{ id: true, minutes: true, workedOn: true },
  volunteer: { select: personColumns },
  direction: { select: names },
  participation: { select: { shift: { select: { event } } } },
  claim: { select: { event } },
} satisfies Prisma.HourEntrySelect

export type ExportedPerson = Prisma.VolunteerGetPayload<{ select: typeof personColumns }>
export type ExportedCard = Prisma.VolunteerGetPayload<{ select: typeof cardColumns }> & { minutes: number }
export type ExportedParticipant = Prisma.ParticipationGetPayload<{ select: typeof participantColumns }>
export type ExportedEntry = Prisma.HourEntryGetPayload<{ select: typeof entryColumns }>
export type ExportedRow =
  | { kind: 'people'; row: ExportedCard }
  | { kind: 'participants'; row: ExportedParticipant }
  | { kind: 'hours'; row: ExportedEntry }

const pageSize = 500

/** A page of what is taken out, in the order of ids, as the actor may see it at this moment; null when it is no longer theirs. */
export async function listExportPage(
  actor: Actor,
  wanted: FoundExport,
  after: string | null,
): Promise<{ rows: ExportedRow[]; last: string | null } | null> {
  const page = { take: pageSize, orderBy: { id: 'asc' as const } }
  const beyond = after ? { id: { gt: after } } : {}
  const found = await readPage(actor, wanted, { page, beyond })
  return found && { rows: found, last: found.length < pageSize ? null : (found.at(-1)?.row.id ?? null) }
}

type Paging = {
  page: { take: number; orderBy: { id: 'asc' } }
  beyond: { id?: { gt: string } }
}

async function readPage(
  actor: Actor,
  wanted: FoundExport,
  { page, beyond }: Paging,
): Promise<ExportedRow[] | null> {
  if (wanted.kind === 'people') {
    const where = await peopleWhere(actor, wanted)
    if (!where) return null
    const rows = await db.volunteer.findMany({
      where: { AND: [where, beyond] },
      select: cardColumns,
      ...page,
    })
    return withMinutes(rows)
  }
  if (wanted.kind === 'participants') {
    const where = wanted.eventId ? await participantsWhere(actor, wanted.eventId) : null
    if (!where) return null
    const rows = await db.participation.findMany({
      where: { AND: [where, beyond] },
      select: participantColumns,
      ...page,
    })
    return rows.map((row) => ({ kind: 'participants', row }))
  }
  const { centreId, periodFrom: from, periodTo: to } = wanted
  if (!from || !to) return null
  const where = hoursWhere(actor, { centreId, from, to })
  const rows = await db.hourEntry.findMany({ where: { AND: [where, beyond] }, select: entryColumns, ...page })
  return rows.map((row) => ({ kind: 'hours', row }))
}

async function withMinutes(
  rows: Prisma.VolunteerGetPayload<{ select: typeof cardColumns }>[],
): Promise<ExportedRow[]> {
  const sums = await db.hourEntry.groupBy({
    by: 'volunteerId',
    where: { AND: [{ volunteerId: { in: rows.map(({ id }) => id) } }, counted] },
    _sum: { minutes: true },
  })
  const minutesOf = new Map(sums.map(({ volunteerId, _sum }) => [volunteerId, _sum.minutes ?? 0]))
  return rows.map((row) => ({ kind: 'people', row: { ...row, minutes: minutesOf.get(row.id) ?? 0 } }))
}

export async function countExportRows(actor: Actor, wanted: FoundExport): Promise<number | null> {
  if (wanted.kind === 'people') {
    const where = await peopleWhere(actor, wanted)
    return where && db.volunteer.count({ where })
  }
  if (wanted.kind === 'participants') {
    const where = wanted.eventId ? await participantsWhere(actor, wanted.eventId) : null
    return where && db.participation.count({ where })
  }
  const { centreId, periodFrom: from, periodTo: to } = wanted
  return from && to ? db.hourEntry.count({ where: hoursWhere(actor, { centreId, from, to }) }) : null
}
