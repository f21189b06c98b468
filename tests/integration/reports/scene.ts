import type { Actor } from '#lib/accounts/actor.ts'
import type { ReportRequest } from '#lib/reports/policy.ts'
import { findReportList } from '#lib/reports/queries/list-of.ts'
import { type Figure, isFigure, type ReportTable } from '#lib/reports/rules/figures.ts'
import { createCentre, createEvent, createOrganisation, createShift } from '#prisma/seed/builders.ts'
import { newId } from '#prisma/seed/ids.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'

export function figuresOf(tables: ReportTable[]): { place: string; figure: Figure }[] {
  return tables.flatMap((table) =>
    [...table.rows, ...(table.total ? [table.total] : [])].flatMap((row) =>
      row.cells
        .filter(isFigure)
        .map((figure, index) => ({ place: `${table.key}/${row.key}/${index}`, figure })),
    ),
  )
}

/** The figures whose list says otherwise. Of noughts every thirtieth is looked at: there are hundreds. */
export async function wrongFigures(actor: Actor, request: ReportRequest, tables: ReportTable[]) {
  const looked = figuresOf(tables).filter(({ figure }, index) => figure.value !== 0 || index % 30 === 0)
  const said: string[] = []
  const look = async ({ place, figure }: (typeof looked)[number]) => {
    const list = figure.list && (await findReportList(actor, request, figure.list))
    if (list?.total !== figure.value) said.push(`${place}: ${figure.value} but ${list?.total} in the list`)
  }
  for (let from = 0; from < looked.length; from += 8)
    await Promise.all(looked.slice(from, from + 8).map(look))
  return said
}

/** Every row of a list, page by page, forwards. */
export async function allRows(actor: Actor, request: ReportRequest, { list }: Figure) {
  const rows: { id: string }[] = []
  let after: string | null = null
  for (;;) {
    const narrowing: Record<string, string> = { ...list!.narrowing, ...(after ? { after } : {}) }
    const page = await findReportList(actor, request, { kind: list!.kind, narrowing })
    rows.push(...(page?.rows ?? []))
    after = page?.next ?? null
    if (!after) return rows
  }
}

type Span = [start: number, end: number | null]
export type Life = {
  born: number | null
  sex: number
  status: number
  unit: number
  homes: [body: number, span: Span][]
  works: [day: number, minutes: number, direction: number | null, isClaim: boolean][]
}

export const firstDay = '2024-02-01'

export function dayAt(offset: number): string {
  return new Date(Date.parse(firstDay) + offset * 86_400_000).toISOString().slice(0, 10)
}

/** Three centres and an organisation with an event each, and the lives people were given. */
export async function loadRegion(lives: Life[]) {
  await loadReference(db)
  const units = await db.unit.findMany({ orderBy: { kato: 'asc' }, select: { id: true } })
  const directions = await db.direction.findMany({ orderBy: { position: 'asc' }, select: { id: true } })
  const centres = [await createCentre(db), await createCentre(db), await createCentre(db)]
  const organisation = await createOrganisation(db)
  const events = await Promise.all(
    centres.map((centre, index) =>
      createEvent(db, {
        centreId: centre.id,
        directionId: directions[index]!.id,
        startsAt: new Date(`${dayAt(10 + index * 20)}T04:00:00Z`),
      }),
    ),
  )
  const shifts = await Promise.all(events.map(({ id: eventId }) => createShift(db, { eventId, places: 500 })))
  const statuses = ['new', 'confirmed', 'suspended', 'anonymised'] as const
  const sexes = ['female', 'male', 'unstated'] as const
  for (const life of lives) {
    const id = newId()
    await db.volunteer.create({
      data: {
        ...{ id, givenName: 'Сынақ', searchKey: 'сынак' },
        birthDate: life.born === null ? null : new Date(dayAt(-life.born * 30)),
        sex: sexes[life.sex % 3]!,
        status: statuses[life.status % 4]!,
        unitId: life.unit === 0 ? null : units[life.unit % units.length]!.id,
      },
    })
    await db.membership.createMany({
      data: membershipsOf(life).map(({ body, start, end }) => ({
        ...{ volunteerId: id, isPrimary: true, startedOn: new Date(dayAt(start)) },
        endedOn: end === null ? null : new Date(dayAt(end)),
        ...(body === 3 ? { organisationId: organisation.id } : { centreId: centres[body]!.id }),
      })),
    })
    for (const [index, [day, length, direction, isClaim]] of life.works.entries()) {
      const place = index % 3
      const participation = isClaim
        ? null
        : await db.participation.create({
            data: {
              ...{ shiftId: shifts[place]!.id, volunteerId: id, status: 'confirmed', source: 'coordinator' },
              joinedAt: new Date(`${dayAt(0)}T04:00:00Z`),
              attendance: { create: { mark: length % 2 ? 'present' : 'absent' } },
            },
          })
      const facts = {
        ...{ volunteerId: id, participationId: participation?.id ?? null, workedOn: new Date(dayAt(day)) },
        directionId: direction === null ? null : directions[direction % directions.length]!.id,
      }
      const source = isClaim ? ('selfReported' as const) : ('attendance' as const)
      const isCounted = !isClaim || length % 3 > 0
      const { id: firstId } = await db.hourEntry.create({
        data: { ...facts, source, minutes: length, confirmedAt: isCounted ? new Date() : null },
      })
      if (length % 5 === 0 && isCounted)
        await db.hourEntry.create({
          data: {
            ...{ ...facts, source: 'correction', correctsId: firstId, minutes: -length },
            ...{ reason: 'қате', confirmedAt: new Date() },
          },
        })
    }
  }
  return { centres, organisation, events }
}

/** The given spans one after another: nobody has two primary memberships on one day. */
function membershipsOf({ homes }: Life) {
  const placed: { body: number; start: number; end: number | null }[] = []
  let free = 0
  for (const [body, [start, length]] of homes) {
    const begin = free + start
    placed.push({ body: body % 4, start: begin, end: length === null ? null : begin + length })
    if (length === null) break
    free = begin + length
  }
  return placed
}
