'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { giveMarks, recuse } from '#lib/nominations/commands/judge.ts'
import { marksInput, recusalInput } from '#lib/nominations/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function mark(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(marksInput, form, async (input, locale) => {
    const { roundId } = await giveMarks(actor, input)
    redirect(localePath(locale, `/workspace/nominations/jury/${roundId}`))
  })
}

export async function standAside(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(recusalInput, form, async (input, locale) => {
    const { roundId } = await recuse(actor, input)
    redirect(localePath(locale, `/workspace/nominations/jury/${roundId}`))
  })
}
