'use server'

import { redirect } from 'next/navigation'
import { acceptInvitation, takeUpInvitation } from '#lib/accounts/commands/invitations.ts'
import { acceptInvitationInput, takeUpInvitationInput } from '#lib/accounts/schema.ts'
import { requireActor, startSession } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function join(_: FormState, form: FormData): Promise<FormState> {
  return submit(acceptInvitationInput, form, async (input, locale) => {
    const { userId } = await acceptInvitation(null, { ...input, locale })
    await startSession(userId)
    redirect(localePath(locale, '/start'))
  })
}

/** Who has an account takes the right up with it. */
export async function takeUp(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(takeUpInvitationInput, form, async (input, locale) => {
    await takeUpInvitation(actor, input)
    redirect(localePath(locale, '/start'))
  })
}
