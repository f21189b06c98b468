'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { createEvent } from '#lib/events/commands/edit-event.ts'
import { createEventInput } from '#lib/events/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(createEventInput, form, async (input, locale) => {
    const { id, slug } = await createEvent(actor, input)
    updateTag(`event:${slug}`)
    redirect(localePath(locale, `/workspace/events/${id}`))
  })
}
