import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetPage } from '#lib/platform/keyset.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { counted } from '../policy.ts'

const titles = { titleKk: true, titleRu: true, titleEn: true }
const names = { nameKk: true, nameRu: true, nameEn: true }

/** Trainings the actor was present at, the latest first. */
export async function listOwnTrainings(actor: Actor) {
  const { volunteerId } = actor
  if (!volunteerId) return []
  return db.event.findMany({
    where: {
      kind: 'training',
      shifts: { some: { participations: { some: { volunteerId, attendance: { mark: 'present' } } } } },
    },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    select: { id: true, slug: true, state: true, startsAt: true, ...titles },
  })
}

/** The actor's awards, also those taken back, and the titles people gave; hidden ones are hidden from others only. */
export async function listOwnAwards(actor: Actor) {
  const { volunteerId } = actor
  if (!volunteerId) return { awards: [], titles: [] }
  const [awards, given] = await Promise.all([
    db.award.findMany({
      where: { volunteerId, state: { in: ['issued', 'revoked'] } },
      orderBy: [{ issuedOn: 'desc' }, { id: 'asc' }],
      select: {
        ...{ id: true, state: true, year: true, number: true, issuedOn: true, isHidden: true },
        ...{ reasonKk: true, reasonRu: true, reasonEn: true },
        kind: { select: { prefix: true, ...names } },
      },
    }),
    db.informalTitle.findMany({
      where: { volunteerId },
      orderBy: { id: 'asc' },
      select: {
        id: true,
        ...{ labelKk: true, labelRu: true, labelEn: true },
        ...{ givenByKk: true, givenByRu: true, givenByEn: true },
      },
    }),
  ])
  return { awards, titles: given }
}
export type OwnAwards = Awaited<ReturnType<typeof listOwnAwards>>

export const historyPageSize = 25

const pastColumns = {
  id: true,
  status: true,
  attendance: { select: { mark: true } },
  hours: { where: counted, select: { minutes: true } },
  changes: {
    select: { toStatus: true, reason: true, at: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 1,
  },
  shift: {
    select: {
      ...{ startsAt: true, endsAt: true, cancelledAt: true, roleKk: true, roleRu: true, roleEn: true },
      event: { select: { slug: true, state: true, ...titles } },
    },
  },
} satisfies Prisma.ParticipationSelect
type PastRow = Prisma.ParticipationGetPayload<{ select: typeof pastColumns }>
export type OwnPast = Omit<PastRow, 'hours'> & { minutes: number | null }

/** A page of the actor's shifts that are over, the latest first, with what the ledger has for each; null is nothing yet. */
export async function listOwnPast(actor: Actor, keyset: Keyset, size = historyPageSize) {
  const { volunteerId } = actor
  if (!volunteerId) return { rows: [], next: null, previous: null }
  const isBackward = keyset?.isBackward ?? false
  const order = isBackward ? 'asc' : 'desc'
  const found = await db.participation.findMany({
    where: {
      AND: [{ volunteerId, shift: { endsAt: { lte: now() } } }, await beyond(volunteerId, keyset)],
    },
    orderBy: [{ shift: { startsAt: order } }, { id: order }],
    take: size + 1,
    select: pastColumns,
  })
  const page = keysetPage(isBackward ? found.toReversed() : found, keyset, size)
  return { ...page, rows: page.rows.map(withMinutes) }
}

async function beyond(volunteerId: string, keyset: Keyset): Promise<Prisma.ParticipationWhereInput> {
  const start = keyset
    ? await db.participation.findFirst({
        where: { id: keyset.id, volunteerId },
        select: { id: true, shift: { select: { startsAt: true } } },
      })
    : null
  if (!start) return {}
  const { id, shift } = start
  const by = <Value>(value: Value) => (keyset?.isBackward ? { gt: value } : { lt: value })
  return {
    OR: [{ shift: { startsAt: by(shift.startsAt) } }, { shift: { startsAt: shift.startsAt }, id: by(id) }],
  }
}

function withMinutes({ hours, ...row }: PastRow): OwnPast {
  const minutes = hours.length > 0 ? hours.reduce((sum, entry) => sum + entry.minutes, 0) : null
  return { ...row, minutes }
}
