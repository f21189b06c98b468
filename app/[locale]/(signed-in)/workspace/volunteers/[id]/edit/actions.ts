'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { rememberNotSame } from '#lib/duplicates/commands/decide-pair.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { editVolunteer } from '#lib/volunteers/commands/edit-volunteer.ts'
import { editVolunteerInput } from '#lib/volunteers/schema.ts'

export async function edit(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(editVolunteerInput, form, async (input, locale) => {
    try {
      await editVolunteer(actor, input)
      if (input.acceptDuplicates) await rememberNotSame(actor, { volunteerId: input.id })
    } catch (error) {
      // The page then carries the version the differences are about, so that sending again means "seen".
      if (error instanceof Refusal && error.code === 'volunteers.refusals.changed') refresh()
      throw error
    }
    // The register of awards shows a minor's name as the card has it, and the birth date decides who is one.
    updateTag('awards')
    redirect(localePath(locale, `/workspace/volunteers/${input.id}?done=saved`))
  })
}
