'use server'

import { updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { confirmVolunteer, suspendVolunteer } from '#lib/volunteers/commands/change-status.ts'
import { withdrawConsent } from '#lib/volunteers/commands/consents.ts'
import { suspendVolunteerInput, volunteerIdInput, withdrawConsentInput } from '#lib/volunteers/schema.ts'

export async function confirm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(volunteerIdInput, form, async (input, locale) => {
    await confirmVolunteer(actor, input)
    redirect(cardPath(locale, input.id, 'confirmed'))
  })
}

export async function suspend(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(suspendVolunteerInput, form, async (input, locale) => {
    await suspendVolunteer(actor, input)
    redirect(cardPath(locale, input.id, 'suspended'))
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(withdrawConsentInput, form, async (input, locale) => {
    const { kind } = await withdrawConsent(actor, input)
    // Names on public pages depend on it.
    if (kind === 'publishing') updateTag('awards')
    redirect(cardPath(locale, input.volunteerId, 'withdrawn'))
  })
}

function cardPath(locale: Locale, id: string, done: string): string {
  return localePath(locale, `/workspace/volunteers/${id}?done=${done}`)
}
