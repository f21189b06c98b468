'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { keepGroup, leaveGroup } from '#lib/participation/commands/own-group.ts'
import { linkInput, memberInput } from '#lib/participation/schema.ts'
import type { FormState } from '#lib/platform/form.ts'
import { refreshEvent } from '../../refresh-event.ts'

// The leader acts by the group's link, as people do by theirs.

export async function keepAll(_: FormState, form: FormData): Promise<FormState> {
  return submit(linkInput, form, async (input, locale) => {
    const { slug } = await keepGroup(await currentActor(), input)
    refreshEvent(slug)
    redirect(localePath(locale, `/group/${input.token}?done=kept`))
  })
}

export async function leaveAll(_: FormState, form: FormData): Promise<FormState> {
  return submit(linkInput, form, async ({ token }, locale) => {
    const { slug } = await leaveGroup(await currentActor(), { token, participationId: null })
    refreshEvent(slug)
    redirect(localePath(locale, `/group/${token}?done=left`))
  })
}

export async function leaveOne(_: FormState, form: FormData): Promise<FormState> {
  return submit(memberInput, form, async ({ token, participationId }, locale) => {
    const { slug } = await leaveGroup(await currentActor(), { token, participationId })
    refreshEvent(slug)
    redirect(localePath(locale, `/group/${token}?done=left`))
  })
}
