'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '#lib/accounts/session.ts'
import { askQuestion } from '#lib/consultations/commands/ask.ts'
import { sendLostLinks } from '#lib/consultations/commands/speak-by-link.ts'
import { askInput, lostLinkInput } from '#lib/consultations/schema.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { passTrap } from '#app/[locale]/(account)/trap-field.ts'

export async function ask(_: FormState, form: FormData): Promise<FormState> {
  const { rest, isMachine } = passTrap(form)
  return submit(askInput, rest, async (input, locale) => {
    // A machine is shown that something was sent, and gets no address to look at.
    if (isMachine) redirect(localePath(locale, '/consultation?sent=1'))
    const { token } = await askQuestion(await currentActor(), input, await clientAddress())
    redirect(localePath(locale, `/consultation/${token}?new=1`))
  })
}

export async function findLost(_: FormState, form: FormData): Promise<FormState> {
  const { rest, isMachine } = passTrap(form)
  return submit(lostLinkInput, rest, async (input, locale) => {
    if (!isMachine) await sendLostLinks(null, input)
    redirect(localePath(locale, '/consultation?sent=links'))
  })
}
