'use server'

import { redirect } from 'next/navigation'
import {
  allowInviting,
  cancelInvitation,
  inviteCoordinator,
  removeCoordinator,
} from '#lib/accounts/commands/centre-staff.ts'
import {
  allowInvitingInput,
  coordinatorInput,
  invitationInput,
  inviteCoordinatorInput,
} from '#lib/accounts/schema.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(inviteCoordinatorInput, form, async (input, locale) => {
    await inviteCoordinator(actor, input, locale)
    back(locale, input, 'invited')
  })
}

export async function cancel(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(invitationInput, form, async (input, locale) => {
    await cancelInvitation(actor, input)
    back(locale, input, 'cancelled')
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(coordinatorInput, form, async (input, locale) => {
    await removeCoordinator(actor, input)
    back(locale, input, 'removed')
  })
}

export async function allow(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(allowInvitingInput, form, async (input, locale) => {
    await allowInviting(actor, input)
    back(locale, input, input.isAllowed ? 'allowed' : 'forbidden')
  })
}

function back(locale: Locale, { centreId }: { centreId: string }, done: string): never {
  redirect(localePath(locale, `/workspace/centres/${centreId}/staff?done=${done}`))
}
