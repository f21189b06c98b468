'use server'

import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { bindClaim, claimAccount } from '#lib/accounts/commands/claim-account.ts'
import { bindClaimInput, claimAccountInput } from '#lib/accounts/schema.ts'
import { requireActor, startSession } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function openAccount(_: FormState, form: FormData): Promise<FormState> {
  return submit(claimAccountInput, form, async (input, locale) => {
    const { userId } = await claimAccount(null, { ...input, locale })
    await startSession(userId)
    redirect(localePath(locale, '/me'))
  })
}

export async function bind(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(bindClaimInput, form, async (input, locale) => {
    const claimed = await bindClaim(actor, input)
    if (claimed === 'bound') redirect(localePath(locale, '/me'))
    const t = await getTranslations({ locale, namespace: 'claims.claim' })
    return { message: t('noted') }
  })
}
