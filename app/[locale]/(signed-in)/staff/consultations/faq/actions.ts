'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import {
  createFaqEntry,
  publishFaqEntry,
  removeFaqEntry,
  saveFaqEntry,
} from '#lib/consultations/commands/keep-faq.ts'
import { createFaqInput, publishFaqInput, removeFaqInput, saveFaqInput } from '#lib/consultations/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(createFaqInput, form, async (input, locale) => {
    await createFaqEntry(actor, input)
    redirect(localePath(locale, `/staff/consultations/faq/${input.id}`))
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveFaqInput, form, async (input, locale) => {
    await saveFaqEntry(actor, input)
    updateTag('faq')
    refresh()
    const t = await getTranslations({ locale, namespace: 'form' })
    return { message: t('saved') }
  })
}

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(publishFaqInput, form, async (input, locale) => {
    await publishFaqEntry(actor, input)
    updateTag('faq')
    refresh()
    const t = await getTranslations({ locale, namespace: 'consultation.desk' })
    return { message: input.kk || input.ru || input.en ? t('published') : t('withdrawn') }
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(removeFaqInput, form, async (input, locale) => {
    await removeFaqEntry(actor, input)
    redirect(localePath(locale, '/staff/consultations/faq'))
  })
}
