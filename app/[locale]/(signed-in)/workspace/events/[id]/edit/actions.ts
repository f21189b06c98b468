'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { saveOccurrences } from '#lib/events/commands/save-occurrences.ts'
import { saveOccurrencesInput } from '#lib/events/schema/series.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(saveOccurrencesInput, form, async (input, locale) => {
    // Also after a refusal: the form learns the present version, so that a second sending is a decision.
    refresh()
    const { slugs, count } = await saveOccurrences(actor, input)
    // Awards, memoranda and people's pages name the event.
    for (const tag of ['events', 'awards', 'memoranda', 'people', 'files']) updateTag(tag)
    for (const slug of slugs) updateTag(`event:${slug}`)
    const t = await getTranslations({ locale })
    const isOne = input.scope === 'this'
    return { message: isOne ? t('events.work.saved') : t('series.work.savedAll', { count }) }
  })
}
