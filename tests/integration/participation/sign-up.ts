import { randomUUID } from 'node:crypto'
import type { Prisma } from '#prisma/generated/client.ts'
import { signUpGroup } from '#lib/participation/commands/sign-up-group.ts'
import { signUpGuest } from '#lib/participation/commands/sign-up-guest.ts'
import type { GroupSignUpInput, GuestSignUpInput } from '#lib/participation/schema.ts'
import { db } from '#tests/support/database.ts'

const nobody = { name: '', relation: '' as const, email: null, phone: null }
export const mother = {
  name: 'Сәуле Оспанова',
  relation: 'mother' as const,
  email: 'saule@test.invalid',
  phone: null,
}

/** What a grown-up visitor types; changed as the test says. */
export function guestForm(shiftId: string, given: Partial<GuestSignUpInput> = {}): GuestSignUpInput {
  const id = randomUUID()
  return {
    ...{ id, shiftId, surname: 'Оспанова', givenName: 'Дана', birthDate: '1995-03-02' },
    ...{ email: `${id}@test.invalid`, phone: null, consent: true, guardian: nobody, locale: 'kk' },
    ...given,
  }
}

export function signUp(shiftId: string, given: Partial<GuestSignUpInput> = {}) {
  return signUpGuest(null, guestForm(shiftId, given), 'direct')
}

/** A team of grown-ups; the first is the leader. */
export function groupForm(shiftId: string, heads: number, given: Partial<GroupSignUpInput> = {}) {
  const id = randomUUID()
  const members = Array.from({ length: heads }, (_, index) => ({
    ...{ id: randomUUID(), surname: 'Топ', givenName: `Мүше ${index + 1}`, birthDate: '1999-01-01' },
  }))
  const leader = { name: '9 «А» сыныбы', leaderName: 'Гүлнар', email: `${id}@test.invalid`, phone: null }
  const rest = { leaderComes: true, members, hasConsents: true, locale: 'kk' as const }
  return { id, shiftId, ...leader, ...rest, ...given } satisfies GroupSignUpInput
}

export function joinAsGroup(shiftId: string, heads: number, given: Partial<GroupSignUpInput> = {}) {
  return signUpGroup(null, groupForm(shiftId, heads, given), 'direct')
}

export function placeNow(id: string) {
  return db.participation.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ status: true, heldFor: true, heldUntil: true, volunteerId: true, sequence: true },
      changes: {
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        select: { reason: true, toStatus: true, fromStatus: true },
      },
    },
  })
}

/** Moves the end of a hold into the past, as time would. */
export async function runOut(where: Prisma.ParticipationWhereInput): Promise<void> {
  await db.participation.updateMany({
    where: { AND: [where, { status: 'offered' }] },
    data: { heldUntil: new Date(Date.now() - 1000) },
  })
}
