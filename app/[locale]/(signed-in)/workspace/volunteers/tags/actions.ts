'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { createTag, removeTag, tagPerson, untagPerson } from '#lib/registry/commands/tags.ts'
import { createTagInput, tagIdInput, tagPersonInput } from '#lib/registry/schema.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(createTagInput, form, async (input, locale) => {
    await createTag(actor, input)
    redirect(localePath(locale, '/workspace/volunteers/tags'))
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(tagIdInput, form, async (input, locale) => {
    await removeTag(actor, input)
    redirect(localePath(locale, '/workspace/volunteers/tags'))
  })
}

export async function putOn(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(tagPersonInput, form, async (input, locale) => {
    await tagPerson(actor, input)
    redirect(localePath(locale, `/workspace/volunteers/${input.volunteerId}?done=tagged`))
  })
}

export async function takeOff(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(tagPersonInput, form, async (input, locale) => {
    await untagPerson(actor, input)
    redirect(localePath(locale, `/workspace/volunteers/${input.volunteerId}?done=tagged`))
  })
}
