'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { chooseShown } from '#lib/certificates/commands/choose-shown.ts'
import { makeExtract } from '#lib/certificates/commands/make-extract.ts'
import { revokeCertificate } from '#lib/certificates/commands/revoke-certificate.ts'
import { extractInput, revokeInput, shownInput } from '#lib/certificates/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function make(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(extractInput, form, async (input, locale) => {
    const { id } = await makeExtract(actor, input)
    redirect(localePath(locale, `/me/certificates?made=${id}`))
  })
}

export async function choose(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(shownInput, form, async (input, locale) => {
    await chooseShown(actor, input)
    redirect(localePath(locale, '/me/certificates?chosen=1'))
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(revokeInput, form, async (input, locale) => {
    await revokeCertificate(actor, input)
    redirect(localePath(locale, '/me/certificates'))
  })
}
