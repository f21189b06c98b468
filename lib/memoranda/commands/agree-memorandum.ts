import { type Actor, validAt } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canTerminateMemoranda, whyNotDecide } from '../policy.ts'
import { dayText, missingToPublish } from '../rules.ts'
import { wordingOf } from '../rules/wording.ts'
import type {
  MemorandumStepInput,
  ReopenMemorandumInput,
  SignMemorandumInput,
  SignOffInput,
} from '../schema.ts'
import {
  checkDay,
  type HeldMemorandum,
  requireAnother,
  requireForDesk,
  requireMemorandum,
  subjectOf,
  turnVersion,
} from './require-memorandum.ts'

type Done = { slug: string }

/** Settles the text: it is frozen, and its wording is kept. By somebody who did not write it. A second call is a Conflict. */
export async function agreeMemorandum(actor: Actor, { id, version }: MemorandumStepInput): Promise<Done> {
  return transaction(async (tx) => {
    const memorandum = await requireForDesk(actor, tx, id)
    requireAnother(actor, memorandum)
    if (memorandum.isSigned) throw new Conflict('memoranda.refusals.alreadySigned')
    if (memorandum.decisions.length > 0) throw new Conflict('memoranda.refusals.alreadyAgreed')
    const missing = missingToPublish(memorandum)
    if (missing) throw new Conflict(`memoranda.refusals.missing.${missing}`)
    await turnVersion(actor, tx, { id, version })
    await tx.memorandumDecision.create({
      data: { memorandumId: id, kind: 'agreed', madeById: actor.userId, wording: wordingOf(memorandum) },
    })
    await record(tx, actor, 'memorandum.agreed', subjectOf(memorandum))
    return { slug: memorandum.slug }
  })
}

/**
 * A side stands by the agreed text. A representative says so for their own organisation; for a side that has nobody in the portal
 * the desk does, with a note how it was said, and not the author. Once a side: a second call is a Conflict.
 */
export async function signOff(actor: Actor, input: SignOffInput): Promise<Done> {
  const { id, version, partyId, note } = input
  try {
    return await transaction(async (tx) => {
      const memorandum = await requireMemorandum(actor, tx, id)
      const party = memorandum.parties.find((each) => each.id === partyId)
      if (!party) throw new NotFound('memoranda.refusals.unknown')
      if (memorandum.isSigned) throw new Conflict('memoranda.refusals.alreadySigned')
      if (memorandum.decisions.length === 0) throw new Conflict('memoranda.refusals.notAgreed')
      await checkSide(actor, tx, { memorandum, organisationId: party.organisationId, note })
      await turnVersion(actor, tx, { id, version })
      await tx.memorandumDecision.create({
        data: { memorandumId: id, kind: 'signedOff', partyId, note, madeById: actor.userId },
      })
      const details = { party: party.position }
      const organisationId = party.organisationId
      await record(tx, actor, 'memorandum.signedOff', { ...subjectOf(memorandum), organisationId, details })
      return { slug: memorandum.slug }
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('memoranda.refusals.alreadySignedOff')
    throw error
  }
}

type Side = { memorandum: HeldMemorandum; organisationId: string | null; note: string }

/** Whose word counts for a side. */
async function checkSide(actor: Actor, tx: Tx, { memorandum, organisationId, note }: Side): Promise<void> {
  const isTheirs = organisationId !== null && actor.organisationIds.includes(organisationId)
  // Nobody's text is the administrator's to decide about, but a side speaks for itself.
  if (whyNotDecide(actor, memorandum) === 'author' || !isTheirs) requireAnother(actor, memorandum)
  if (isTheirs) return
  // A representative of another side sees this one and does not speak for it.
  if (!actor.isEditor && !actor.isAdministrator) throw new Forbidden('memoranda.refusals.notYourSide')
  if (note === '') throw new Invalid({ note: { code: 'form.required' } })
  if (organisationId === null) return
  const speakers = await tx.roleAssignment.count({
    where: { role: 'representative', organisationId, user: { disabledAt: null }, ...validAt(now()) },
  })
  if (speakers > 0) throw new Conflict('memoranda.refusals.representativeSigns')
}

/** Records that all sides signed, on a day or on a day nobody stated: after each signed off, by somebody who did not write it. */
export async function signMemorandum(
  actor: Actor,
  { id, version, signedOn }: SignMemorandumInput,
): Promise<Done> {
  return transaction(async (tx) => {
    const memorandum = await requireForDesk(actor, tx, id)
    requireAnother(actor, memorandum)
    if (memorandum.isSigned) throw new Conflict('memoranda.refusals.alreadySigned')
    if (memorandum.decisions.length === 0) throw new Conflict('memoranda.refusals.notAgreed')
    const signedOff = await tx.memorandumDecision.findMany({
      where: { memorandumId: id, kind: 'signedOff', voidedAt: null },
      select: { partyId: true },
    })
    const sides = new Set(signedOff.map(({ partyId }) => partyId))
    if (memorandum.parties.some((party) => !sides.has(party.id)))
      throw new Conflict('memoranda.refusals.sidesMissing')
    if (signedOn !== null) checkDay('signedOn', signedOn, { until: dayText(memorandum.validUntil) })
    await turnVersion(actor, tx, { id, version })
    const day = signedOn === null ? null : new Date(signedOn)
    await tx.memorandum.update({ where: { id }, data: { isSigned: true, signedOn: day } })
    await tx.memorandumDecision.create({
      data: { memorandumId: id, kind: 'signed', madeById: actor.userId },
    })
    await record(tx, actor, 'memorandum.signed', { ...subjectOf(memorandum), details: { signedOn } })
    return { slug: memorandum.slug }
  })
}

/**
 * Makes a settled text a draft again, with a reason: what was agreed, signed off and signed is void and is said anew. A signed one
 * only an administrator opens, and none that has ended. A second call is a Conflict.
 */
export async function reopenMemorandum(
  actor: Actor,
  { id, version, reason }: ReopenMemorandumInput,
): Promise<Done> {
  return transaction(async (tx) => {
    const memorandum = await requireForDesk(actor, tx, id)
    const { isSigned, terminatedOn, decisions, slug } = memorandum
    if (!isSigned && decisions.length === 0) throw new Conflict('memoranda.refusals.notAgreed')
    if (terminatedOn) throw new Conflict('memoranda.refusals.alreadyTerminated')
    if (isSigned && !canTerminateMemoranda(actor))
      throw new Forbidden('memoranda.refusals.administratorsOnly')
    await turnVersion(actor, tx, { id, version })
    await tx.memorandum.update({ where: { id }, data: { isSigned: false, signedOn: null } })
    await tx.memorandumDecision.updateMany({
      where: { memorandumId: id, kind: { in: ['agreed', 'signedOff', 'signed'] }, voidedAt: null },
      data: { voidedAt: now() },
    })
    await tx.memorandumDecision.create({
      data: { memorandumId: id, kind: 'reopened', note: reason, madeById: actor.userId },
    })
    await record(tx, actor, 'memorandum.reopened', subjectOf(memorandum))
    return { slug }
  })
}
