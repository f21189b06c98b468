'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireAdministrator } from '#lib/accounts/session.ts'
import {
  declineApplication,
  returnApplication,
  takeApplication,
} from '#lib/applications/commands/answer-application.ts'
import { verifyApplication } from '#lib/applications/commands/verify-application.ts'
import {
  answerApplicationInput,
  takeApplicationInput,
  verifyApplicationInput,
} from '#lib/applications/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function take(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(takeApplicationInput, form, async (input, locale) => {
    await takeApplication(actor, input)
    return done(locale, 'taken')
  })
}

export async function sendBack(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(answerApplicationInput, form, async (input, locale) => {
    await returnApplication(actor, input)
    return done(locale, 'returned')
  })
}

export async function decline(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(answerApplicationInput, form, async (input, locale) => {
    await declineApplication(actor, input)
    return done(locale, 'declined')
  })
}

export async function verify(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(verifyApplicationInput, form, async (input, locale) => {
    const { organisationId } = await verifyApplication(actor, input)
    for (const tag of ['organisations', 'region']) updateTag(tag)
    redirect(localePath(locale, `/workspace/organisations/${organisationId}`))
  })
}

async function done(locale: Locale, key: 'taken' | 'returned' | 'declined') {
  refresh()
  const t = await getTranslations({ locale, namespace: 'applications.staff' })
  return { message: t(key) }
}
