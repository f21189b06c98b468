'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { deleteFile, editPicture, replacePicture } from '#lib/files/commands/edit-picture.ts'
import { namePerson, recordPictureConsent, removePerson } from '#lib/files/commands/picture-people.ts'
import { takeOut } from '#lib/files/commands/take-out.ts'
import {
  editPictureInput,
  fileStepInput,
  namePersonInput,
  personStepInput,
  pictureConsentInput,
  replacePictureInput,
} from '#lib/files/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { allTags } from '#lib/refreshes/rules.ts'

export async function edit(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(editPictureInput, form, async (input, locale) => {
    await editPicture(actor, input)
    return done(locale, 'edited')
  })
}

export async function replace(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(replacePictureInput, form, async (input, locale) => {
    await replacePicture(actor, input)
    return done(locale, 'replaced')
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(fileStepInput, form, async (input, locale) => {
    await deleteFile(actor, input)
    redirect(localePath(locale, '/staff/files?done=deleted'))
  })
}

export async function nameSomebody(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(namePersonInput, form, async (input, locale) => {
    await namePerson(actor, input)
    return done(locale, 'named')
  })
}

export async function recordConsent(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(pictureConsentInput, form, async (input, locale) => {
    await recordPictureConsent(actor, input)
    return done(locale, 'consented')
  })
}

export async function takeOutFor(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(personStepInput, form, async (input, locale) => {
    await takeOut(actor, input)
    return done(locale, 'takenOut')
  })
}

export async function removeName(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(personStepInput, form, async (input, locale) => {
    await removePerson(actor, input)
    return done(locale, 'unnamed')
  })
}

type Deed = 'edited' | 'replaced' | 'named' | 'consented' | 'takenOut' | 'unnamed'

/** A picture may stand on any page: all of them are drawn anew. */
async function done(locale: Locale, key: Deed) {
  for (const tag of allTags) updateTag(tag)
  refresh()
  const t = await getTranslations({ locale, namespace: 'files.done' })
  return { message: t(key) }
}
