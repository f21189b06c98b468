'use server'

import { redirect } from 'next/navigation'
import { signIn } from '#lib/accounts/commands/sign-in.ts'
import { signInInput } from '#lib/accounts/schema.ts'
import { startSession } from '#lib/accounts/session.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { safePath } from '#lib/platform/safe-path.ts'

export async function enter(_: FormState, form: FormData): Promise<FormState> {
  return submit(signInInput, form, async ({ email, password, from }, locale) => {
    const { userId } = await signIn(null, { email, password, address: await clientAddress() })
    await startSession(userId)
    redirect(safePath(from, localePath(locale, '/start')))
  })
}
