import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { leaveAllComing } from '#lib/participation/commands/forget-person.ts'
import { type Held, withPeople } from '#lib/participation/commands/with-people.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { listCardsOf } from '#lib/volunteers/commands/forget-person.ts'
import { centreOfCard } from '#lib/volunteers/commands/scope.ts'
import { findVolunteerCard } from '#lib/volunteers/queries.ts'
import { canErase, isOpen } from '../policy.ts'
import type { EraseInput } from '../schema.ts'
import { cleanUp } from './clean-leftovers.ts'
import { type Forgetter, forgetters } from './forgetters.ts'

/**
 * Erases somebody at their request (R20), for those who keep the card: coming places are given up, what names the person goes
 * from every table in one transaction, files and letters right after it; hours, numbers and totals stand. It cannot be undone. A
 * second call is a Conflict.
 */
export async function eraseVolunteer(actor: Actor, { volunteerId, cardNumber }: EraseInput): Promise<void> {
  const card = await findVolunteerCard(actor, volunteerId)
  if (!card) throw new NotFound('volunteers.refusals.unknown')
  if (card.status === 'anonymised') throw new Conflict('erasure.refusals.done')
  if (!canErase(actor, card)) throw new Forbidden('erasure.refusals.notAllowed')
  if (cardNumber.replaceAll(/[\s№]/gu, '') !== String(card.cardNumber))
    throw new Invalid({ cardNumber: { code: 'erasure.problems.cardNumber' } })
  await erase(actor, volunteerId)
}

const batchMax = 20

/** Carries out the requests whose day has come; run by the worker. Returns how many. */
export async function eraseDue(_actor: null): Promise<number> {
  const due = await db.erasureRequest.findMany({
    where: { ...isOpen, dueAt: { lte: now() } },
    orderBy: { dueAt: 'asc' },
    take: batchMax,
    select: { volunteerId: true },
  })
  for (const { volunteerId } of due) {
    await erase(null, volunteerId, true).catch((error: unknown) => {
      // Taken back or carried out by somebody else in this very moment.
      if (!(error instanceof Conflict)) throw error
    })
  }
  return due.length
}

/** `steps` are the forgetters; a test takes one out to see that it is missed. */
export async function erase(
  actor: Actor | null,
  volunteerId: string,
  isDue = false,
  steps: readonly Forgetter[] = forgetters,
): Promise<void> {
  const request = await withPeople(actor, [volunteerId], (tx, held) =>
    eraseWithin(actor, tx, { volunteerId, isDue, steps, held }),
  )
  await cleanUp(actor, request)
}

type Erasing = { volunteerId: string; isDue: boolean; steps: readonly Forgetter[]; held: Held }

export async function eraseWithin(actor: Actor | null, tx: Tx, { volunteerId, isDue, steps, held }: Erasing) {
  const card = await tx.volunteer.findFirst({
    where: { id: volunteerId, status: { not: 'anonymised' }, mergedIntoId: null },
    select: { cardNumber: true },
  })
  if (!card) throw new Conflict('erasure.refusals.done')
  const open = await tx.erasureRequest.findFirst({ where: { volunteerId, ...isOpen } })
  if (isDue && (!open || open.dueAt > now())) throw new Conflict('erasure.refusals.takenBack')
  const centreId = await centreOfCard(actor, tx, volunteerId)
  const leftovers = { files: [] as string[], letters: [] as string[] }
  const cards = await listCardsOf(actor, tx, volunteerId)
  for (const id of cards) await leaveAllComing(actor, tx, { volunteerId: id, held })
  // Step by step over all cards: one of them may hold the mailbox, phone or name another one's traces are found by.
  for (const forget of steps) {
    for (const id of cards.toReversed()) {
      const left = await forget(actor, tx, id)
      leftovers.files.push(...(left?.files ?? []))
      leftovers.letters.push(...(left?.letters ?? []))
    }
  }
  const at = now()
  const done = { doneAt: at, leftovers }
  const request = open
    ? await tx.erasureRequest.update({ where: { id: open.id }, data: done })
    : await tx.erasureRequest.create({
        data: { volunteerId, way: 'written', askedAt: at, dueAt: at, ...done },
      })
  await record(tx, actor, 'volunteer.erased', {
    ...{ type: 'volunteer', id: volunteerId, label: `№ ${card.cardNumber}`, centreId },
    details: { way: request.way },
  })
  return request
}
