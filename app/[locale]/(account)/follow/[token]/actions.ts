'use server'

import { redirect } from 'next/navigation'
import { changeFollowing } from '#lib/follows/commands/change-following.ts'
import { confirmFollowing } from '#lib/follows/commands/confirm-following.ts'
import { endByLink } from '#lib/follows/commands/end-following.ts'
import { changeInput, confirmInput, linkInput } from '#lib/follows/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

// Who holds the link got it in their mailbox; no account is asked for.

export async function confirm(_: FormState, form: FormData): Promise<FormState> {
  return submit(confirmInput, form, async (input, locale) => {
    await confirmFollowing(null, input)
    redirect(localePath(locale, `/follow/${input.token}?done=confirmed`))
  })
}

export async function change(_: FormState, form: FormData): Promise<FormState> {
  return submit(changeInput, form, async (input, locale) => {
    await changeFollowing(null, input)
    redirect(localePath(locale, `/follow/${input.token}?done=changed`))
  })
}

export async function stop(_: FormState, form: FormData): Promise<FormState> {
  return submit(linkInput, form, async ({ token }, locale) => {
    await endByLink(null, { token, reason: 'link' })
    redirect(localePath(locale, `/follow/${token}`))
  })
}
