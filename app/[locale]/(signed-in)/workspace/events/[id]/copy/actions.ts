'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { copyEvent } from '#lib/events/commands/copy-event.ts'
import { copyEventInput } from '#lib/events/schema/series.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function copy(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(copyEventInput, form, async (input, locale) => {
    const { id, slug } = await copyEvent(actor, input)
    updateTag(`event:${slug}`)
    redirect(localePath(locale, `/workspace/events/${id}`))
  })
}
