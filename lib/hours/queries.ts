import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { byDirection, byYear, sheetOf, totalOf, yearsOf } from './rules.ts'
import { academicYearOf, inYear } from './rules/periods.ts'

const eventColumns = { slug: true, state: true, titleKk: true, titleRu: true, titleEn: true }
const entryColumns = {
  ...{ id: true, participationId: true, correctsId: true, source: true, minutes: true, workedOn: true },
  ...{ confirmedAt: true, reason: true },
  direction: { select: { id: true, code: true, nameKk: true, nameRu: true, nameEn: true } },
  participation: {
    select: {
      shift: { select: { roleKk: true, roleRu: true, roleEn: true, event: { select: eventColumns } } },
    },
  },
  claim: { select: { work: true, event: { select: eventColumns } } },
} satisfies Prisma.HourEntrySelect

/**
 * The actor's own hours: the lines of a year (the latest one with hours unless another is asked for), every year and direction
 * added up, and the counters people need for scholarships. Claims that wait stand among the lines and in no total.
 */
export async function findOwnHours(actor: Actor, year: number | null) {
  const { entries, waiting } = await readOwn(actor)
  const years = yearsOf([...entries, ...waiting])
  const shown = year !== null && years.includes(year) ? year : (years[0] ?? null)
  const today = dayOf(now())
  const thisYear = Number(today.slice(0, 4))
  const academic = academicYearOf(today)
  return {
    years,
    year: shown,
    ...sheetOf(entries, waiting, shown),
    byYear: byYear(entries),
    byDirection: byDirection(entries),
    all: totalOf(entries),
    thisYear: { year: thisYear, minutes: totalOf(entries, inYear(thisYear)) },
    academic: { first: academic.first, minutes: totalOf(entries, academic) },
  }
}
export type OwnHours = Awaited<ReturnType<typeof findOwnHours>>

async function readOwn({ volunteerId }: Actor) {
  if (!volunteerId) return { entries: [], waiting: [] }
  const [entries, waiting] = await Promise.all([
    db.hourEntry.findMany({
      where: { volunteerId },
      orderBy: [{ workedOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      select: entryColumns,
    }),
    db.hourClaim.findMany({
      where: { volunteerId, state: 'pending' },
      orderBy: [{ workedOn: 'asc' }, { id: 'asc' }],
      select: { id: true, minutes: true, workedOn: true, work: true, event: { select: eventColumns } },
    }),
  ])
  return { entries, waiting }
}

/** Since when somebody is a volunteer: the first membership or the first hours; null before either. */
export async function findOwnSince(actor: Actor): Promise<string | null> {
  const { volunteerId } = actor
  if (!volunteerId) return null
  const [membership, entry] = await Promise.all([
    db.membership.findFirst({
      where: { volunteerId },
      orderBy: { startedOn: 'asc' },
      select: { startedOn: true },
    }),
    db.hourEntry.findFirst({
      where: { volunteerId },
      orderBy: { workedOn: 'asc' },
      select: { workedOn: true },
    }),
  ])
  const days = [membership?.startedOn, entry?.workedOn].flatMap(
    (day) => day?.toISOString().slice(0, 10) ?? [],
  )
  return days.sort()[0] ?? null
}
