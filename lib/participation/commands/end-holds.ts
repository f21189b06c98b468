import { now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import type { HoldReason, Prisma } from '#prisma/generated/client.ts'
import { type Doer, placedStatuses } from '../policy.ts'
import { findShiftWithin, personColumns, type ShiftRow } from '../queries/facts.ts'
import { needsCompanion } from '../rules.ts'
import { changeStatus } from './change-status.ts'
import { promoteByItself } from './promote-waiting.ts'
import { withPeople } from './with-people.ts'
import { writeGroupLetter } from './write-group-letter.ts'
import { letterColumns, type LetterKind } from './write-letter.ts'

const batchMax = 50
const outcomes = {
  promotion: { reason: 'offerExpired', letter: 'offerExpired' },
  consent: { reason: 'consentExpired', letter: 'consentExpired' },
  reconfirmation: { reason: 'notReconfirmed', letter: 'notReconfirmed' },
} as const satisfies Record<HoldReason, { reason: string; letter: string }>

/**
 * Frees the held places whose time is over and gives each to the next who waits; run by the worker every few seconds. Several
 * workers may run it at once. Returns how many were freed.
 */
export async function endHolds(doer: Doer): Promise<number> {
  const over = await db.participation.findMany({
    where: { status: 'offered', heldUntil: { lte: now() } },
    orderBy: [{ heldUntil: 'asc' }, { id: 'asc' }],
    take: batchMax,
    select: { id: true },
  })
  let freed = 0
  for (const { id } of over) if (await endHold(doer, id)) freed++
  return freed
}

const select = {
  ...{ id: true, heldFor: true, groupId: true },
  volunteer: { select: letterColumns },
} satisfies Prisma.ParticipationSelect

async function endHold(doer: Doer, participationId: string): Promise<boolean> {
  const found = await db.participation.findUnique({
    where: { id: participationId },
    select: { shiftId: true, volunteerId: true },
  })
  if (!found) return false
  const { shiftId, volunteerId } = found
  try {
    return await withPeople(doer, [volunteerId], async (tx, held) => {
      await lockRows(tx, 'Shift', [shiftId])
      const shift = await findShiftWithin(doer, tx, shiftId, {})
      const where = { status: 'offered', heldUntil: { lte: now() } } as const
      const one = await tx.participation.findFirst({
        where: { id: participationId, shiftId, ...where },
        select,
      })
      if (!shift || !one?.heldFor) return false
      const { heldFor, groupId } = one
      // A group's time ends for all of it in one act, of which its leader is told once.
      const others = { groupId, shiftId, heldFor, id: { not: participationId } }
      const rest = groupId ? await tx.participation.findMany({ where: { ...others, ...where }, select }) : []
      await endTogether(doer, tx, { shift, endings: [one, ...rest], outcome: outcomes[heldFor] })
      await promoteByItself(doer, tx, { shift, held })
      return true
    })
  } catch (error) {
    // Somebody answered or moved it in this very moment; the next round looks again.
    if (error instanceof Refusal) return false
    throw error
  }
}

type Ending = Prisma.ParticipationGetPayload<{ select: typeof select }>
type End = { shift: ShiftRow; endings: [Ending, ...Ending[]]; outcome: (typeof outcomes)[HoldReason] }

async function endTogether(doer: Doer, tx: Tx, { shift, endings, outcome: { reason, letter } }: End) {
  const step = { from: 'offered', to: 'cancelled', reason, action: 'signUp.holdEnded' } as const
  for (const { id: participationId, groupId, volunteer: person } of endings) {
    const told = groupId ? null : letter
    await changeStatus(doer, tx, { participationId, groupId, person, shift, ...step, letter: told })
  }
  for (const { volunteer } of endings)
    await releaseChildren(doer, tx, { shift, adultId: volunteer.id, letter })
  const [{ id, groupId }] = endings
  if (groupId)
    await writeGroupLetter(doer, tx, { changeKey: `${reason}:${id}`, kind: letter, shift, groupId })
}

type Company = { shift: ShiftRow; adultId: string; letter: LetterKind }

/** Under 14 nobody stays without the adult they came with, unless a written consent to take part came since (Law 42-VI Art. 12). */
async function releaseChildren(doer: Doer, tx: Tx, { shift, adultId, letter }: Company) {
  const children = await tx.participation.findMany({
    where: { shiftId: shift.id, companionId: adultId, status: { in: [...placedStatuses] } },
    select: {
      ...{ id: true, status: true, groupId: true },
      volunteer: { select: { ...personColumns(shift), ...letterColumns } },
    },
  })
  for (const { id: participationId, status: from, groupId, volunteer: person } of children)
    if (needsCompanion(person, shift))
      await changeStatus(doer, tx, {
        ...{ participationId, groupId, person, shift, from, to: 'cancelled' },
        ...{ reason: 'companionLeft', action: 'signUp.holdEnded', letter: groupId ? null : letter },
      })
}
