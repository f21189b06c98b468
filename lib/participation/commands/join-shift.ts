import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import type { ParticipationSource } from '#prisma/generated/client.ts'
import type { Doer } from '../policy.ts'
import { findCompanion, type PersonRow, type ShiftRow } from '../queries/facts.ts'
import { type Answers, needsCompanion, type Reason, reasonsAgainst, standingReasons } from '../rules.ts'
import { consentHoldEnd } from '../rules/holds.ts'
import { type Hold, moveCounters } from './change-status.ts'
import { type LetterKind, writeLetter } from './write-letter.ts'

export type Joining = { shift: ShiftRow; person: PersonRow; companionId: string | null } & Answers
export type Joined = { id: string; status: 'confirmed' | 'waiting' | 'offered'; heldUntil: Date | null }

/** Asks every rule about a person and a locked shift. What stands against it is refused with all of it; the rest is returned. */
export async function askRules(doer: Doer, tx: Tx, joining: Joining): Promise<Reason[]> {
  const { shift, person, companionId } = joining
  const companion = await findCompanion(doer, tx, { shiftId: shift.id, companionId })
  const reasons = reasonsAgainst({ at: now(), shift, person, companion })
  const standing = standingReasons(reasons, joining)
  const here = standing.find(({ code }) => code === 'alreadyConfirmed' || code === 'alreadyWaiting')
  if (here) throw new Conflict(`participation.reasons.${here.code}`)
  if (standing.length > 0) throw new Invalid(fieldsOf(standing), 'participation.refusals.notPossible')
  return reasons
}

export type JoinFacts = Joining & {
  reasons: Reason[]
  source: ParticipationSource
  groupId?: string
  letter?: LetterKind | null
}

/**
 * Writes a new participation: at the end of the queue, on a free place, or on one that is held until a guardian consents; with
 * history, counters, audit and letter. The shift is locked by the caller.
 */
export async function joinShift(doer: Doer, tx: Tx, facts: JoinFacts): Promise<Joined> {
  const { shift, person, companionId, reasons, letter, source, groupId = null } = facts
  const hold = holdOf(facts)
  const isWaiting = reasons.some(({ effect }) => effect === 'waits')
  const status: Joined['status'] = isWaiting ? 'waiting' : hold ? 'offered' : 'confirmed'
  await moveCounters(doer, tx, { shift, from: null, to: status })
  const step = { toStatus: status, reason: wordsOf(facts), actorUserId: doer?.userId ?? null, at: now() }
  const { id, changes } = await tx.participation.create({
    data: {
      ...{ shiftId: shift.id, volunteerId: person.id, status, source, groupId },
      ...(status === 'offered' ? hold : {}),
      ...{ overrideReason: facts.overrideReason, joinedAt: await nextTurn(tx, shift, status) },
      companionId: needsCompanion(person, shift) ? companionId : null,
      changes: { create: step },
    },
    select: { id: true, changes: { select: { id: true } } },
  })
  const heldUntil = status === 'offered' && hold ? hold.heldUntil : null
  const kind = letter === undefined ? (status === 'offered' ? 'heldForConsent' : status) : letter
  if (kind && !groupId) {
    const told = { changeKey: changes[0]?.id ?? id, kind, participationId: id, person, shift }
    await writeLetter(doer, tx, { ...told, position: shift.waiting, heldUntil: heldUntil ?? undefined })
  }
  const { titleKk: label, centreId } = shift.event
  const details = { shiftId: shift.id, to: status, source, overruled: overruled(facts) }
  await record(tx, doer, 'signUp.placed', { type: 'participation', id, label, centreId, details })
  return { id, status, heldUntil }
}

function holdOf({ shift, reasons }: JoinFacts): Hold | null {
  if (!reasons.some(({ effect }) => effect === 'consent')) return null
  return { heldFor: 'consent', heldUntil: consentHoldEnd(shift, now()) }
}

/** Turns of the queue never tie, however many arrive in one millisecond. */
async function nextTurn(tx: Tx, shift: ShiftRow, status: string): Promise<Date> {
  if (status !== 'waiting') return now()
  const where = { shiftId: shift.id, status: 'waiting' as const }
  const { _max } = await tx.participation.aggregate({ where, _max: { joinedAt: true } })
  return new Date(Math.max(now().getTime(), (_max.joinedAt?.getTime() ?? 0) + 1))
}

function wordsOf({ acceptOverlap, overrideReason, reasons }: JoinFacts): string {
  if (overrideReason !== '') return overrideReason
  const isAccepted = acceptOverlap && reasons.some(({ code }) => code === 'shortOverlap')
  return isAccepted ? 'overlapAccepted' : 'placed'
}

function overruled({ overrideReason, reasons }: JoinFacts): string[] {
  if (overrideReason === '') return []
  return reasons.flatMap(({ code, effect }) => (effect === 'override' || effect === 'asks' ? [code] : []))
}

/** Each reason stands at the field that can answer it, the others beside none. */
export function fieldsOf(reasons: Reason[]) {
  const fields: Record<string, { code: string; values?: Reason['values'] }> = {}
  for (const [index, { code, effect, values }] of reasons.entries()) {
    const answer = effect === 'asks' ? 'acceptOverlap' : effect === 'override' ? 'overrideReason' : ''
    const name = answer !== '' && !fields[answer] ? answer : `reasons.${index}`
    fields[name] = { code: `participation.reasons.${code}`, values }
  }
  return fields
}
