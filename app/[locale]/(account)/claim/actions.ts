'use server'

import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { claimOwnCard, requestClaimBySlip } from '#lib/accounts/commands/claim-account.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { claimInput, claimOwnInput } from '#lib/volunteers/schema/claims.ts'

export async function askForLink(_: FormState, form: FormData): Promise<FormState> {
  return submit(claimInput, form, async (input, locale) => {
    await requestClaimBySlip(null, input, { address: await clientAddress(), locale })
    return { message: await say(locale, 'sent') }
  })
}

export async function takeCard(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(claimOwnInput, form, async (input, locale) => {
    const claimed = await claimOwnCard(actor, input, { address: await clientAddress() })
    if (claimed === 'noted') return { message: await say(locale, 'noted') }
    redirect(localePath(locale, '/me'))
  })
}

async function say(locale: Locale, key: 'sent' | 'noted'): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'claims.claim' })
  return t(key)
}
