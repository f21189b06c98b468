'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { settleConsent } from '#lib/participation/commands/settle-consent.ts'
import type { FormState } from '#lib/platform/form.ts'
import { recordConsent } from '#lib/volunteers/commands/consents.ts'
import { recordConsentInput } from '#lib/volunteers/schema.ts'

export async function record(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(recordConsentInput, form, async (input, locale) => {
    await recordConsent(actor, input)
    await settleConsent(actor, input.volunteerId)
    if (input.kind === 'publishing') updateTag('awards')
    redirect(localePath(locale, `/workspace/volunteers/${input.volunteerId}/consent-record?done=recorded`))
  })
}
