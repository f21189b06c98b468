'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { attachFile, detachFile } from '#lib/memoranda/commands/attach-file.ts'
import {
  publishMemorandum,
  terminateMemorandum,
  withdrawMemorandum,
} from '#lib/memoranda/commands/decide-memorandum.ts'
import { createMemorandum, saveMemorandum } from '#lib/memoranda/commands/edit-memorandum.ts'
import {
  attachFileInput,
  createMemorandumInput,
  memorandumStepInput,
  saveMemorandumInput,
  terminateMemorandumInput,
} from '#lib/memoranda/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(createMemorandumInput, form, async (input, locale) => {
    const { id } = await createMemorandum(actor, input)
    redirect(localePath(locale, `/staff/memoranda/${id}`))
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveMemorandumInput, form, async (input, locale) => {
    const { slug } = await saveMemorandum(actor, input)
    show(slug)
    redirect(localePath(locale, `/staff/memoranda/${input.id}?saved=1`))
  })
}

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(memorandumStepInput, form, async (input, locale) => {
    const { slug } = await publishMemorandum(actor, input)
    show(slug)
    redirect(localePath(locale, `/staff/memoranda/${input.id}?done=published`))
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(memorandumStepInput, form, async (input, locale) => {
    const { slug } = await withdrawMemorandum(actor, input)
    show(slug)
    redirect(localePath(locale, `/staff/memoranda/${input.id}?done=withdrawn`))
  })
}

export async function terminate(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(terminateMemorandumInput, form, async (input, locale) => {
    const { slug } = await terminateMemorandum(actor, input)
    show(slug)
    redirect(localePath(locale, `/staff/memoranda/${input.id}?done=terminated`))
  })
}

export async function attach(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(attachFileInput, form, async (input, locale) => {
    const { slug } = await attachFile(actor, input)
    show(slug)
    redirect(localePath(locale, `/staff/memoranda/${input.id}?done=attached`))
  })
}

export async function detach(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(memorandumStepInput, form, async (input, locale) => {
    const { slug } = await detachFile(actor, input)
    show(slug)
    redirect(localePath(locale, `/staff/memoranda/${input.id}?done=detached`))
  })
}

/** The memorandum's own page, the register, and the media handler's answer about its paper. */
function show(slug: string) {
  for (const tag of ['memoranda', `memorandum:${slug}`, 'files']) updateTag(tag)
}
