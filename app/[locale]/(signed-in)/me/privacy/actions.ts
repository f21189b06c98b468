'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { askErasure, hideSelf, takeBackErasure } from '#lib/erasure/commands/ask-erasure.ts'
import { withdrawOwnConsent } from '#lib/erasure/commands/withdraw-consent.ts'
import { askErasureInput, withdrawOwnInput } from '#lib/erasure/schema.ts'
import { agreeOwn } from '#lib/files/commands/picture-people.ts'
import { takeOutOwn } from '#lib/files/commands/take-out.ts'
import { personStepInput } from '#lib/files/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { allTags } from '#lib/refreshes/rules.ts'

const nothing = z.strictObject({})

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(withdrawOwnInput, form, async (input, locale) => {
    const { kind, left } = await withdrawOwnConsent(actor, input)
    if (kind === 'publishing') forgetEveryPage()
    if (left > 0) updateTag('events')
    redirect(pageWith(locale, 'withdrawn'))
  })
}

export async function hide(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(nothing, form, async (_input, locale) => {
    await hideSelf(actor)
    forgetEveryPage()
    redirect(pageWith(locale, 'hidden'))
  })
}

export async function askToErase(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(askErasureInput, form, async (input, locale) => {
    await askErasure(actor, input)
    forgetEveryPage()
    redirect(pageWith(locale, 'asked'))
  })
}

export async function takeBack(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(nothing, form, async (_input, locale) => {
    await takeBackErasure(actor)
    redirect(pageWith(locale, 'takenBack'))
  })
}

export async function takePictureOut(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(personStepInput, form, async (input, locale) => {
    await takeOutOwn(actor, input)
    forgetEveryPage()
    redirect(pageWith(locale, 'pictureOut'))
  })
}

export async function agreeToPicture(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(personStepInput, form, async (input, locale) => {
    await agreeOwn(actor, input)
    forgetEveryPage()
    redirect(pageWith(locale, 'pictureAgreed'))
  })
}

/** A picture with the person on it may stand on any page. */
function forgetEveryPage(): void {
  for (const tag of allTags) updateTag(tag)
}

function pageWith(locale: Locale, done: string): string {
  return localePath(locale, `/me/privacy?done=${done}`)
}
