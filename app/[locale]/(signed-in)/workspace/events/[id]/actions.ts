'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { cancelEvent } from '#lib/events/commands/cancel-event.ts'
import { discardDraft, publishEvent } from '#lib/events/commands/publish-event.ts'
import { cancelEventInput, eventIdInput } from '#lib/events/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(eventIdInput, form, async (input, locale) => {
    const { slug } = await publishEvent(actor, input)
    show(slug)
    redirect(localePath(locale, `/events/${slug}`))
  })
}

export async function discard(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(eventIdInput, form, async (input, locale) => {
    const { slug } = await discardDraft(actor, input)
    updateTag(`event:${slug}`)
    redirect(localePath(locale, '/workspace/events'))
  })
}

export async function cancel(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(cancelEventInput, form, async (input, locale) => {
    const { slug } = await cancelEvent(actor, input)
    show(slug)
    updateTag('files')
    redirect(localePath(locale, `/workspace/events/${input.eventId}`))
  })
}

/** The event's own page, the lists it stands in, and what names it. */
function show(slug: string) {
  for (const tag of ['events', `event:${slug}`, 'awards', 'memoranda', 'people', 'files']) updateTag(tag)
}
