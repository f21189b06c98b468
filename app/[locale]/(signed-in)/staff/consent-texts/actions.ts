'use server'

import { redirect } from 'next/navigation'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import {
  discardConsentDraft,
  publishConsentText,
  saveConsentDraft,
} from '#lib/volunteers/commands/consent-texts.ts'
import {
  consentDraftInput,
  discardConsentTextInput,
  publishConsentTextInput,
} from '#lib/volunteers/schema/consent-texts.ts'

const address = '/staff/consent-texts'

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(consentDraftInput, form, async (input, locale) => {
    await saveConsentDraft(actor, input)
    redirect(localePath(locale, `${address}/${input.kind}?done=saved`))
  })
}

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(publishConsentTextInput, form, async (input, locale) => {
    await publishConsentText(actor, input)
    redirect(listWith(locale, 'published'))
  })
}

export async function discard(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(discardConsentTextInput, form, async (input, locale) => {
    await discardConsentDraft(actor, input)
    redirect(listWith(locale, 'discarded'))
  })
}

function listWith(locale: Locale, done: string): string {
  return localePath(locale, `${address}?done=${done}`)
}
