'use server'

import { getTranslations } from 'next-intl/server'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { submit } from '#lib/i18n/submit.ts'
import { sendLinks } from '#lib/participation/commands/send-links.ts'
import { lostLinksInput } from '#lib/participation/schema.ts'
import type { FormState } from '#lib/platform/form.ts'
import { Invalid } from '#lib/platform/refusal.ts'

/** Writes the links of an address to that address; the answer is the same for one nobody has. */
export async function sendAgain(_: FormState, form: FormData): Promise<FormState> {
  return submit(lostLinksInput, form, async ({ email, locale }) => {
    if (email === null) throw new Invalid({ email: { code: 'form.required' } })
    await sendLinks(null, { email, locale }, await clientAddress())
    const t = await getTranslations({ locale, namespace: 'signUps.lost' })
    return { message: t('sent') }
  })
}
