import { z } from 'zod'
import { checkbox, email, id, line, optionalId } from '#lib/platform/fields.ts'
import { passwordLengthMax, passwordLengthMin, weaknessOf } from './rules.ts'

const newPassword = z
  .string()
  .min(passwordLengthMin, 'accounts.refusals.passwordShort')
  .max(passwordLengthMax)
  .superRefine((value, context) => {
    const weakness = weaknessOf(value)
    if (weakness) context.addIssue({ code: 'custom', message: weakness })
  })
const token = z.string().regex(/^[\w-]{43}$/, 'accounts.refusals.linkUsed')

export const signInInput = z.strictObject({
  email,
  password: z.string().min(1).max(passwordLengthMax),
  from: z.string().max(500).default(''),
})

export const resetRequestInput = z.strictObject({ email })
export const resetInput = z.strictObject({ token, password: newPassword })
export const acceptInvitationInput = z.strictObject({ token, name: line(120), password: newPassword })
/** The link to one's own card: a password for a new account, or nothing but the link for who is signed in. */
export const claimAccountInput = z.strictObject({ token, password: newPassword })
export const bindClaimInput = z.strictObject({ token })
export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(passwordLengthMax),
  password: newPassword,
})

/** Roles an administrator may give; `scope` says which further choice a role needs. */
export const grantableRoles = ['administrator', 'editor', 'coordinator', 'representative'] as const
const rightFields = { role: z.enum(grantableRoles), centreId: optionalId, organisationId: optionalId }

export const inviteInput = z.strictObject({ email, ...rightFields }).superRefine(needsScope)
/** A representative asks another one to speak for the organisation too. */
export const inviteRepresentativeInput = z.strictObject({ organisationId: id, email })
export const removeRepresentativeInput = z.strictObject({ organisationId: id, assignmentId: id })
export const withdrawInvitationInput = z.strictObject({ organisationId: id, invitationId: id })
export const grantInput = z.strictObject({ userId: id, ...rightFields }).superRefine(needsScope)
export const revokeInput = z.strictObject({ assignmentId: id })
export const userInput = z.strictObject({ userId: id })

export type InviteInput = z.output<typeof inviteInput>
export type GrantInput = z.output<typeof grantInput>

type Right = { role: (typeof grantableRoles)[number]; centreId: string | null; organisationId: string | null }

function needsScope(right: Right, context: z.RefinementCtx) {
  const demand = (path: string) =>
    context.addIssue({ code: 'custom', message: 'accounts.refusals.scopeMissing', path: [path] })
  if (right.role === 'coordinator' && !right.centreId) demand('centreId')
  if (right.role === 'representative' && !right.organisationId) demand('organisationId')
}

/** The coordinators of one centre, kept by themselves. */
export const inviteCoordinatorInput = z.strictObject({ centreId: id, email })
export const coordinatorInput = z.strictObject({ centreId: id, userId: id })
export const invitationInput = z.strictObject({ centreId: id, invitationId: id })
export const allowInvitingInput = z.strictObject({ centreId: id, userId: id, isAllowed: checkbox })
export const takeUpInvitationInput = z.strictObject({ token })
export type InviteCoordinatorInput = z.output<typeof inviteCoordinatorInput>
