'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { changeOwnFollowing } from '#lib/follows/commands/change-following.ts'
import { endOwnFollowing } from '#lib/follows/commands/end-following.ts'
import { changeOwnInput, stopOwnInput } from '#lib/follows/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function change(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(changeOwnInput, form, async (input, locale) => {
    await changeOwnFollowing(actor, input)
    redirect(localePath(locale, '/me/follows?done=changed'))
  })
}

export async function stop(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(stopOwnInput, form, async (_input, locale) => {
    await endOwnFollowing(actor)
    redirect(localePath(locale, '/me/follows?done=stopped'))
  })
}
