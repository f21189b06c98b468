'use server'

import { redirect } from 'next/navigation'
import { acceptInvitation } from '#lib/accounts/commands/invitations.ts'
import { acceptInvitationInput } from '#lib/accounts/schema.ts'
import { startSession } from '#lib/accounts/session.ts'
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
