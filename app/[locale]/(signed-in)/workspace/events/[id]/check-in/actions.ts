'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { requireActor } from '#lib/accounts/session.ts'
import { markRow } from '#lib/attendance/commands/mark-row.ts'
import { rowInput } from '#lib/attendance/schema.ts'
import { spoken } from '#lib/i18n/localised.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

/** A row of the list, sent without script. */
export async function mark(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(rowInput, form, async (input, locale) => {
    const { outcome, reasons } = await markRow(actor, input)
    refresh()
    const t = await getTranslations({ locale })
    if (outcome !== 'refused') return { message: t('attendance.stored') }
    const why = reasons.map(({ code, values }) => t(code, spoken(values ?? {}, locale)))
    return { status: 'refused', message: why.join(' ') }
  })
}
