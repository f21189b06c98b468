'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { inviteUser } from '#lib/accounts/commands/invitations.ts'
import { disableUser, enableUser, grantRole, revokeRole } from '#lib/accounts/commands/rights.ts'
import { grantInput, inviteInput, revokeInput, userInput } from '#lib/accounts/schema.ts'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(inviteInput, form, async (input, locale) => {
    await inviteUser(actor, input, locale)
    return done(locale, 'invited')
  })
}

export async function grant(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(grantInput, form, async (input, locale) => {
    await grantRole(actor, input)
    return done(locale, 'granted')
  })
}

export async function revoke(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(revokeInput, form, async (input, locale) => {
    await revokeRole(actor, input)
    return done(locale, 'revoked')
  })
}

export async function disable(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(userInput, form, async (input, locale) => {
    await disableUser(actor, input)
    return done(locale, 'disabled')
  })
}

export async function enable(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(userInput, form, async (input, locale) => {
    await enableUser(actor, input)
    return done(locale, 'active')
  })
}

async function done(locale: Locale, key: 'invited' | 'granted' | 'revoked' | 'disabled' | 'active') {
  refresh()
  const t = await getTranslations({ locale, namespace: 'accounts.people' })
  return { message: t(key) }
}
