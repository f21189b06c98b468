'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { createTitle, removeTitle, saveTitle } from '#lib/awards/commands/titles.ts'
import { createTitleInput, removeTitleInput, saveTitleInput } from '#lib/awards/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(createTitleInput, form, async (input, locale) => {
    await createTitle(actor, input)
    toList(locale)
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveTitleInput, form, async (input, locale) => {
    await saveTitle(actor, input)
    toList(locale)
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(removeTitleInput, form, async (input, locale) => {
    await removeTitle(actor, input)
    toList(locale)
  })
}

function toList(locale: Locale): never {
  updateTag('awards')
  redirect(localePath(locale, '/staff/awards/titles'))
}
