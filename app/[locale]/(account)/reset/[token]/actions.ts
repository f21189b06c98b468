'use server'

import { redirect } from 'next/navigation'
import { resetPassword } from '#lib/accounts/commands/passwords.ts'
import { resetInput } from '#lib/accounts/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function setPassword(_: FormState, form: FormData): Promise<FormState> {
  return submit(resetInput, form, async (input, locale) => {
    await resetPassword(null, input)
    redirect(localePath(locale, '/sign-in'))
  })
}
