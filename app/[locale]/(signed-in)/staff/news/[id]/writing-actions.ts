'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { confirmTranslation } from '#lib/news/commands/confirm-translation.ts'
import { discardDraft } from '#lib/news/commands/keep-draft.ts'
import { restoreVersion } from '#lib/news/commands/restore-version.ts'
import { newsTags } from '#lib/news/rules.ts'
import { confirmTranslationInput, newsIdInput, restoreVersionInput } from '#lib/news/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function restore(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(restoreVersionInput, form, async (input, locale) => {
    const { addresses } = await restoreVersion(actor, input)
    for (const tag of newsTags(addresses)) updateTag(tag)
    redirect(localePath(locale, `/staff/news/${input.id}/versions?done=restored`))
  })
}

export async function confirmRight(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(confirmTranslationInput, form, async (input, locale) => {
    await confirmTranslation(actor, input)
    refresh()
    const t = await getTranslations({ locale, namespace: 'newsroom.stale' })
    return { message: t('confirmed') }
  })
}

export async function discardOwnDraft(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(newsIdInput, form, async (input, locale) => {
    await discardDraft(actor, input)
    redirect(localePath(locale, `/staff/news/${input.id}?done=draftDiscarded`))
  })
}
