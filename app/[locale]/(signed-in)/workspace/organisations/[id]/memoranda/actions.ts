'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireRepresentative } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { signOff as signOffSide } from '#lib/memoranda/commands/agree-memorandum.ts'
import { ownSignOffInput } from '#lib/memoranda/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function signOff(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireRepresentative()
  return submit(ownSignOffInput, form, async ({ organisationId, ...input }, locale) => {
    const { slug } = await signOffSide(actor, input)
    for (const tag of ['memoranda', `memorandum:${slug}`]) updateTag(tag)
    redirect(
      localePath(locale, `/workspace/organisations/${organisationId}/memoranda/${input.id}?done=signedOff`),
    )
  })
}
