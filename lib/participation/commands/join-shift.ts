import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { findCompanion, type PersonRow, type ShiftRow } from '../queries/facts.ts'
import { type Answers, needsCompanion, type Reason, reasonsAgainst, standingReasons } from '../rules.ts'
import { moveCounters } from './change-status.ts'
import { type LetterKind, writeLetter } from './write-letter.ts'

export type Joining = { shift: ShiftRow; person: PersonRow; companionId: string | null } & Answers

/** Asks every rule about a person and a locked shift. What stands against it is refused with all of it; the rest is returned. */
export async function askRules(actor: Actor, tx: Tx, joining: Joining): Promise<Reason[]> {
  const { shift, person, companionId } = joining
  const companion = await findCompanion(actor, tx, { shiftId: shift.id, companionId })
  const reasons = reasonsAgainst({ at: now(), shift, person, companion })
  const standing = standingReasons(reasons, joining)
  const here = standing.find(({ code }) => code === 'alreadyConfirmed' || code === 'alreadyWaiting')
  if (here) throw new Conflict(`participation.reasons.${here.code}`)
  if (standing.length > 0) throw new Invalid(fieldsOf(standing), 'participation.refusals.notPossible')
  return reasons
}

/** Writes a new participation at the end of the queue or on a free place, with history, counters, audit and letter. */
export async function joinShift(
  actor: Actor,
  tx: Tx,
  { reasons, letter, ...joining }: Joining & { reasons: Reason[]; letter?: LetterKind },
): Promise<{ id: string; status: 'confirmed' | 'waiting' }> {
  const { shift, person, companionId } = joining
  const status = reasons.some(({ effect }) => effect === 'waits') ? 'waiting' : 'confirmed'
  await moveCounters(actor, tx, { shift, from: null, to: status })
  const { id, changes } = await tx.participation.create({
    data: {
      ...{ shiftId: shift.id, volunteerId: person.id, status, source: 'coordinator' },
      ...{ overrideReason: joining.overrideReason, joinedAt: await nextTurn(tx, shift, status) },
      companionId: needsCompanion(person, shift) ? companionId : null,
      changes: { create: { toStatus: status, reason: wordsOf(joining, reasons), actorUserId: actor.userId } },
    },
    select: { id: true, changes: { select: { id: true } } },
  })
  const facts = {
    changeKey: changes[0]?.id ?? id,
    kind: letter ?? status,
    participationId: id,
    person,
    shift,
    position: shift.waiting,
  }
  await writeLetter(actor, tx, facts)
  const audit = { type: 'participation', id, label: shift.event.titleKk, centreId: shift.event.centreId }
  const details = {
    shiftId: shift.id,
    to: status,
    overruled: joining.overrideReason === '' ? [] : overruled(reasons),
  }
  await record(tx, actor, 'signUp.placed', { ...audit, details })
  return { id, status }
}

/** Turns of the queue never tie, however many arrive in one millisecond. */
async function nextTurn(tx: Tx, shift: ShiftRow, status: string): Promise<Date> {
  if (status !== 'waiting') return now()
  const where = { shiftId: shift.id, status: 'waiting' as const }
  const { _max } = await tx.participation.aggregate({ where, _max: { joinedAt: true } })
  return new Date(Math.max(now().getTime(), (_max.joinedAt?.getTime() ?? 0) + 1))
}

function wordsOf({ acceptOverlap, overrideReason }: Answers, reasons: Reason[]): string {
  if (overrideReason !== '') return overrideReason
  const isAccepted = acceptOverlap && reasons.some(({ code }) => code === 'shortOverlap')
  return isAccepted ? 'overlapAccepted' : 'placed'
}

function overruled(reasons: Reason[]): string[] {
  return reasons.flatMap(({ code, effect }) => (effect === 'override' || effect === 'asks' ? [code] : []))
}

/** Each reason stands at the field that can answer it, the others beside none. */
function fieldsOf(reasons: Reason[]) {
  const fields: Record<string, { code: string; values?: Reason['values'] }> = {}
  for (const [index, { code, effect, values }] of reasons.entries()) {
    const answer = { asks: 'acceptOverlap', override: 'overrideReason', bars: '', waits: '' }[effect]
    const name = answer !== '' && !fields[answer] ? answer : `reasons.${index}`
    fields[name] = { code: `participation.reasons.${code}`, values }
  }
  return fields
}
