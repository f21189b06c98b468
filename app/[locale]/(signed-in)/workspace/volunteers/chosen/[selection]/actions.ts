'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { beginAssigning, beginInviting, beginTagging } from '#lib/registry/commands/begin-acts.ts'
import { bulkAssignInput, bulkInviteInput, bulkTagInput } from '#lib/registry/schema.ts'

export async function tag(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(bulkTagInput, form, async (input, locale) => {
    goOn(locale, await beginTagging(actor, input))
  })
}

export async function assign(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(bulkAssignInput, form, async (input, locale) => {
    goOn(locale, await beginAssigning(actor, input))
  })
}

export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(bulkInviteInput, form, async (input, locale) => {
    goOn(locale, await beginInviting(actor, input))
  })
}

function goOn(locale: Locale, { id }: { id: string }): never {
  redirect(localePath(locale, `/workspace/volunteers/bulk/${id}`))
}
