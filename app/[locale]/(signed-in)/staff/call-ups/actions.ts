'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireAdministrator, requireEditor } from '#lib/accounts/session.ts'
import { endCallUp, publishCallUp, withdrawCallUp } from '#lib/call-ups/commands/decide-call-up.ts'
import { createCallUp, saveCallUp } from '#lib/call-ups/commands/write-call-up.ts'
import {
  callUpStepInput,
  createCallUpInput,
  publishCallUpInput,
  saveCallUpInput,
} from '#lib/call-ups/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(createCallUpInput, form, async (input, locale) => {
    const { id } = await createCallUp(actor, input)
    redirect(deskOf(locale, id, 'saved'))
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveCallUpInput, form, async (input, locale) => {
    await saveCallUp(actor, input)
    updateTag('callUps')
    redirect(deskOf(locale, input.id, 'saved'))
  })
}

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(publishCallUpInput, form, async (input, locale) => {
    await publishCallUp(actor, input)
    updateTag('callUps')
    redirect(deskOf(locale, input.id, 'published'))
  })
}

export async function end(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(callUpStepInput, form, async (input, locale) => {
    await endCallUp(actor, input)
    updateTag('callUps')
    redirect(deskOf(locale, input.id, 'ended'))
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireAdministrator()
  return submit(callUpStepInput, form, async (input, locale) => {
    await withdrawCallUp(actor, input)
    updateTag('callUps')
    redirect(deskOf(locale, input.id, 'withdrawn'))
  })
}

function deskOf(locale: Locale, id: string, done: string): string {
  return localePath(locale, `/staff/call-ups/${id}?done=${done}`)
}
