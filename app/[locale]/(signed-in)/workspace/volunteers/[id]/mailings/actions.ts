'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { chooseMailingsFor } from '#lib/mailings/commands/decline.ts'
import { choiceForInput } from '#lib/mailings/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function chooseFor(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(choiceForInput, form, async (input, locale) => {
    await chooseMailingsFor(actor, input)
    redirect(localePath(locale, `/workspace/volunteers/${input.volunteerId}/mailings?done=saved`))
  })
}
