'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import {
  addMembership,
  choosePrimary,
  correctMembership,
  endMembership,
} from '#lib/memberships/commands/change-memberships.ts'
import { offerTransfer } from '#lib/memberships/commands/request-transfer.ts'
import {
  addMembershipInput,
  choosePrimaryInput,
  correctMembershipInput,
  endMembershipInput,
  offerTransferInput,
} from '#lib/memberships/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function add(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(addMembershipInput, form, async (input, locale) => {
    await addMembership(actor, input)
    shown(locale, input.volunteerId, 'done=added')
  })
}

export async function makePrimary(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(choosePrimaryInput, form, async (input, locale) => {
    await choosePrimary(actor, input)
    shown(locale, input.volunteerId, 'done=primary')
  })
}

export async function end(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(endMembershipInput, form, async (input, locale) => {
    const { cancelled, kept, isStillSeen } = await endMembership(actor, input)
    if (cancelled > 0) updateTag('events')
    for (const tag of ['region', 'centres', 'organisations']) updateTag(tag)
    const counts = `cancelled=${cancelled}&kept=${kept}`
    // Who left the last of one's centres is not there any more to be shown.
    if (!isStillSeen) redirect(localePath(locale, `/workspace/transfers?done=ended&${counts}`))
    shown(locale, input.volunteerId, `done=ended&${counts}`)
  })
}

export async function correct(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(correctMembershipInput, form, async (input, locale) => {
    await correctMembership(actor, input)
    shown(locale, input.volunteerId, 'done=corrected')
  })
}

export async function offer(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(offerTransferInput, form, async (input, locale) => {
    await offerTransfer(actor, input)
    redirect(localePath(locale, `/workspace/volunteers/${input.volunteerId}/memberships?done=offered`))
  })
}

/** The public numbers of people hang on affiliations. */
function shown(locale: Locale, id: string, query: string): never {
  for (const tag of ['region', 'centres', 'organisations']) updateTag(tag)
  redirect(localePath(locale, `/workspace/volunteers/${id}/memberships?${query}`))
}
