'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { linkEvent, unlinkEvent } from '#lib/memoranda/commands/keep-promises.ts'
import { linkEventInput } from '#lib/memoranda/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function link(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(linkEventInput, form, async (input, locale) => {
    const { slug } = await linkEvent(actor, input)
    back(locale, { slug, eventId: input.eventId, done: 'linked' })
  })
}

export async function unlink(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(linkEventInput, form, async (input, locale) => {
    const { slug } = await unlinkEvent(actor, input)
    back(locale, { slug, eventId: input.eventId, done: 'unlinked' })
  })
}

type Done = { slug: string; eventId: string; done: 'linked' | 'unlinked' }

function back(locale: Locale, { slug, eventId, done }: Done): never {
  for (const tag of ['memoranda', `memorandum:${slug}`]) updateTag(tag)
  redirect(localePath(locale, `/workspace/events/${eventId}/memoranda?done=${done}`))
}
