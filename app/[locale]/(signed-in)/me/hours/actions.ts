'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { editClaim, makeClaim, withdrawClaim } from '#lib/hours/commands/make-claim.ts'
import { editClaimInput, makeClaimInput, withdrawClaimInput } from '#lib/hours/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function make(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(makeClaimInput, form, async (input, locale) => {
    await makeClaim(actor, input)
    redirect(localePath(locale, '/me/hours?done=sent'))
  })
}

export async function edit(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(editClaimInput, form, async (input, locale) => {
    await editClaim(actor, input)
    redirect(localePath(locale, '/me/hours?done=saved'))
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(withdrawClaimInput, form, async (input, locale) => {
    await withdrawClaim(actor, input)
    redirect(localePath(locale, '/me/hours?done=withdrawn'))
  })
}
