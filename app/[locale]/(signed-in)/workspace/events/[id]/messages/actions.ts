'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { markTold } from '#lib/messages/commands/mark-told.ts'
import { markToldInput } from '#lib/messages/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function told(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(markToldInput, form, async (input, locale) => {
    await markTold(actor, input)
    redirect(localePath(locale, `/workspace/events/${input.eventId}/messages?done=told`))
  })
}
