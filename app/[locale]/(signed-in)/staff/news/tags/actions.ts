'use server'

import { getTranslations } from 'next-intl/server'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { createTag, mergeTags, renameTag } from '#lib/news/commands/change-tags.ts'
import { createTagInput, mergeTagsInput, renameTagInput } from '#lib/news/schema/details.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(createTagInput, form, async (input, locale) => {
    await createTag(actor, input)
    return said(locale, 'created')
  })
}

export async function rename(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(renameTagInput, form, async (input, locale) => {
    await renameTag(actor, input)
    return said(locale, 'renamed')
  })
}

export async function merge(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(mergeTagsInput, form, async (input, locale) => {
    await mergeTags(actor, input)
    return said(locale, 'merged')
  })
}

/** Names of tags stand on the pages of news. */
async function said(locale: Locale, word: 'created' | 'renamed' | 'merged'): Promise<{ message: string }> {
  updateTag('news')
  const t = await getTranslations({ locale, namespace: 'reading.tagDesk' })
  return { message: t(word) }
}
