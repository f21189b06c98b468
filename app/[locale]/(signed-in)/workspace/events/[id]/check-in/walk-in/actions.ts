'use server'

import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { addWalkIn } from '#lib/attendance/commands/add-walk-in.ts'
import { knownWalkInInput, newWalkInInput, type WalkInInput } from '#lib/attendance/schema.ts'
import { spoken } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { Actor } from '#lib/accounts/actor.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function admitKnown(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(knownWalkInInput, form, (input, locale) => admit(actor, input, locale))
}

export async function admitNew(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(newWalkInInput, form, (input, locale) => admit(actor, input, locale))
}

async function admit(actor: Actor, input: WalkInInput, locale: Locale) {
  const { eventId, slug, participationId, result } = await addWalkIn(actor, input)
  updateTag('events')
  updateTag(`event:${slug}`)
  if (result.outcome !== 'refused')
    redirect(
      localePath(locale, `/workspace/events/${eventId}/check-in?shift=${input.shiftId}#p-${participationId}`),
    )
  const t = await getTranslations({ locale })
  const why = result.reasons.map(({ code, values }) => t(code, spoken(values ?? {}, locale)))
  return { status: 'refused' as const, message: [t('attendance.walkIn.notMarked'), ...why].join(' ') }
}
