'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { issueClaimSlip } from '#lib/volunteers/commands/claim-slip.ts'
import { slipInput } from '#lib/volunteers/schema/claims.ts'

export async function makeSlip(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(slipInput, form, async (input, locale) => {
    await issueClaimSlip(actor, input)
    redirect(localePath(locale, `/workspace/volunteers/${input.volunteerId}/claim-slip?done=made`))
  })
}
