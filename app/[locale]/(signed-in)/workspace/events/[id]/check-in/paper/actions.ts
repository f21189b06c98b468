'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { requireActor } from '#lib/accounts/session.ts'
import { recordPaper } from '#lib/attendance/commands/record-paper.ts'
import { paperInput } from '#lib/attendance/schema.ts'
import { spoken } from '#lib/i18n/localised.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function keyIn(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(paperInput, form, async (input, locale) => {
    const { stored, refused } = await recordPaper(actor, input)
    refresh()
    const t = await getTranslations({ locale })
    const done = t('attendance.paper.stored', { count: stored })
    if (refused.length === 0) return { message: done }
    const why = refused.map(({ name, reasons }) => {
      const sentences = reasons.map(({ code, values }) => t(code, spoken(values ?? {}, locale)))
      return `${name}: ${sentences.join(' ')}`
    })
    return { message: [done, t('attendance.paper.refused', { count: refused.length }), ...why].join('\n') }
  })
}
