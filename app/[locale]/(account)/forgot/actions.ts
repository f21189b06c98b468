'use server'

import { getTranslations } from 'next-intl/server'
import { requestPasswordReset } from '#lib/accounts/commands/passwords.ts'
import { resetRequestInput } from '#lib/accounts/schema.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function askForReset(_: FormState, form: FormData): Promise<FormState> {
  return submit(resetRequestInput, form, async ({ email }, locale) => {
    await requestPasswordReset(null, { email, locale, address: await clientAddress() })
    const t = await getTranslations({ locale, namespace: 'accounts.forgot' })
    return { message: t('sent') }
  })
}
