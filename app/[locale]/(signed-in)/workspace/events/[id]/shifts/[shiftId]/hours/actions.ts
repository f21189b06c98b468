'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { confirmHours } from '#lib/hours/commands/confirm-hours.ts'
import { confirmHoursInput } from '#lib/hours/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function confirm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(confirmHoursInput, form, async (input, locale) => {
    const { first, corrected, own, eventId } = await confirmHours(actor, input)
    // What was done under a memorandum is counted in hours.
    updateTag('memoranda')
    const said = new URLSearchParams({
      first: String(first),
      corrected: String(corrected),
      own: String(own),
    })
    redirect(localePath(locale, `/workspace/events/${eventId}/shifts/${input.shiftId}/hours?${said}`))
  })
}
