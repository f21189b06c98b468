'use server'

import { getTranslations } from 'next-intl/server'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { askConsents } from '#lib/volunteers/commands/ask-consents.ts'
import { askConsentsInput } from '#lib/volunteers/schema/consent-answer.ts'

export async function ask(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(askConsentsInput, form, async (input, locale) => {
    const asked = await askConsents(actor, input)
    const t = await getTranslations({ locale, namespace: 'privacy.desk' })
    return { message: t('asked', asked) }
  })
}
