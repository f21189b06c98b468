'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { correctHours } from '#lib/hours/commands/correct-hours.ts'
import { confirmClaims, returnClaim } from '#lib/hours/commands/decide-claims.ts'
import { confirmClaimsInput, correctHoursInput, returnClaimInput } from '#lib/hours/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function confirm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(confirmClaimsInput, form, async (input, locale) => {
    const { confirmed, own, gone } = await confirmClaims(actor, input)
    // What was done under a memorandum is counted in hours.
    updateTag('memoranda')
    const said = { confirmed: String(confirmed), own: String(own), gone: String(gone) }
    redirect(localePath(locale, `/workspace/hours?${new URLSearchParams(said)}`))
  })
}

export async function giveBack(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(returnClaimInput, form, async (input, locale) => {
    await returnClaim(actor, input)
    redirect(localePath(locale, '/workspace/hours?done=returned'))
  })
}

export async function correct(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(correctHoursInput, form, async (input, locale) => {
    await correctHours(actor, input)
    // What was done under a memorandum is counted in hours.
    updateTag('memoranda')
    redirect(localePath(locale, '/workspace/hours?done=corrected'))
  })
}
