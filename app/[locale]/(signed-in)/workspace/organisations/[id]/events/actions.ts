'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { requireActor } from '#lib/accounts/session.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { reportAttendance } from '#lib/proposals/commands/report-attendance.ts'
import { reportAttendanceInput } from '#lib/proposals/schema.ts'

export async function report(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(reportAttendanceInput, form, async (input, locale) => {
    await reportAttendance(actor, input)
    refresh()
    const t = await getTranslations({ locale, namespace: 'representatives.events' })
    return { message: t('reportDone') }
  })
}
