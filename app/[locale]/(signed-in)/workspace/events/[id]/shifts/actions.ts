'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { addShifts, cancelShifts, resizeShifts, saveShifts } from '#lib/events/commands/series-shifts.ts'
import {
  addShiftsInput,
  cancelShiftsInput,
  resizeShiftsInput,
  saveShiftsInput,
} from '#lib/events/schema/series.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'

export async function add(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(addShiftsInput, form, async (input, locale) => {
    const { slugs } = await addShifts(actor, input)
    updatePlaces(slugs)
    refresh()
    const t = await getTranslations({ locale, namespace: 'events.shift' })
    return { message: t('added') }
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(saveShiftsInput, form, async (input, locale) => {
    refresh()
    const { slugs } = await saveShifts(actor, input)
    updatePlaces(slugs)
    const t = await getTranslations({ locale, namespace: 'events.work' })
    return { message: t('saved') }
  })
}

export async function resize(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(resizeShiftsInput, form, async (input, locale) => {
    refresh()
    const { slugs, moved, promoted } = await resizeShifts(actor, input).catch(asField)
    updatePlaces(slugs)
    const t = await getTranslations({ locale, namespace: 'events.shift' })
    return { message: t('resized', { moved, promoted }) }
  })
}

export async function cancel(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(cancelShiftsInput, form, async (input, locale) => {
    const { slugs } = await cancelShifts(actor, input)
    updatePlaces(slugs)
    redirect(localePath(locale, `/workspace/events/${input.eventId}/shifts`))
  })
}

/** A stale version is said beside the form's version, so that the next sending speaks of the present one. */
function asField(error: unknown): never {
  const isStale = error instanceof Conflict && error.code === 'participation.refusals.stale'
  throw isStale
    ? new Invalid({ version: { code: 'events.refusals.staleShift' } }, 'events.refusals.staleShift')
    : error
}

function updatePlaces(slugs: string[]) {
  updateTag('events')
  for (const slug of slugs) updateTag(`event:${slug}`)
}
