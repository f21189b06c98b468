import { dayOf, now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { blindIndex } from '#lib/platform/sealed.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { registerGuest } from '#lib/volunteers/commands/register-guest.ts'
import { requestConsent } from '#lib/volunteers/commands/request-consent.ts'
import { isMinorOn, searchKeyOf } from '#lib/volunteers/rules.ts'
import { openToAll } from '../policy.ts'
import { findShiftWithin, personColumns, type ShiftRow } from '../queries/facts.ts'
import type { GuestSignUpInput } from '../schema.ts'
import { askRules, joinShift } from './join-shift.ts'
import { settleTurn } from './place-on-shift.ts'
import { withPeople } from './with-people.ts'

export type SignedUp = {
  participationId: string
  /** Of the personal link; goes into the letter, and on the screen only when there is no mailbox. */
  token: string
  status: 'confirmed' | 'waiting' | 'offered'
  position: number | null
  heldUntil: Date | null
  slug: string
}

/**
 * Signs somebody up who has no account, by what they typed and nothing else: no known person is looked up, so the answer never
 * says whether one exists. A minor's place is held until the guardian consents. The same form sent again gives the same answer.
 * `address` is whom to count tries against. Throws Invalid with every reason, TooMany past the limits.
 */
export async function signUpGuest(actor: null, input: GuestSignUpInput, address: string): Promise<SignedUp> {
  const isMinor = refuseIncomplete(input)
  await limitSignUps(address, input.email ?? input.phone ?? '')
  try {
    return await withPeople(actor, [], async (tx, held) => {
      await lockRows(tx, 'Shift', [input.shiftId])
      const shift = await findShiftWithin(actor, tx, input.shiftId, openToAll)
      if (!shift) throw new NotFound('participation.refusals.unknown')
      const person = await registerPerson(tx, input, shift, isMinor)
      const joining = { shift, person, companionId: null, acceptOverlap: false, overrideReason: '' }
      const asked = { ...joining, awaitsConsent: isMinor }
      const reasons = await askRules(actor, tx, asked)
      const joined = await joinShift(actor, tx, { ...asked, reasons, source: 'guest' })
      if (isMinor) await askGuardian(tx, input, joined.id)
      const turn = await settleTurn(actor, tx, { joined, shift, held })
      return { ...turn, token: signLink('sign-up', joined.id, 1) }
    })
  } catch (error) {
    if (/pkey|^id$/i.test(uniqueViolation(error) ?? '')) return findEarlier(input)
    throw error
  }
}

/** What the form must hold beyond its shape: a grown-up's own consent, or a guardian to ask. Returns whether it is a minor. */
function refuseIncomplete({ birthDate, consent, guardian }: GuestSignUpInput): boolean {
  const today = dayOf(now())
  if (birthDate > today) throw new Invalid({ birthDate: { code: 'volunteers.problems.dayFuture' } })
  const isMinor = isMinorOn(birthDate, today)
  const problems: Record<string, { code: string }> = {}
  if (!isMinor && !consent) problems.consent = { code: 'participation.problems.consent' }
  if (isMinor && !guardian.name) problems['guardian.name'] = { code: 'volunteers.problems.guardianName' }
  if (isMinor && !guardian.relation)
    problems['guardian.relation'] = { code: 'volunteers.problems.guardianRelation' }
  if (isMinor && !guardian.email && !guardian.phone)
    problems['guardian.email'] = { code: 'participation.problems.guardianUnreachable' }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  return isMinor
}

/** Many people share a school's address and a family's phone; a machine trying thousands is slowed all the same. */
export async function limitSignUps(address: string, contact: string): Promise<void> {
  if (address === 'direct') await limit('signUpWithoutAddress', address)
  else await limit('signUpByAddress', address)
  await limit('signUpByContact', blindIndex(contact, 'sign-up-contact'))
}

/** A group is up to sixty heads at once: a few from one leader and one address, or one visitor could fill a region's shifts. */
export async function limitGroups(address: string, contact: string): Promise<void> {
  if (address !== 'direct') await limit('groupByAddress', address)
  await limit('groupByContact', blindIndex(contact, 'sign-up-contact'))
}

async function registerPerson(tx: Tx, input: GuestSignUpInput, shift: ShiftRow, isMinor: boolean) {
  const { id, surname, givenName, birthDate, email, phone, locale } = input
  const consent = isMinor ? null : { locale }
  const card = { id, surname, givenName, patronymic: '', birthDate, email, phone, locale }
  await registerGuest(null, tx, { ...card, consent })
  return tx.volunteer.findUniqueOrThrow({ where: { id }, select: personColumns(shift) })
}

async function askGuardian(tx: Tx, { id, guardian, locale }: GuestSignUpInput, participationId: string) {
  const { name, relation, email, phone } = guardian
  if (relation === '') return
  const asked = { name, relation, email, phone }
  await requestConsent(null, tx, { volunteerId: id, participationId, guardian: asked, locale })
}

/** The answer this very form got before; a Conflict when its id belongs to somebody else, or what was typed has changed since. */
async function findEarlier({ id, shiftId, ...person }: GuestSignUpInput): Promise<SignedUp> {
  const { email, phone } = person
  const birthDate = new Date(person.birthDate)
  const known = await db.participation.findFirst({
    where: {
      ...{ shiftId, source: 'guest', volunteerId: id },
      volunteer: {
        ...{ isGuest: true, searchKey: searchKeyOf({ ...person, patronymic: '' }) },
        ...{ email, phone, birthDate },
      },
    },
    select: {
      ...{ id: true, linkVersion: true, status: true, heldUntil: true, joinedAt: true },
      shift: { select: { event: { select: { slug: true } } } },
    },
  })
  const { status, linkVersion, heldUntil, joinedAt } = known ?? {}
  if (!known || (status !== 'confirmed' && status !== 'waiting' && status !== 'offered'))
    throw new Conflict('form.again')
  const ahead = { shiftId, status: 'waiting' as const, joinedAt: { lte: joinedAt } }
  const position = status === 'waiting' ? await db.participation.count({ where: ahead }) : null
  const token = signLink('sign-up', known.id, linkVersion ?? 1)
  const slug = known.shift.event.slug
  return { participationId: known.id, token, status, position, heldUntil: heldUntil ?? null, slug }
}
