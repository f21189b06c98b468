'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { setOwnEntryHidden } from '#lib/awards/commands/revoke-award.ts'
import { ownEntryInput } from '#lib/awards/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function setOwnHidden(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(ownEntryInput, form, async (input, locale) => {
    await setOwnEntryHidden(actor, input)
    updateTag('awards')
    updateTag(`award:${input.id}`)
    redirect(localePath(locale, `/me/awards?done=${input.isHidden ? 'hidden' : 'shown'}`))
  })
}
