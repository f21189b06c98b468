'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import {
  createCentre,
  editCentre,
  editCentreTexts,
  publishCentre,
  verifyCentre,
  withdrawCentre,
} from '#lib/centres/commands.ts'
import { centreIdInput, centreInput, centreTextsInput, newCentreInput } from '#lib/centres/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(newCentreInput, form, async (input, locale) => {
    const { id } = await createCentre(actor, input)
    redirect(localePath(locale, `/workspace/centres/${id}`))
  })
}

export async function saveTexts(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(centreTextsInput, form, async (input, locale) =>
    shown(await editCentreTexts(actor, input), locale, 'saved'),
  )
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(centreInput, form, async (input, locale) =>
    shown(await editCentre(actor, input), locale, 'saved'),
  )
}

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(centreIdInput, form, async (input, locale) =>
    shown(await publishCentre(actor, input), locale),
  )
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(centreIdInput, form, async (input, locale) =>
    shown(await withdrawCentre(actor, input), locale),
  )
}

export async function verify(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(centreIdInput, form, async (input, locale) => shown(await verifyCentre(actor, input), locale))
}

/** The centre's own page, the lists it stands in, its events, which hide with it, and what links to them. */
async function shown({ slug }: { slug: string }, locale: Locale, key: 'saved' | 'stateDone' = 'stateDone') {
  const touched = ['centres', 'events', 'files', 'region', 'awards', 'memoranda', 'people']
  for (const tag of [`centre:${slug}`, ...touched]) updateTag(tag)
  refresh()
  const t = await getTranslations({ locale, namespace: 'centres.staff' })
  return { message: t(key) }
}
