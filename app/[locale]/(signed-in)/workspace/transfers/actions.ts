'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import {
  acceptTransfer,
  refuseTransfer,
  withdrawTransfer,
} from '#lib/memberships/commands/decide-transfer.ts'
import { askForTransfer } from '#lib/memberships/commands/request-transfer.ts'
import { askTransferInput, refuseTransferInput, transferInput } from '#lib/memberships/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function ask(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(askTransferInput, form, async (input, locale) => {
    await askForTransfer(actor, input)
    back(locale, 'asked')
  })
}

export async function accept(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(transferInput, form, async (input, locale) => {
    const { hasMailbox } = await acceptTransfer(actor, input)
    updateTag('region')
    updateTag('centres')
    back(locale, hasMailbox ? 'accepted' : 'acceptedCall')
  })
}

export async function refuse(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(refuseTransferInput, form, async (input, locale) => {
    await refuseTransfer(actor, input)
    back(locale, 'refused')
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(transferInput, form, async (input, locale) => {
    await withdrawTransfer(actor, input)
    back(locale, 'withdrawn')
  })
}

function back(locale: Locale, done: string): never {
  redirect(localePath(locale, `/workspace/transfers?done=${done}`))
}
