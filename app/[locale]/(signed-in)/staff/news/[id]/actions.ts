'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { discardNews, withdrawLanguage, withdrawNews } from '#lib/news/commands/withdraw-news.ts'
import { type NewsAddress, newsTags } from '#lib/news/rules.ts'
import { newsIdInput, newsLanguageInput, saveNewsInput } from '#lib/news/schema.ts'
import type { FormState } from '#lib/platform/form.ts'
import { Conflict } from '#lib/platform/refusal.ts'

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveNewsInput, form, async (input, locale) => {
    try {
      const { addresses, isPublic } = await saveNews(actor, input)
      refreshAddresses(addresses)
      const t = await getTranslations({ locale, namespace: 'news.desk' })
      if (input.intent === 'publish') return { message: t('published') }
      return { message: isPublic ? t('savedPublic') : t('saved') }
    } catch (error) {
      // The page is drawn again with the version that was saved meanwhile, beside what was typed.
      if (error instanceof Conflict) refresh()
      throw error
    }
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(newsIdInput, form, async (input, locale) => {
    const { addresses } = await withdrawNews(actor, input)
    refreshAddresses(addresses)
    redirect(localePath(locale, `/staff/news/${input.id}?done=withdrawn`))
  })
}

export async function withdrawOne(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(newsLanguageInput, form, async (input, locale) => {
    const { addresses } = await withdrawLanguage(actor, input)
    refreshAddresses(addresses)
    redirect(localePath(locale, `/staff/news/${input.id}?done=withdrawn`))
  })
}

export async function discard(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(newsIdInput, form, async (input, locale) => {
    await discardNews(actor, input)
    redirect(localePath(locale, '/staff/news'))
  })
}

function refreshAddresses(addresses: readonly NewsAddress[]): void {
  for (const tag of newsTags(addresses)) updateTag(tag)
}
