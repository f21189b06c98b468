'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { confirmMailing } from '#lib/mailings/commands/confirm-mailing.ts'
import { markMailingTold } from '#lib/mailings/commands/mark-told.ts'
import { stopMailing } from '#lib/mailings/commands/stop-mailing.ts'
import { removeTemplate, saveTemplate } from '#lib/mailings/commands/templates.ts'
import { discardMailing, editMailing, writeMailing } from '#lib/mailings/commands/write-mailing.ts'
import {
  confirmMailingInput,
  editMailingInput,
  mailingInput,
  saveTemplateInput,
  templateInput,
  toldInput,
  writeMailingInput,
} from '#lib/mailings/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function write(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(writeMailingInput, form, async (input, locale) => {
    const { id } = await writeMailing(actor, input)
    redirect(pageOf(locale, id, 'written'))
  })
}

export async function edit(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(editMailingInput, form, async (input, locale) => {
    await editMailing(actor, input)
    redirect(pageOf(locale, input.mailingId, 'written'))
  })
}

export async function discard(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(mailingInput, form, async (input, locale) => {
    await discardMailing(actor, input)
    redirect(localePath(locale, '/workspace/mailings'))
  })
}

export async function confirm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(confirmMailingInput, form, async (input, locale) => {
    await confirmMailing(actor, input)
    redirect(pageOf(locale, input.mailingId, 'confirmed'))
  })
}

export async function stop(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(mailingInput, form, async (input, locale) => {
    await stopMailing(actor, input)
    redirect(pageOf(locale, input.mailingId, 'stopped'))
  })
}

export async function told(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(toldInput, form, async (input, locale) => {
    await markMailingTold(actor, input)
    redirect(localePath(locale, `/workspace/mailings/${input.mailingId}/calls?done=told`))
  })
}

export async function keepText(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(saveTemplateInput, form, async (input, locale) => {
    await saveTemplate(actor, input)
    redirect(pageOf(locale, input.mailingId, 'saved'))
  })
}

export async function removeText(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(templateInput, form, async (input, locale) => {
    await removeTemplate(actor, input)
    redirect(localePath(locale, '/workspace/mailings'))
  })
}

function pageOf(locale: Locale, id: string, done: string): string {
  return localePath(locale, `/workspace/mailings/${id}?done=${done}`)
}
