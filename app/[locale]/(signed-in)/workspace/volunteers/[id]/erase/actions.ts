'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { eraseVolunteer } from '#lib/erasure/commands/erase-volunteer.ts'
import { eraseInput } from '#lib/erasure/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function eraseCard(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(eraseInput, form, async (input, locale) => {
    await eraseVolunteer(actor, input)
    for (const tag of ['awards', 'events', 'region', 'centres']) updateTag(tag)
    redirect(localePath(locale, '/workspace/consents?done=erased'))
  })
}
