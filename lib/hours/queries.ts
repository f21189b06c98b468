import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { sheetOf, yearsOf } from './rules.ts'

/** The actor's own hours of a year as lines of the book; without a year, the latest one with hours. */
export async function findOwnHours(actor: Actor, year: number | null) {
  if (!actor.volunteerId) return { years: [], year: null, lines: [], minutes: 0 }
  const entries = await db.hourEntry.findMany({
    where: { volunteerId: actor.volunteerId },
    orderBy: [{ workedOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, participationId: true, source: true, minutes: true, workedOn: true, confirmedAt: true },
      participation: { select: { shift: { select: shiftColumns } } },
    },
  })
  const years = yearsOf(entries)
  const shown = year !== null && years.includes(year) ? year : (years[0] ?? null)
  return { years, year: shown, ...sheetOf(entries, shown) }
}
export type OwnHours = Awaited<ReturnType<typeof findOwnHours>>

const shiftColumns = {
  roleKk: true,
  roleRu: true,
  roleEn: true,
  event: { select: { slug: true, state: true, titleKk: true, titleRu: true, titleEn: true } },
} as const
