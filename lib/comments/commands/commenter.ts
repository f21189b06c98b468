import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf } from '#lib/platform/clock.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import { isMinorOn } from '#lib/volunteers/rules.ts'
import { isAtWork } from '../policy.ts'
import { type PersonNames, splitName } from '../rules.ts'

/** The actor's names as their card has them, or the account without a card; who is not known to be of age counts as a minor. */
export async function namesOf(actor: Actor, tx: Db | Tx, at: Date): Promise<PersonNames> {
  const card = actor.volunteerId
    ? await tx.volunteer.findUnique({
        where: { id: actor.volunteerId },
        select: { givenName: true, surname: true, birthDate: true },
      })
    : null
  if (!card) return { ...splitName(actor.name), isAdult: isAtWork(actor) }
  const { givenName, surname, birthDate } = card
  const isAdult = birthDate === null ? isAtWork(actor) : !isMinorOn(birthDate, dayOf(at))
  return { givenName, surname, isAdult }
}

/** What is known of the actor as somebody who comments; the row is made when it is missing. */
export async function commenterOf(actor: Actor, tx: Tx) {
  await tx.commenter.createMany({ data: [{ userId: actor.userId }], skipDuplicates: true })
  return tx.commenter.findUniqueOrThrow({ where: { userId: actor.userId } })
}
