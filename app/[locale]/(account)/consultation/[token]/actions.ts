'use server'

import { redirect } from 'next/navigation'
import { askBack, closeOwnQuestion, rateAnswer } from '#lib/consultations/commands/speak-by-link.ts'
import { closeOwnInput, followUpInput, rateInput } from '#lib/consultations/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function sayMore(_: FormState, form: FormData): Promise<FormState> {
  return submit(followUpInput, form, async (input, locale) => {
    await askBack(null, input)
    redirect(localePath(locale, `/consultation/${input.token}?done=said`))
  })
}

export async function close(_: FormState, form: FormData): Promise<FormState> {
  return submit(closeOwnInput, form, async (input, locale) => {
    await closeOwnQuestion(null, input)
    redirect(localePath(locale, `/consultation/${input.token}?done=closed`))
  })
}

export async function rate(_: FormState, form: FormData): Promise<FormState> {
  return submit(rateInput, form, async (input, locale) => {
    await rateAnswer(null, input)
    redirect(localePath(locale, `/consultation/${input.token}?done=rated`))
  })
}
