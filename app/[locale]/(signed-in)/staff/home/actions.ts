'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { addAnnouncement, removeAnnouncement, saveAnnouncement } from '#lib/home/commands/announcements.ts'
import { publishHome, saveHome } from '#lib/home/commands/save-home.ts'
import {
  addAnnouncementInput,
  publishHomeInput,
  removeAnnouncementInput,
  saveAnnouncementInput,
  saveHomeInput,
} from '#lib/home/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveHomeInput, form, async (input, locale) => {
    await saveHome(actor, input)
    redirect(deskWith(locale, 'saved'))
  })
}

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(publishHomeInput, form, async (input, locale) => {
    await publishHome(actor, input)
    updateTag('home')
    redirect(deskWith(locale, 'published'))
  })
}

export async function add(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(addAnnouncementInput, form, async (input, locale) => {
    await addAnnouncement(actor, input)
    updateTag('home')
    redirect(deskWith(locale, 'added'))
  })
}

export async function change(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveAnnouncementInput, form, async (input, locale) => {
    await saveAnnouncement(actor, input)
    updateTag('home')
    redirect(deskWith(locale, 'changed'))
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(removeAnnouncementInput, form, async (input, locale) => {
    await removeAnnouncement(actor, input)
    updateTag('home')
    redirect(deskWith(locale, 'removed'))
  })
}

function deskWith(locale: Locale, done: string): string {
  return localePath(locale, `/staff/home?done=${done}`)
}
