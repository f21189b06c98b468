'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { uploadSheet } from '#lib/imports/commands/upload-sheet.ts'
import { uploadInput } from '#lib/imports/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function upload(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(uploadInput, form, async (input, locale) => {
    const { id } = await uploadSheet(actor, input)
    redirect(localePath(locale, `/workspace/import/${id}`))
  })
}
