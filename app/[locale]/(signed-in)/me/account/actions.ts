'use server'

import { getTranslations } from 'next-intl/server'
import { changePassword } from '#lib/accounts/commands/passwords.ts'
import { changePasswordInput } from '#lib/accounts/schema.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function setOwnPassword(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(changePasswordInput, form, async (input, locale) => {
    await changePassword(actor, input)
    const t = await getTranslations({ locale, namespace: 'accounts.account' })
    return { message: t('passwordChanged') }
  })
}
