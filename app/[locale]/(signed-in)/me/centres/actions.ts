'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { withdrawTransfer } from '#lib/memberships/commands/decide-transfer.ts'
import { askForOwnTransfer } from '#lib/memberships/commands/request-transfer.ts'
import { ownTransferInput, transferInput } from '#lib/memberships/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function ask(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(ownTransferInput, form, async (input, locale) => {
    await askForOwnTransfer(actor, input)
    redirect(localePath(locale, '/me/centres?done=asked'))
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(transferInput, form, async (input, locale) => {
    await withdrawTransfer(actor, input)
    redirect(localePath(locale, '/me/centres?done=withdrawn'))
  })
}
