'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { keepForPerson } from '#lib/participation/commands/keep-for-person.ts'
import { moveToShift } from '#lib/participation/commands/move-to-shift.ts'
import { placeOnShift } from '#lib/participation/commands/place-on-shift.ts'
import { promoteNext } from '#lib/participation/commands/promote-next.ts'
import { takeOffShift } from '#lib/participation/commands/take-off-shift.ts'
import { keepInput, moveInput, placeInput, promoteInput, takeOffInput } from '#lib/participation/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function place(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(placeInput, form, async (input, locale) => {
    const { eventId, slug, participationId } = await placeOnShift(actor, input)
    refreshEvent(slug)
    redirect(localePath(locale, rosterPath(eventId, input.shiftId, { done: 'placed', who: participationId })))
  })
}

export async function takeOff(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(takeOffInput, form, async (input, locale) => {
    const { eventId, shiftId, slug, promoted } = await takeOffShift(actor, input)
    refreshEvent(slug)
    redirect(localePath(locale, rosterPath(eventId, shiftId, { done: 'takenOff', n: String(promoted) })))
  })
}

export async function move(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(moveInput, form, async (input, locale) => {
    const { eventId, slug } = await moveToShift(actor, input)
    refreshEvent(slug)
    redirect(localePath(locale, rosterPath(eventId, input.toShiftId, { done: 'moved' })))
  })
}

export async function promote(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(promoteInput, form, async (input, locale) => {
    const { eventId, slug, isPromoted } = await promoteNext(actor, input)
    refreshEvent(slug)
    const done = isPromoted ? 'promoted' : 'nobodyFits'
    redirect(localePath(locale, rosterPath(eventId, input.shiftId, { done })))
  })
}

export async function keep(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(keepInput, form, async (input, locale) => {
    const { eventId, shiftId, slug } = await keepForPerson(actor, input)
    refreshEvent(slug)
    redirect(localePath(locale, rosterPath(eventId, shiftId, { done: 'kept' })))
  })
}

function refreshEvent(slug: string) {
  updateTag('events')
  updateTag(`event:${slug}`)
}

function rosterPath(eventId: string, shiftId: string, said: Record<string, string>): string {
  return `/workspace/events/${eventId}/shifts/${shiftId}?${new URLSearchParams(said)}`
}
