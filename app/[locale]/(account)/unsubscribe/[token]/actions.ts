'use server'

import { redirect } from 'next/navigation'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { acceptByLink, declineByLink } from '#lib/mailings/commands/decline.ts'
import { linkInput } from '#lib/mailings/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

// Who holds the link got it in their mailbox; no account is asked for.

export async function decline(_: FormState, form: FormData): Promise<FormState> {
  return submit(linkInput, form, async (input, locale) => {
    await declineByLink(null, { ...input, source: 'link' })
    redirect(localePath(locale, `/unsubscribe/${input.token}?done=declined`))
  })
}

export async function accept(_: FormState, form: FormData): Promise<FormState> {
  return submit(linkInput, form, async (input, locale) => {
    await acceptByLink(null, input)
    redirect(localePath(locale, `/unsubscribe/${input.token}?done=accepted`))
  })
}
