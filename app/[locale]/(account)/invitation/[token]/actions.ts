'use server'

import { redirect } from 'next/navigation'
import { acceptInvitation, bindInvitation } from '#lib/accounts/commands/invitations.ts'
import { acceptInvitationInput, bindInvitationInput } from '#lib/accounts/schema.ts'
import { requireActor, startSession } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

/** For who has an account already and is signed in to it. */
export async function bind(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(bindInvitationInput, form, async (input, locale) => {
    await bindInvitation(actor, input)
    redirect(localePath(locale, '/start'))
  })
}

export async function join(_: FormState, form: FormData): Promise<FormState> {
  return submit(acceptInvitationInput, form, async (input, locale) => {
    const { userId } = await acceptInvitation(null, { ...input, locale })
    await startSession(userId)
    redirect(localePath(locale, '/start'))
  })
}
