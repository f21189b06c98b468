'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { withdrawByLink } from '#lib/erasure/commands/withdraw-consent.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { settleConsent } from '#lib/participation/commands/settle-consent.ts'
import type { FormState } from '#lib/platform/form.ts'
import { giveConsent, refuseConsent } from '#lib/volunteers/commands/answer-consent.ts'
import { giveOwnConsent } from '#lib/volunteers/commands/answer-own-consent.ts'
import {
  giveConsentInput,
  giveOwnConsentInput,
  refuseConsentInput,
  withdrawByLinkInput,
} from '#lib/volunteers/schema/consent-answer.ts'

export async function give(_: FormState, form: FormData): Promise<FormState> {
  return submit(giveConsentInput, form, async (input, locale) => {
    const { volunteerId } = await giveConsent(null, input, { address: await clientAddress(), locale })
    await settleConsent(null, volunteerId)
    // Names on public pages depend on it.
    if (input.publishing) updateTag('awards')
    redirect(localePath(locale, `/consent/${input.secret}`))
  })
}

export async function refuse(_: FormState, form: FormData): Promise<FormState> {
  return submit(refuseConsentInput, form, async (input, locale) => {
    const { volunteerId } = await refuseConsent(null, input, { address: await clientAddress() })
    await settleConsent(null, volunteerId)
    redirect(localePath(locale, `/consent/${input.secret}`))
  })
}

export async function giveOwn(_: FormState, form: FormData): Promise<FormState> {
  return submit(giveOwnConsentInput, form, async (input, locale) => {
    const { volunteerId } = await giveOwnConsent(null, input, { address: await clientAddress(), locale })
    await settleConsent(null, volunteerId)
    if (input.publishing) updateTag('awards')
    redirect(localePath(locale, `/consent/${input.secret}`))
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  return submit(withdrawByLinkInput, form, async (input, locale) => {
    await withdrawByLink(null, input, { address: await clientAddress() })
    updateTag('awards')
    redirect(localePath(locale, `/consent/${input.secret}`))
  })
}
