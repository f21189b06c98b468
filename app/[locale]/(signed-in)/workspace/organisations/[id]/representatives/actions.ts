'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import {
  inviteRepresentative,
  removeRepresentative,
  withdrawInvitation,
} from '#lib/accounts/commands/representatives.ts'
import {
  inviteRepresentativeInput,
  removeRepresentativeInput,
  withdrawInvitationInput,
} from '#lib/accounts/schema.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(inviteRepresentativeInput, form, async (input, locale) => {
    await inviteRepresentative(actor, input, locale)
    return done(locale, 'invited')
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(withdrawInvitationInput, form, async (input, locale) => {
    await withdrawInvitation(actor, input)
    return done(locale, 'withdrawn')
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(removeRepresentativeInput, form, async (input, locale) => {
    const { isOneself } = await removeRepresentative(actor, input)
    if (isOneself) redirect(localePath(locale, '/start'))
    return done(locale, 'removed')
  })
}

async function done(locale: Locale, key: 'invited' | 'withdrawn' | 'removed') {
  refresh()
  const t = await getTranslations({ locale, namespace: 'representatives.representatives' })
  return { message: t(key) }
}
