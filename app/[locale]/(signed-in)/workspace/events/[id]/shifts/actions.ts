'use server'

import { getTranslations } from 'next-intl/server'
import { refresh, updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { addShift, cancelShift, saveShift } from '#lib/events/commands/shifts.ts'
import { addShiftInput, resizeShiftInput, saveShiftInput, shiftIdInput } from '#lib/events/schema.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { resizeShift } from '#lib/participation/commands/resize-shift.ts'
import type { FormState } from '#lib/platform/form.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'

export async function add(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(addShiftInput, form, async (input, locale) => {
    const { slug } = await addShift(actor, input)
    updatePlaces(slug)
    refresh()
    const t = await getTranslations({ locale, namespace: 'events.shift' })
    return { message: t('added') }
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(saveShiftInput, form, async (input, locale) => {
    refresh()
    const { slug } = await saveShift(actor, input)
    updatePlaces(slug)
    const t = await getTranslations({ locale, namespace: 'events.work' })
    return { message: t('saved') }
  })
}

export async function resize(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(resizeShiftInput, form, async ({ eventId: _event, ...input }, locale) => {
    refresh()
    const { slug, moved, promoted } = await resizeShift(actor, input).catch(asField)
    updatePlaces(slug)
    const t = await getTranslations({ locale, namespace: 'events.shift' })
    return { message: t('resized', { moved, promoted }) }
  })
}

export async function cancel(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(shiftIdInput, form, async (input, locale) => {
    const { slug } = await cancelShift(actor, input)
    updatePlaces(slug)
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

function updatePlaces(slug: string) {
  updateTag('events')
  updateTag(`event:${slug}`)
}
