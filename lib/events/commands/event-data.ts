import type { Actor } from '#lib/accounts/actor.ts'
import { instantOf } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Invalid, NotFound } from '#lib/platform/refusal.ts'
import { idPattern } from '#lib/platform/text.ts'
import { runBy } from '../policy.ts'
import { searchKeyOf } from '../rules.ts'
import type { EventInput } from '../schema.ts'

/** An event the actor runs, read inside the transaction; NotFound for everybody else's. */
export async function requireRunEvent(actor: Actor, tx: Tx, eventId: string) {
  const where = { AND: [runBy(actor), { id: eventId }] }
  const include = {
    ...{ direction: true, unit: true, hostOrganisation: true },
    centre: { select: { state: true, nameKk: true } },
    _count: { select: { agenda: true, shifts: { where: { cancelledAt: null } } } },
  }
  const event = idPattern.test(eventId) ? await tx.event.findFirst({ where, include }) : null
  if (!event) throw new NotFound('events.refusals.unknown')
  return event
}

export type RunEvent = Awaited<ReturnType<typeof requireRunEvent>>

/** The columns a form fills. */
export function eventData(input: EventInput) {
  const { startsAt, endsAt, signUpOpensAt, signUpClosesAt, ...rest } = input
  return {
    ...rest,
    startsAt: instantOf(startsAt),
    endsAt: instantOf(endsAt),
    signUpOpensAt: signUpOpensAt ? instantOf(signUpOpensAt) : null,
    signUpClosesAt: signUpClosesAt ? instantOf(signUpClosesAt) : null,
    searchKey: searchKeyOf(input),
  }
}

/** Refuses choices that are not in the lists the form offered. */
export async function checkChoices(actor: Actor, tx: Tx, input: EventInput, keptHostId: string | null = null) {
  const { directionId, unitId, hostOrganisationId: hostId } = input
  const problems: Record<string, { code: string }> = {}
  const unknown = { code: 'form.unknownChoice' }
  if (!(await tx.direction.findUnique({ where: { id: directionId } }))) problems.directionId = unknown
  if (!(await tx.unit.findUnique({ where: { id: unitId } }))) problems.unitId = unknown
  if (hostId !== null && hostId !== keptHostId) {
    const host = await tx.organisation.findFirst({ where: { id: hostId, state: 'published' } })
    if (!host) problems.hostOrganisationId = unknown
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}
