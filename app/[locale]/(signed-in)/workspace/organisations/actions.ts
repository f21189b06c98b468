'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { createOrganisation } from '#lib/organisations/commands/create-organisation.ts'
import {
  publishOrganisation,
  verifyOrganisation,
  withdrawOrganisation,
  withdrawVerification,
} from '#lib/organisations/commands/decide-organisation.ts'
import { editOrganisation, editOrganisationTexts } from '#lib/organisations/commands/edit-organisation.ts'
import {
  organisationIdInput,
  organisationInput,
  organisationTextsInput,
  newOrganisationInput,
  unverifyInput,
} from '#lib/organisations/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(newOrganisationInput, form, async (input, locale) => {
    const { id } = await createOrganisation(actor, input)
    redirect(localePath(locale, `/workspace/organisations/${id}`))
  })
}

export async function saveTexts(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(organisationTextsInput, form, async (input, locale) =>
    shown(await editOrganisationTexts(actor, input), locale, 'saved'),
  )
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(organisationInput, form, async (input, locale) =>
    shown(await editOrganisation(actor, input), locale, 'saved'),
  )
}

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(organisationIdInput, form, async (input, locale) =>
    shown(await publishOrganisation(actor, input), locale),
  )
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(organisationIdInput, form, async (input, locale) =>
    shown(await withdrawOrganisation(actor, input), locale),
  )
}

export async function verify(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(organisationIdInput, form, async (input, locale) =>
    shown(await verifyOrganisation(actor, input), locale),
  )
}

export async function unverify(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(unverifyInput, form, async (input, locale) =>
    shown(await withdrawVerification(actor, input), locale),
  )
}

/** The organisation's own page, the lists it stands in, and what names it: events it hosts, awards, memoranda, positions. */
async function shown({ slug }: { slug: string }, locale: Locale, key: 'saved' | 'stateDone' = 'stateDone') {
  const touched = ['organisations', 'files', 'region', 'events', 'awards', 'memoranda', 'people']
  for (const tag of [`organisation:${slug}`, ...touched]) updateTag(tag)
  refresh()
  const t = await getTranslations({ locale, namespace: 'centres.staff' })
  return { message: t(key) }
}
