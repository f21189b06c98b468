'use server'

import { redirect } from 'next/navigation'
import { requireEditor } from '#lib/accounts/session.ts'
import { submit } from '#lib/i18n/submit.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { createNews } from '#lib/news/commands/create-news.ts'
import { createNewsInput } from '#lib/news/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(createNewsInput, form, async (input, locale) => {
    const { id } = await createNews(actor, input)
    redirect(localePath(locale, `/staff/news/${id}`))
  })
}
