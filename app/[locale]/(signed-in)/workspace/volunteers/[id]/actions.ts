'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { withdrawConsent } from '#lib/erasure/commands/withdraw-consent.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { attachGuest } from '#lib/participation/commands/attach-guest.ts'
import type { FormState } from '#lib/platform/form.ts'
import { admitGuest } from '#lib/volunteers/commands/admit-guest.ts'
import { confirmVolunteer, suspendVolunteer } from '#lib/volunteers/commands/change-status.ts'
import { askGuardian } from '#lib/volunteers/commands/request-consent.ts'
import { admitGuestInput, attachGuestInput } from '#lib/volunteers/schema/claims.ts'
import { askGuardianInput } from '#lib/volunteers/schema/consent-answer.ts'
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
    redirect(consentPath(locale, input.volunteerId, 'withdrawn'))
  })
}

export async function ask(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(askGuardianInput, form, async (input, locale) => {
    await askGuardian(actor, input)
    redirect(consentPath(locale, input.volunteerId, 'asked'))
  })
}

export async function admit(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(admitGuestInput, form, async (input, locale) => {
    await admitGuest(actor, input)
    updateTag('region')
    updateTag('centres')
    redirect(cardPath(locale, input.volunteerId, 'admitted'))
  })
}

export async function attach(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(attachGuestInput, form, async (input, locale) => {
    await attachGuest(actor, input)
    redirect(cardPath(locale, input.volunteerId, 'attached'))
  })
}

function cardPath(locale: Locale, id: string, done: string): string {
  return localePath(locale, `/workspace/volunteers/${id}?done=${done}`)
}

function consentPath(locale: Locale, id: string, done: string): string {
  return localePath(locale, `/workspace/volunteers/${id}/consent-record?done=${done}`)
}
