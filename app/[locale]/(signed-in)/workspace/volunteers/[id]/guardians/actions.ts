'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { saveGuardian } from '#lib/volunteers/commands/consents.ts'
import { saveGuardianInput } from '#lib/volunteers/schema.ts'

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(saveGuardianInput, form, async (input, locale) => {
    await saveGuardian(actor, input)
    redirect(
      localePath(locale, `/workspace/volunteers/${input.volunteerId}/consent-record?done=guardianSaved`),
    )
  })
}
