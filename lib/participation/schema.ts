import { z } from 'zod'
import {
  checkbox,
  day,
  id,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  version,
  wholeNumber,
} from '#lib/platform/fields.ts'
import { guardianRelations, name, optionalName, optionalPhone } from '#lib/volunteers/schema.ts'

/** A short overlap is accepted by a tick, everything a coordinator may overrule by a reason in words. */
const answers = { acceptOverlap: checkbox, overrideReason: optionalLine(300) }
const locale = z.enum(['kk', 'ru', 'en'])
const token = z.string().regex(/^[\w-]{43}$/)
const contacts = { email: optionalEmail, phone: optionalPhone }
type Contacts = { email: string | null; phone: string | null }

export const placeInput = z.strictObject({
  shiftId: id,
  volunteerId: id,
  companionId: optionalId,
  ...answers,
})
/** A coordinator says yes to a held place for somebody they called. */
export const keepInput = z.strictObject({ participationId: id })
export const takeOffInput = z.strictObject({ participationId: id, reason: line(300) })
export const unfitInput = z.strictObject({ volunteerId: id })
export const moveInput = z.strictObject({
  participationId: id,
  toShiftId: id,
  companionId: optionalId,
  ...answers,
})
export const promoteInput = z.strictObject({ shiftId: id })
export const resizeInput = z.strictObject({
  shiftId: id,
  version,
  places: wholeNumber(1, 10_000),
  confirmed: checkbox,
})

const guardian = z
  .strictObject({
    name: optionalName,
    relation: z.enum(guardianRelations).or(z.literal('')).default(''),
    ...contacts,
  })
  .prefault({})

/**
 * A visitor without an account. `id` was made with the form, so that sending it twice makes one sign-up. Who is under 18 names
 * a guardian instead of consenting alone.
 */
export const guestSignUpInput = z
  .strictObject({
    id,
    shiftId: id,
    surname: optionalName,
    givenName: name,
    birthDate: day,
    ...contacts,
    consent: checkbox,
    guardian,
    locale,
  })
  .superRefine(refuseUnreachable)

/** Signed in: the card says the rest. A minor's guardian is asked again when no consent is on record. */
export const selfSignUpInput = z.strictObject({ shiftId: id, acceptOverlap: checkbox, guardian })

const member = z.strictObject({ id, surname: optionalName, givenName: name, birthDate: day })
export const groupSizeMin = 2
export const groupSizeMax = 60

/** A class or a team; `id` was made with the form. `leaderComes`: the first of the members is the leader. */
export const groupSignUpInput = z
  .strictObject({
    id,
    shiftId: id,
    name: line(120),
    leaderName: line(120),
    ...contacts,
    leaderComes: checkbox,
    members: z.array(member).min(groupSizeMin, 'participation.problems.groupSmall').max(groupSizeMax),
    /** The leader holds the people's consents, or their guardians', on paper. */
    hasConsents: checkbox,
    locale,
  })
  .superRefine(refuseUnreachable)

export const linkInput = z.strictObject({ token })
export const sharePhoneInput = z.strictObject({ token, sharesPhone: checkbox })
export const leaveInput = z.strictObject({ token, withChildren: checkbox })
export const moveSelfInput = z.strictObject({ token, toShiftId: id, acceptOverlap: checkbox })
export const bringChildInput = z.strictObject({
  token,
  id,
  surname: optionalName,
  givenName: name,
  birthDate: day,
  relation: z.enum(guardianRelations, 'form.required'),
  /** The adult is the child's parent or legal representative and consents. */
  consent: checkbox,
})
/** An account from a sign-up; the address is asked for only when the card has none. */
export const makeAccountInput = z.strictObject({ token, email: optionalEmail })
export const lostLinksInput = z.strictObject({ email: optionalEmail, locale })
export const memberInput = z.strictObject({ token, participationId: id })

/** At the door: a known volunteer by their card, or somebody new. */
export const walkInInput = z.strictObject({
  shiftId: id,
  volunteerId: optionalId,
  person: z
    .strictObject({ surname: optionalName, givenName: name, birthDate: day, ...contacts })
    .nullable()
    .default(null),
  overrideReason: optionalLine(300),
})

function refuseUnreachable(given: Contacts, ctx: z.RefinementCtx) {
  if (given.email === null && given.phone === null)
    ctx.addIssue({ code: 'custom', path: ['email'], message: 'participation.problems.unreachable' })
}

export type PlaceInput = z.output<typeof placeInput>
export type TakeOffInput = z.output<typeof takeOffInput>
export type MoveInput = z.output<typeof moveInput>
export type PromoteInput = z.output<typeof promoteInput>
export type ResizeInput = z.output<typeof resizeInput>
export type GuestSignUpInput = z.output<typeof guestSignUpInput>
export type SelfSignUpInput = z.output<typeof selfSignUpInput>
export type GroupSignUpInput = z.output<typeof groupSignUpInput>
export type MoveSelfInput = z.output<typeof moveSelfInput>
export type BringChildInput = z.output<typeof bringChildInput>
export type WalkInInput = z.output<typeof walkInInput>
