import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { dayText, isGoingOn } from '../rules.ts'
import type { DecideTermInput, ProposeTermInput } from '../schema.ts'
import { type HeldMemorandum, requireForDesk, subjectOf, turnVersion } from './require-memorandum.ts'

/** Proposes a longer term as an addendum; it counts once another person accepts it. One waits at a time. */
export async function proposeTerm(actor: Actor, input: ProposeTermInput): Promise<{ slug: string }> {
  const { id, version, validUntil, ...notes } = input
  return transaction(async (tx) => {
    const memorandum = await requireForDesk(actor, tx, id)
    const previousUntil = requireTerm(memorandum)
    if (validUntil <= (dayText(previousUntil) ?? ''))
      throw new Invalid({ validUntil: { code: 'memoranda.refusals.notLonger' } })
    const earlier = await tx.memorandumAddendum.findMany({ where: { memorandumId: id } })
    if (earlier.some(({ decidedAt }) => decidedAt === null))
      throw new Conflict('memoranda.refusals.termWaits')
    await turnVersion(actor, tx, { id, version })
    const number = earlier.length + 1
    await tx.memorandumAddendum.create({
      data: {
        ...{ memorandumId: id, number, previousUntil, validUntil: new Date(validUntil) },
        ...notes,
        proposedById: actor.userId,
      },
    })
    const details = { number, validUntil }
    await record(tx, actor, 'memorandum.termProposed', { ...subjectOf(memorandum), details })
    return { slug: memorandum.slug }
  })
}

/** Accepts or refuses the proposed term; never whoever proposed it. A second call is a Conflict. */
export async function decideTerm(actor: Actor, input: DecideTermInput): Promise<{ slug: string }> {
  const { id, version, addendumId, decision } = input
  return transaction(async (tx) => {
    const memorandum = await requireForDesk(actor, tx, id)
    const addendum = await tx.memorandumAddendum.findFirst({ where: { id: addendumId, memorandumId: id } })
    if (!addendum) throw new NotFound('memoranda.refusals.unknown')
    if (addendum.decidedAt) throw new Conflict('memoranda.refusals.termDecided')
    if (addendum.proposedById === actor.userId) throw new Forbidden('memoranda.refusals.ownTerm')
    const isAccepted = decision === 'accept'
    if (isAccepted) requireTerm(memorandum)
    await turnVersion(actor, tx, { id, version })
    const { count } = await tx.memorandumAddendum.updateMany({
      where: { id: addendumId, decidedAt: null },
      data: { decidedById: actor.userId, decidedAt: now(), isAccepted },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.termDecided')
    const details = { number: addendum.number, validUntil: dayText(addendum.validUntil) }
    if (isAccepted) {
      await tx.memorandum.update({ where: { id }, data: { validUntil: addendum.validUntil } })
      await tx.memorandumDecision.create({
        data: { memorandumId: id, kind: 'prolonged', madeById: actor.userId },
      })
    }
    const action = isAccepted ? 'memorandum.prolonged' : 'memorandum.termRefused'
    await record(tx, actor, action, { ...subjectOf(memorandum), details })
    return { slug: memorandum.slug }
  })
}

/** The end of the term that can still be moved: it is signed, has an end, and the end is not past. */
function requireTerm({ isSigned, validUntil, terminatedOn }: HeldMemorandum): Date {
  if (!isSigned) throw new Conflict('memoranda.refusals.notSigned')
  if (validUntil === null) throw new Conflict('memoranda.refusals.noEnd')
  if (!isGoingOn({ validUntil, terminatedOn }, dayOf(now()))) throw new Conflict('memoranda.refusals.ended')
  return validUntil
}
