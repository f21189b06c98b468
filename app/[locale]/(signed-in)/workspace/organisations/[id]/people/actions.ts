'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { submit } from '#lib/i18n/submit.ts'
import { inviteMember } from '#lib/organisations/commands/invite-member.ts'
import { inviteMemberInput, memberIdInput } from '#lib/organisations/schema.ts'
import type { FormState } from '#lib/platform/form.ts'
import { removeMember } from '#lib/volunteers/commands/organisation-membership.ts'

export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(inviteMemberInput, form, async (input, locale) => {
    await inviteMember(actor, input)
    const t = await getTranslations({ locale, namespace: 'representatives.people' })
    return { message: t('invited') }
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(memberIdInput, form, async (input, locale) => {
    await removeMember(actor, input)
    for (const tag of ['organisations', 'region']) updateTag(tag)
    refresh()
    const t = await getTranslations({ locale, namespace: 'representatives.people' })
    return { message: t('removed') }
  })
}
