'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { freeUnfitPlaces } from '#lib/participation/commands/free-unfit-places.ts'
import { unfitInput } from '#lib/participation/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function freeUnfit(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(unfitInput, form, async (input, locale) => {
    await freeUnfitPlaces(actor, input)
    updateTag('events')
    redirect(localePath(locale, `/workspace/volunteers/${input.volunteerId}`))
  })
}
