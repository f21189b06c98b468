import type { Actor } from '#lib/accounts/actor.ts'
import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { requestConsent } from '#lib/volunteers/commands/request-consent.ts'
import { openToAll, type Doer } from '../policy.ts'
import { findShiftWithin, personColumns } from '../queries/facts.ts'
import type { SelfSignUpInput } from '../schema.ts'
import { askRules, joinShift } from './join-shift.ts'
import { settleTurn } from './place-on-shift.ts'
import type { SignedUp } from './sign-up-guest.ts'
import { withPeople } from './with-people.ts'

/**
 * Signs the actor up with their own card. A minor without a consent on record names a guardian, who is asked while the place is
 * held. Throws Invalid with every reason; a second call is a Conflict.
 */
export async function signUpSelf(actor: Actor, input: SelfSignUpInput): Promise<SignedUp> {
  const { volunteerId } = actor
  if (!volunteerId) throw new Forbidden('participation.refusals.noCard')
  return joinAgain(actor, { ...input, volunteerId })
}

type Joining = SelfSignUpInput & { volunteerId: string }

/** Puts a known person on a shift at their own wish: for the signed in, and for those who come back by their link. */
export async function joinAgain(doer: Doer, input: Joining): Promise<SignedUp> {
  const { shiftId, volunteerId, acceptOverlap, guardian } = input
  return withPeople(doer, [volunteerId], async (tx, held) => {
    await lockRows(tx, 'Shift', [shiftId])
    const shift = await findShiftWithin(doer, tx, shiftId, openToAll)
    if (!shift) throw new NotFound('participation.refusals.unknown')
    // Merged into another card since the page was opened: nothing new is written on a closed one.
    const where = { id: volunteerId, mergedIntoId: null }
    const person = await tx.volunteer.findFirst({ where, select: personColumns(shift) })
    if (!person) throw new Conflict('participation.refusals.changed')
    const awaitsConsent = guardian.name !== '' && guardian.relation !== ''
    const joining = { shift, person, companionId: null, acceptOverlap, overrideReason: '', awaitsConsent }
    const reasons = await askRules(doer, tx, joining)
    const source = doer ? ('self' as const) : ('guest' as const)
    const joined = await joinShift(doer, tx, { ...joining, reasons, source })
    if (reasons.some(({ effect }) => effect === 'consent')) await askGuardian(doer, tx, input, joined.id)
    const turn = await settleTurn(doer, tx, { joined, shift, held })
    return { ...turn, token: signLink('sign-up', joined.id, 1) }
  })
}

async function askGuardian(doer: Doer, tx: Tx, { volunteerId, guardian }: Joining, participationId: string) {
  const { name, relation, email, phone } = guardian
  if (relation === '') return
  const { locale } = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { locale: true },
  })
  const asked = { name, relation, email, phone }
  await requestConsent(doer, tx, {
    volunteerId,
    participationId,
    guardian: asked,
    locale: isLocale(locale) ? locale : defaultLocale,
  })
}
