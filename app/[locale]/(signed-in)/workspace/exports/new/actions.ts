'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { startExport } from '#lib/exports/commands/start-export.ts'
import { startExportInput } from '#lib/exports/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function start(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(startExportInput, form, async (input, locale) => {
    const { id } = await startExport(actor, input, locale)
    redirect(localePath(locale, `/workspace/exports/${id}`))
  })
}
