'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { createSeries } from '#lib/events/commands/create-series.ts'
import { cancelOccurrences, publishOccurrences } from '#lib/events/commands/end-series.ts'
import { findEventToRun } from '#lib/events/queries.ts'
import { planDays } from '#lib/events/rules/series-plan.ts'
import {
  cancelOccurrencesInput,
  createSeriesInput,
  publishOccurrencesInput,
  seriesRuleInput,
  seriesRuleQuery,
} from '#lib/events/schema/series.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { now } from '#lib/platform/clock.ts'
import type { FormState } from '#lib/platform/form.ts'
import { NotFound } from '#lib/platform/refusal.ts'

/** Checks the rule and shows its days; nothing is made by it. */
export async function preview(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(seriesRuleInput, form, async (input, locale) => {
    const event = await findEventToRun(actor, input.eventId)
    if (!event) throw new NotFound('events.refusals.unknown')
    planDays(event, input, now())
    const query = new URLSearchParams(seriesRuleQuery(input)).toString()
    redirect(localePath(locale, `/workspace/events/${input.eventId}/series?${query}#days`))
  })
}

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(createSeriesInput, form, async (input, locale) => {
    await createSeries(actor, input)
    updateTag('events')
    redirect(localePath(locale, `/workspace/events/${input.eventId}/series`))
  })
}

export async function publishAll(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(publishOccurrencesInput, form, async (input, locale) => {
    const { slugs, count } = await publishOccurrences(actor, input)
    show(slugs)
    redirect(localePath(locale, `/workspace/events/${input.eventId}/series?done=published&dates=${count}`))
  })
}

export async function cancelRest(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(cancelOccurrencesInput, form, async (input, locale) => {
    const { slugs, count, isGone } = await cancelOccurrences(actor, input)
    show(slugs)
    if (isGone) redirect(localePath(locale, '/workspace/events'))
    redirect(localePath(locale, `/workspace/events/${input.eventId}/series?done=cancelled&dates=${count}`))
  })
}

function show(slugs: string[]) {
  for (const tag of ['events', 'files', 'awards', 'memoranda', 'people']) updateTag(tag)
  for (const slug of slugs) updateTag(`event:${slug}`)
}
