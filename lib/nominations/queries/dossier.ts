import type { Actor } from '#lib/accounts/actor.ts'
import { awardNumberText } from '#lib/awards/rules.ts'
import { counted } from '#lib/hours/policy.ts'
import { dayOf } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type Dossier, inBoth } from '../rules/dossier.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const titles = { titleKk: true, titleRu: true, titleEn: true, startsAt: true } as const
const latestMax = 10

/** The facts the registers hold of a person or an organisation at this moment. The caller has asked whether the actor may propose them. */
export async function gatherDossier(
  actor: Actor,
  tx: Tx,
  nominee: { type: 'volunteer' | 'organisation'; id: string },
): Promise<Dossier> {
  return nominee.type === 'volunteer'
    ? ofVolunteer(actor, tx, nominee.id)
    : ofOrganisation(actor, tx, nominee.id)
}

async function ofVolunteer(_actor: Actor, tx: Tx, volunteerId: string): Promise<Dossier> {
  const cameTo: Prisma.EventWhereInput = {
    shifts: { some: { participations: { some: { volunteerId, attendance: { mark: 'present' } } } } },
  }
  // One after the other: a transaction has one connection.
  const memberships = await tx.membership.findMany({
    where: { volunteerId },
    orderBy: { startedOn: 'asc' },
    select: { startedOn: true, centre: { select: names }, organisation: { select: names } },
  })
  const hours = await hoursOf(tx, { volunteerId })
  const events = await tx.event.count({ where: cameTo })
  const latestEvents = await latestOf(tx, cameTo)
  const awards = await awardsOf(tx, { volunteerId })
  const bodies = memberships.flatMap(({ centre, organisation }) => centre ?? organisation ?? [])
  const centres = [...new Map(bodies.map((body) => [body.nameKk, inBoth(body, 'name')])).values()]
  const firsts = [memberships[0]?.startedOn.toISOString().slice(0, 10), hours.first]
  const [since = null] = firsts.filter((day) => day !== undefined).toSorted()
  const { first: _, ...sums } = hours
  return { kind: 'volunteer', since, centres, ...sums, events, latestEvents, members: null, awards }
}

async function ofOrganisation(_actor: Actor, tx: Tx, organisationId: string): Promise<Dossier> {
  const hosted: Prisma.EventWhereInput = { hostOrganisationId: organisationId, state: 'published' }
  const hours = await hoursOf(tx, {
    participation: { shift: { event: { hostOrganisationId: organisationId } } },
  })
  const events = await tx.event.count({ where: hosted })
  const latestEvents = await latestOf(tx, hosted)
  const members = await tx.membership.count({ where: { organisationId, endedOn: null } })
  const awards = await awardsOf(tx, { organisationId })
  const body = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { unit: { select: names } },
  })
  const { first, ...sums } = hours
  const centres = body.unit ? [inBoth(body.unit, 'name')] : []
  const since = first ?? null
  return { kind: 'organisation', since, centres, ...sums, events, latestEvents, members, awards }
}

/** Confirmed hours, added up by year and by direction. */
async function hoursOf(tx: Tx, where: Prisma.HourEntryWhereInput) {
  const entries = await tx.hourEntry.findMany({
    where: { AND: [counted, where] },
    orderBy: { workedOn: 'asc' },
    select: { minutes: true, workedOn: true, direction: { select: { id: true, ...names } } },
  })
  const years = new Map<number, number>()
  const directions = new Map<string, Dossier['byDirection'][number]>()
  for (const { minutes, workedOn, direction } of entries) {
    const year = workedOn.getUTCFullYear()
    years.set(year, (years.get(year) ?? 0) + minutes)
    if (!direction) continue
    const sum = directions.get(direction.id) ?? { name: inBoth(direction, 'name'), minutes: 0 }
    directions.set(direction.id, { ...sum, minutes: sum.minutes + minutes })
  }
  return {
    first: entries[0]?.workedOn.toISOString().slice(0, 10),
    minutes: entries.reduce((sum, entry) => sum + entry.minutes, 0),
    byYear: [...years].map(([year, minutes]) => ({ year, minutes })).toReversed(),
    byDirection: [...directions.values()].toSorted((one, other) => other.minutes - one.minutes),
  }
}

async function latestOf(tx: Tx, where: Prisma.EventWhereInput): Promise<Dossier['latestEvents']> {
  const rows = await tx.event.findMany({
    where: { AND: [where, { state: 'published' }] },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    take: latestMax,
    select: titles,
  })
  return rows.map((event) => ({ title: inBoth(event, 'title'), day: dayOf(event.startsAt) }))
}

async function awardsOf(tx: Tx, where: Prisma.AwardWhereInput): Promise<Dossier['awards']> {
  const rows = await tx.award.findMany({
    where: { AND: [where, { state: 'issued' }] },
    orderBy: [{ year: 'desc' }, { number: 'asc' }],
    take: 50,
    select: { year: true, number: true, issuedOn: true, kind: { select: { prefix: true, ...names } } },
  })
  return rows.map(({ kind, year, number, issuedOn }) => ({
    kind: inBoth(kind, 'name'),
    number: awardNumberText(kind.prefix, year, number ?? 0),
    day: issuedOn?.toISOString().slice(0, 10) ?? null,
  }))
}
