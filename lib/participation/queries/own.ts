import type { Actor } from '#lib/accounts/actor.ts'
import { atPlatform, platformColumns } from '#lib/events/rules/programme.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { activeStatuses } from '../policy.ts'
import { positionOf } from './place.ts'

const ownShift = {
  startsAt: true,
  endsAt: true,
  cancelledAt: true,
  roleKk: true,
  roleRu: true,
  roleEn: true,
  platform: { select: platformColumns },
  event: {
    select: {
      ...{ slug: true, state: true, titleKk: true, titleRu: true, titleEn: true },
      ...{ placeKk: true, placeRu: true, placeEn: true },
      centre: { select: { slug: true, nameKk: true, nameRu: true, nameEn: true } },
    },
  },
} satisfies Prisma.ShiftSelect

/** The actor's own card for the head of their book; null when no card belongs to the account. */
export async function findOwnCard(actor: Actor) {
  if (!actor.volunteerId) return null
  return db.volunteer.findUnique({
    where: { id: actor.volunteerId },
    select: { cardNumber: true, surname: true, givenName: true, patronymic: true, status: true },
  })
}

/** The actor's coming shifts, soonest first, with their turn where they wait. */
export async function listOwnComing(actor: Actor) {
  if (!actor.volunteerId) return []
  const rows = await db.participation.findMany({
    where: {
      volunteerId: actor.volunteerId,
      status: { in: [...activeStatuses] },
      shift: { endsAt: { gt: now() } },
    },
    orderBy: [{ shift: { startsAt: 'asc' } }, { id: 'asc' }],
    select: {
      ...{ id: true, status: true, joinedAt: true, shiftId: true, linkVersion: true, heldUntil: true },
      shift: { select: ownShift },
    },
  })
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      shift: atPlatform(row.shift),
      token: signLink('sign-up', row.id, row.linkVersion),
      position: row.status === 'waiting' ? await positionOf(actor, row) : null,
    })),
  )
}
export type OwnComing = Awaited<ReturnType<typeof listOwnComing>>[number]

const signUpsMax = 200

/** Every sign-up of the actor with its history, the newest shift first. */
export async function listOwnSignUps(actor: Actor) {
  if (!actor.volunteerId) return []
  const rows = await db.participation.findMany({
    where: { volunteerId: actor.volunteerId },
    orderBy: [{ shift: { startsAt: 'desc' } }, { id: 'desc' }],
    take: signUpsMax,
    select: {
      ...{ id: true, status: true, linkVersion: true },
      shift: { select: ownShift },
      attendance: { select: { mark: true } },
      changes: {
        select: { toStatus: true, reason: true, at: true },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 1,
      },
    },
  })
  const at = now()
  return rows.map((row) => ({
    ...row,
    shift: atPlatform(row.shift),
    isPast: row.shift.endsAt <= at,
    token: signLink('sign-up', row.id, row.linkVersion),
  }))
}
export type OwnSignUp = Awaited<ReturnType<typeof listOwnSignUps>>[number]
