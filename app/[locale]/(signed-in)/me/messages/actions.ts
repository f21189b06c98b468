'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { chooseOwnMailings } from '#lib/mailings/commands/decline.ts'
import { ownChoiceInput } from '#lib/mailings/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function choose(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(ownChoiceInput, form, async (input, locale) => {
    await chooseOwnMailings(actor, input)
    redirect(localePath(locale, '/me/messages?done=saved'))
  })
}
