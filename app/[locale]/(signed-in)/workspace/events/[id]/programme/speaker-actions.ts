'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { addSpeaker, removeSpeaker } from '#lib/events/commands/speakers.ts'
import { addSpeakerInput, speakerIdInput } from '#lib/events/schema/programme.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function putIn(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(addSpeakerInput, form, async (input, locale) => {
    const { slug } = await addSpeaker(actor, input)
    return done(slug, locale, 'added')
  })
}

export async function takeOut(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(speakerIdInput, form, async (input, locale) => {
    const { slug } = await removeSpeaker(actor, input)
    return done(slug, locale, 'removed')
  })
}

async function done(slug: string, locale: Locale, key: 'added' | 'removed') {
  // People's pages say where they spoke.
  for (const tag of ['people', `event:${slug}`]) updateTag(tag)
  refresh()
  const t = await getTranslations({ locale, namespace: 'series.speakers' })
  return { message: t(key) }
}
