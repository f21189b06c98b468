'use server'

import { redirect } from 'next/navigation'
import { amendApplication } from '#lib/applications/commands/amend-application.ts'
import { sendApplication } from '#lib/applications/commands/send-application.ts'
import { amendApplicationInput, sendApplicationInput } from '#lib/applications/schema.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { passTrap } from '#app/[locale]/(account)/trap-field.ts'

export async function send(_: FormState, form: FormData): Promise<FormState> {
  const { rest, isMachine } = passTrap(form)
  return submit(sendApplicationInput, rest, async (input, locale) => {
    // A machine is shown what a person sees, and learns nothing from it.
    if (!isMachine) await sendApplication(null, input, await clientAddress())
    redirect(localePath(locale, '/join?sent=1'))
  })
}

export async function amend(_: FormState, form: FormData): Promise<FormState> {
  return submit(amendApplicationInput, form, async (input, locale) => {
    await amendApplication(null, input)
    redirect(localePath(locale, `/join/${input.token}?saved=1`))
  })
}
