'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { answerInvitation } from '#lib/organisations/commands/invite-member.ts'
import { invitationIdInput, ownMembershipInput } from '#lib/organisations/schema.ts'
import type { FormState } from '#lib/platform/form.ts'
import { leaveOrganisation } from '#lib/volunteers/commands/organisation-membership.ts'

export async function accept(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(invitationIdInput, form, async (input, locale) => {
    await answerInvitation(actor, { ...input, hasAccepted: true })
    return done(locale, 'accepted')
  })
}

export async function decline(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(invitationIdInput, form, async (input, locale) => {
    await answerInvitation(actor, { ...input, hasAccepted: false })
    return done(locale, 'declined')
  })
}

export async function leave(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(ownMembershipInput, form, async (input, locale) => {
    await leaveOrganisation(actor, input)
    return done(locale, 'left')
  })
}

/** The public numbers of people count memberships. */
async function done(locale: Locale, key: 'accepted' | 'declined' | 'left') {
  for (const tag of ['organisations', 'region']) updateTag(tag)
  refresh()
  const t = await getTranslations({ locale, namespace: 'representatives.own' })
  return { message: t(key) }
}
