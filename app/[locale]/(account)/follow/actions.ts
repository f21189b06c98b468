'use server'

import { redirect } from 'next/navigation'
import { askToFollow } from '#lib/follows/commands/ask-to-follow.ts'
import { askInput } from '#lib/follows/schema.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { passTrap } from '#app/[locale]/(account)/trap-field.ts'

/** Answers the same whatever is known of the mailbox, and to machines. */
export async function ask(_: FormState, form: FormData): Promise<FormState> {
  const { rest, isMachine } = passTrap(form)
  return submit(askInput, rest, async (input, locale) => {
    if (!isMachine) await askToFollow(null, input, await clientAddress())
    redirect(localePath(locale, '/follow?sent=1'))
  })
}
