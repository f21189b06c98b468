import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { keepByPresence } from '#lib/participation/commands/keep-by-presence.ts'
import { findShift, type ShiftRow } from '#lib/participation/queries/facts.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { isLockTimeout } from '#lib/platform/db-errors.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { listOnShift, type OnShift } from '../queries.ts'
import { type MarkReason, reasonsAgainstMark } from '../rules/judge.ts'
import { attendanceOf, type Step } from '../rules/standing.ts'
import type { MarkInput, MarksInput } from '../schema.ts'

export type MarkResult = {
  nonce: string
  participationId: string
  outcome: 'stored' | 'known' | 'refused'
  /** Why not, if refused. */
  reasons: MarkReason[]
}
export type Marked = { results: MarkResult[]; people: { id: string; steps: Step[] }[] }

/**
 * Takes the marks a device made, each judged by itself: stored, known already (the same nonce), or refused with every reason.
 * Devices may send in any order and as often as they like; what a person's steps come to is the same (R7). A second call
 * changes nothing. Throws NotFound for a shift the actor does not run.
 */
export async function recordMarks(actor: Actor, { shiftId, marks }: MarksInput): Promise<Marked> {
  try {
    return await transaction((tx) => recordInside(actor, tx, shiftId, marks))
  } catch (error) {
    if (isLockTimeout(error)) throw new Conflict('participation.refusals.busy')
    throw error
  }
}

async function recordInside(actor: Actor, tx: Tx, shiftId: string, marks: MarkInput[]): Promise<Marked> {
  // Two devices that mark one person read and write its steps one after the other.
  await lockRows(tx, 'Shift', [shiftId])
  const shift = await findShift(actor, tx, shiftId)
  if (!shift) throw new NotFound('attendance.refusals.unknown')
  const ids = [...new Set(marks.map(({ participationId }) => participationId))]
  const people = new Map((await listOnShift(actor, tx, shift, ids)).map((person) => [person.id, person]))
  const results = judgeAll({ shift, marks, people, owners: await ownersOf(tx, marks) })
  const stored = marks.filter((_, index) => results[index]?.outcome === 'stored')
  const changed = [...people.values()].filter(({ id }) =>
    stored.some(({ participationId }) => participationId === id),
  )
  await writeSteps(actor, tx, changed, stored)
  const came = stored.filter(({ mark }) => mark === 'present').map(({ participationId }) => participationId)
  await keepByPresence(actor, tx, { shift, participationIds: came })
  const after =
    changed.length > 0
      ? await listOnShift(
          actor,
          tx,
          shift,
          changed.map(({ id }) => id),
        )
      : []
  await writeStandings(tx, shift, after)
  if (stored.length > 0) await writeAudit(actor, tx, shift, { stored, results })
  const current = new Map(after.map((person) => [person.id, person]))
  const told = [...people.values()].map(({ id, steps }) => ({ id, steps: current.get(id)?.steps ?? steps }))
  return { results, people: told }
}

/** Whose steps the nonces are that were seen before. */
async function ownersOf(tx: Tx, marks: MarkInput[]): Promise<Map<string, string>> {
  const known = await tx.attendanceStep.findMany({
    where: { nonce: { in: marks.map(({ nonce }) => nonce) } },
    select: { nonce: true, participationId: true },
  })
  return new Map(known.map(({ nonce, participationId }) => [nonce, participationId]))
}

type Judging = {
  shift: ShiftRow
  marks: MarkInput[]
  people: ReadonlyMap<string, OnShift>
  owners: Map<string, string>
}

function judgeAll({ shift, marks, people, owners }: Judging): MarkResult[] {
  const at = now()
  return marks.map((said): MarkResult => {
    const { nonce, participationId } = said
    const answer = { nonce, participationId, reasons: [] }
    const person = people.get(participationId)
    if (!person) return refused(answer, [{ code: 'attendance.refusals.notOnShift' }])
    const owner = owners.get(nonce)
    if (owner === participationId) return { ...answer, outcome: 'known' }
    if (owner || nonce === participationId)
      return refused(answer, [{ code: 'attendance.refusals.nonceTaken' }])
    const reasons = reasonsAgainstMark({ at, shift, said, person })
    if (reasons.length > 0) return refused(answer, reasons)
    owners.set(nonce, participationId)
    return { ...answer, outcome: 'stored' }
  })
}

function refused(answer: Omit<MarkResult, 'outcome'>, reasons: MarkReason[]): MarkResult {
  return { ...answer, outcome: 'refused', reasons }
}

/** With the first step of a person goes the mark that stood there without steps. */
async function writeSteps(actor: Actor, tx: Tx, changed: OnShift[], stored: MarkInput[]) {
  const older = changed.flatMap(({ id, steps }) =>
    steps.filter(({ nonce }) => nonce === id).map((step) => ({ ...step, participationId: id })),
  )
  const made = stored.map((step) => ({ ...step, markedById: actor.userId }))
  if (made.length > 0) await tx.attendanceStep.createMany({ data: [...older, ...made], skipDuplicates: true })
}

async function writeStandings(tx: Tx, shift: ShiftRow, people: OnShift[]) {
  for (const { id, steps } of people) {
    const standing = attendanceOf(steps, shift)
    await tx.attendance.upsert({
      where: { participationId: id },
      create: { participationId: id, ...standing },
      update: standing,
    })
  }
}

type Outcome = { stored: MarkInput[]; results: MarkResult[] }

/** One line for a batch, with counts: who was marked stands in the steps. */
async function writeAudit(actor: Actor, tx: Tx, shift: ShiftRow, { stored, results }: Outcome) {
  const count = (mark: string) => stored.filter((step) => step.mark === mark).length
  const details = {
    ...{ stored: stored.length, refused: results.filter(({ outcome }) => outcome === 'refused').length },
    ...{ present: count('present'), absent: count('absent'), excused: count('excused') },
    ...{ undone: count('unknown'), sources: [...new Set(stored.map(({ source }) => source))] },
  }
  const { event } = shift
  await record(tx, actor, 'roster.marked', {
    ...{ type: 'shift', id: shift.id, label: event.titleKk, centreId: event.centreId, details },
  })
}
