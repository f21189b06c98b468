'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { propose, withdrawNomination } from '#lib/nominations/commands/propose.ts'
import { proposeInput, withdrawInput } from '#lib/nominations/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function proposeNominee(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(proposeInput, form, async (input, locale) => {
    const { id } = await propose(actor, input)
    redirect(localePath(locale, `/workspace/nominations/${id}`))
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(withdrawInput, form, async (input, locale) => {
    await withdrawNomination(actor, input)
    redirect(localePath(locale, '/workspace/nominations'))
  })
}
