'use server'

import { getTranslations } from 'next-intl/server'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { submit } from '#lib/i18n/submit.ts'
import { sendDocument, sendPhoto, saveDocument } from '#lib/news/commands/attach-files.ts'
import { moveAttachment, removeAttachment } from '#lib/news/commands/change-attachments.ts'
import { addPhotos, savePhoto } from '#lib/news/commands/change-gallery.ts'
import { saveDetails } from '#lib/news/commands/save-details.ts'
import { cancelSchedule, scheduleNews } from '#lib/news/commands/schedule-news.ts'
import { type NewsAddress, newsTags } from '#lib/news/rules.ts'
import { newsIdInput } from '#lib/news/schema.ts'
import {
  attachmentInput,
  choosePhotosInput,
  detailsInput,
  documentInput,
  moveInput,
  photoInput,
  scheduleInput,
  sendDocumentInput,
  sendPhotoInput,
} from '#lib/news/schema/details.ts'
import type { FormState } from '#lib/platform/form.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export async function schedule(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(scheduleInput, form, async (input, locale) => {
    await scheduleNews(actor, input)
    return said(locale, 'planned')
  })
}

export async function cancel(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(newsIdInput, form, async (input, locale) => {
    await cancelSchedule(actor, input)
    return said(locale, 'cancelled')
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(detailsInput, form, async (input, locale) =>
    changed(await saveDetails(actor, input), locale, 'saved'),
  )
}

export async function choosePhotos(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(choosePhotosInput, form, async (input, locale) =>
    changed(await addPhotos(actor, input), locale, 'added'),
  )
}

export async function addPhoto(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(sendPhotoInput, form, async (input, locale) =>
    changed(await sendPhoto(actor, input), locale, 'added'),
  )
}

export async function describePhoto(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(photoInput, form, async (input, locale) =>
    changed(await savePhoto(actor, input), locale, 'saved'),
  )
}

export async function addDocument(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(sendDocumentInput, form, async (input, locale) =>
    changed(await sendDocument(actor, input), locale, 'added'),
  )
}

export async function describeDocument(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(documentInput, form, async (input, locale) =>
    changed(await saveDocument(actor, input), locale, 'saved'),
  )
}

export async function move(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(moveInput, form, async (input, locale) =>
    changed(await moveAttachment(actor, input), locale, 'moved'),
  )
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(attachmentInput, form, async (input, locale) =>
    changed(await removeAttachment(actor, input), locale, 'removed'),
  )
}

type Word = 'planned' | 'cancelled' | 'saved' | 'added' | 'moved' | 'removed'

async function changed(
  { addresses }: { addresses: NewsAddress[] },
  locale: Locale,
  word: Word,
): Promise<{ message: string }> {
  for (const tag of newsTags(addresses)) updateTag(tag)
  return said(locale, word)
}

async function said(locale: Locale, word: Word): Promise<{ message: string }> {
  const t = await getTranslations({ locale, namespace: 'reading.desk.said' })
  return { message: t(word) }
}
