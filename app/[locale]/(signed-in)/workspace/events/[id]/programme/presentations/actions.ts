'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { addPresentation, removePresentation } from '#lib/events/commands/presentations.ts'
import { addPresentationInput, presentationIdInput } from '#lib/events/schema/programme.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function add(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(addPresentationInput, form, async (input, locale) => {
    const { slug } = await addPresentation(actor, input)
    show(slug)
    const t = await getTranslations({ locale, namespace: 'series.presentations' })
    return { message: t('added') }
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(presentationIdInput, form, async (input, locale) => {
    const { slug } = await removePresentation(actor, input)
    show(slug)
    const t = await getTranslations({ locale, namespace: 'series.presentations' })
    return { message: t('removed') }
  })
}

function show(slug: string) {
  for (const tag of ['files', 'events', `event:${slug}`]) updateTag(tag)
  refresh()
}
