'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { rememberNotSame } from '#lib/duplicates/commands/decide-pair.ts'
import { lookAtCards } from '#lib/duplicates/commands/look-for-pairs.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { type FormState, readForm } from '#lib/platform/form.ts'
import { registerVolunteer } from '#lib/volunteers/commands/register-volunteer.ts'
import { findDuplicates, type PossibleDuplicate } from '#lib/volunteers/queries/find-duplicates.ts'
import { duplicateInput, registerVolunteerInput } from '#lib/volunteers/schema.ts'

export async function register(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(registerVolunteerInput, form, async (input, locale) => {
    const { id } = await registerVolunteer(actor, input)
    if (input.acceptDuplicates) await rememberNotSame(actor, { volunteerId: id })
    await lookAtCards(actor, [id])
    updateTag('region')
    updateTag('centres')
    redirect(localePath(locale, `/workspace/volunteers/${id}?done=registered`))
  })
}

/** Cards of the actor's own register that look like the person being typed. */
export async function suggestDuplicates(form: FormData): Promise<PossibleDuplicate[]> {
  const actor = await requireCoordinator()
  const parsed = duplicateInput.safeParse(readForm(form))
  if (!parsed.success) return []
  const { here } = await findDuplicates(actor, parsed.data)
  return here.slice(0, 5)
}
