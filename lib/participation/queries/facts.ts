import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { atPlatform, platformColumns } from '#lib/events/rules/programme.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { activeStatuses, arrangedBy, type Doer, placedStatuses } from '../policy.ts'

/** Everything `reasonsAgainst` asks about a shift, and what its letters and pages say. */
export const shiftColumns = {
  id: true,
  startsAt: true,
  endsAt: true,
  places: true,
  taken: true,
  waiting: true,
  signUpOpensAt: true,
  signUpClosesAt: true,
  cancelledAt: true,
  version: true,
  roleKk: true,
  roleRu: true,
  roleEn: true,
  platform: { select: platformColumns },
  skills: { select: { skill: { select: { id: true, nameKk: true, nameRu: true, nameEn: true } } } },
  event: {
    select: {
      ...{ id: true, slug: true, centreId: true, state: true, titleKk: true, titleRu: true, titleEn: true },
      ...{
        placeKk: true,
        placeRu: true,
        placeEn: true,
        minimumAge: true,
        isEmergency: true,
        helpsVictims: true,
      },
      ...{ helpsOffenders: true, isHazardous: true, signUpOpensAt: true, signUpClosesAt: true },
      direction: { select: { isAdultsOnly: true } },
    },
  },
} satisfies Prisma.ShiftSelect
export type ShiftRow = Prisma.ShiftGetPayload<{ select: typeof shiftColumns }>

/** A shift of an event the actor runs, or null. */
export async function findShift(actor: Actor, client: Tx, shiftId: string): Promise<ShiftRow | null> {
  return findShiftWithin(actor, client, shiftId, arrangedBy(actor))
}

/** A shift among those a doer may reach, or null. */
export async function findShiftWithin(
  _doer: Doer,
  client: Tx,
  shiftId: string,
  within: Prisma.ShiftWhereInput,
): Promise<ShiftRow | null> {
  const shift = await client.shift.findFirst({
    where: { AND: [{ id: shiftId }, within] },
    select: shiftColumns,
  })
  return shift && atPlatform(shift)
}

/** What `reasonsAgainst` asks about people, for one shift: only the participations near it in time. */
export function personColumns(shift: { startsAt: Date; endsAt: Date }) {
  const near = { startsAt: { lt: shift.endsAt }, endsAt: { gt: shift.startsAt } }
  return {
    id: true,
    status: true,
    birthDate: true,
    cardNumber: true,
    surname: true,
    givenName: true,
    patronymic: true,
    locale: true,
    email: true,
    phone: true,
    skills: { select: { skillId: true } },
    consents: { where: { withdrawnAt: null }, select: { kind: true, guardianId: true, withdrawnAt: true } },
    participations: {
      where: { status: { in: [...activeStatuses] }, shift: near },
      select: {
        shiftId: true,
        status: true,
        shift: {
          select: {
            startsAt: true,
            endsAt: true,
            event: { select: { titleKk: true, titleRu: true, titleEn: true } },
          },
        },
      },
    },
  } satisfies Prisma.VolunteerSelect
}
export type PersonRow = Prisma.VolunteerGetPayload<{ select: ReturnType<typeof personColumns> }>

/** The people who hold a place on a shift and could answer for a child; asked inside the lock of the shift. */
export async function findCompanion(
  _doer: Doer,
  client: Tx,
  asked: { shiftId: string; companionId: string | null },
) {
  if (!asked.companionId) return null
  const here = { shiftId: asked.shiftId, status: { in: [...placedStatuses] } }
  const companion = await client.volunteer.findUnique({
    where: { id: asked.companionId },
    select: { birthDate: true, participations: { where: here, select: { id: true } } },
  })
  if (!companion) return { birthDate: null, isOnShift: false }
  return { birthDate: companion.birthDate, isOnShift: companion.participations.length > 0 }
}
