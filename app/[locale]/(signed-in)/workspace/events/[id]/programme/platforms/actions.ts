'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { addPlatform, removePlatform, savePlatform } from '#lib/events/commands/platforms.ts'
import { addPlatformInput, platformIdInput, savePlatformInput } from '#lib/events/schema/programme.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function add(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(addPlatformInput, form, async (input, locale) => {
    const { slug, number } = await addPlatform(actor, input)
    show(slug)
    refresh()
    const t = await getTranslations({ locale, namespace: 'series.platforms' })
    return { message: t('added', { number }) }
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(savePlatformInput, form, async (input, locale) => {
    const { slug } = await savePlatform(actor, input)
    show(slug)
    redirect(localePath(locale, `/workspace/events/${input.eventId}/programme/platforms`))
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(platformIdInput, form, async (input, locale) => {
    const { slug } = await removePlatform(actor, input)
    show(slug)
    redirect(localePath(locale, `/workspace/events/${input.eventId}/programme/platforms`))
  })
}

function show(slug: string) {
  updateTag('events')
  updateTag(`event:${slug}`)
}
