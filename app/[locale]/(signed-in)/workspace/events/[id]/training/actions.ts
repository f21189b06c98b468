'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { saveTraining } from '#lib/events/commands/save-training.ts'
import { saveTrainingInput } from '#lib/events/schema/programme.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(saveTrainingInput, form, async (input, locale) => {
    const { slug } = await saveTraining(actor, input)
    updateTag(`event:${slug}`)
    refresh()
    const t = await getTranslations({ locale, namespace: 'events.work' })
    return { message: t('saved') }
  })
}
