'use server'

import { getTranslations } from 'next-intl/server'
import { refresh, updateTag } from 'next/cache'
import { requireActor } from '#lib/accounts/session.ts'
import { saveEvent } from '#lib/events/commands/edit-event.ts'
import { saveEventInput } from '#lib/events/schema.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(saveEventInput, form, async (input, locale) => {
    // Also after a refusal: the form learns the present version, so that a second sending is a decision.
    refresh()
    const { slug, oldSlug } = await saveEvent(actor, input)
    // Awards, memoranda and people's pages name the event.
    for (const tag of ['events', 'awards', 'memoranda', 'people']) updateTag(tag)
    for (const address of new Set([slug, oldSlug])) updateTag(`event:${address}`)
    const t = await getTranslations({ locale, namespace: 'events.work' })
    return { message: t('saved') }
  })
}
