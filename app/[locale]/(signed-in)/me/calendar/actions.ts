'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { makeCalendarAddress, revokeCalendarAddress } from '#lib/volunteers/commands/calendar-address.ts'
import { calendarAddressInput } from '#lib/volunteers/schema.ts'

export async function makeAddress(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(calendarAddressInput, form, async (input, locale) => {
    await makeCalendarAddress(actor, input)
    redirect(pageWith(locale, 'made'))
  })
}

export async function revokeAddress(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(calendarAddressInput, form, async (input, locale) => {
    await revokeCalendarAddress(actor, input)
    redirect(pageWith(locale, 'revoked'))
  })
}

function pageWith(locale: Locale, done: string): string {
  return localePath(locale, `/me/calendar?done=${done}`)
}
