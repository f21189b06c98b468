'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { addLibraryFile } from '#lib/library/commands/add-file.ts'
import { createLibraryItem, saveLibraryItem } from '#lib/library/commands/edit-item.ts'
import {
  discardLibraryItem,
  publishLibraryItem,
  withdrawLibraryItem,
} from '#lib/library/commands/publish-item.ts'
import {
  addLibraryFileInput,
  createLibraryItemInput,
  libraryStepInput,
  saveLibraryItemInput,
} from '#lib/library/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(createLibraryItemInput, form, async (input, locale) => {
    const { id } = await createLibraryItem(actor, input)
    redirect(localePath(locale, `/workspace/library/${id}`))
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(saveLibraryItemInput, form, async (input, locale) => {
    const { slug } = await saveLibraryItem(actor, input)
    show(slug)
    redirect(localePath(locale, `/workspace/library/${input.id}?done=saved`))
  })
}

export async function addFile(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(addLibraryFileInput, form, async (input, locale) => {
    const { slug } = await addLibraryFile(actor, input)
    show(slug)
    redirect(localePath(locale, `/workspace/library/${input.id}?done=added`))
  })
}

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(libraryStepInput, form, async (input, locale) => {
    const { slug } = await publishLibraryItem(actor, input)
    show(slug)
    redirect(localePath(locale, `/workspace/library/${input.id}?done=published`))
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(libraryStepInput, form, async (input, locale) => {
    const { slug } = await withdrawLibraryItem(actor, input)
    show(slug)
    redirect(localePath(locale, `/workspace/library/${input.id}?done=withdrawn`))
  })
}

export async function discard(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(libraryStepInput, form, async (input, locale) => {
    await discardLibraryItem(actor, input)
    redirect(localePath(locale, '/workspace/library'))
  })
}

/** The item's own page, the library's lists, and the media handler's answer about its files. */
function show(slug: string) {
  for (const tag of ['library', `library:${slug}`, 'files']) updateTag(tag)
}
