'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import {
  agreeMemorandum,
  reopenMemorandum,
  signMemorandum,
  signOff as signOffSide,
} from '#lib/memoranda/commands/agree-memorandum.ts'
import { saveCard as saveMemorandumCard } from '#lib/memoranda/commands/edit-memorandum.ts'
import { linkEvent, markObligation, unlinkEvent } from '#lib/memoranda/commands/keep-promises.ts'
import { decideTerm as decideOnTerm, proposeTerm } from '#lib/memoranda/commands/prolong-memorandum.ts'
import {
  decideTermInput,
  deskLinkInput,
  markObligationInput,
  memorandumStepInput,
  proposeTermInput,
  reopenMemorandumInput,
  saveCardInput,
  signMemorandumInput,
  signOffInput,
} from '#lib/memoranda/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function agree(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(memorandumStepInput, form, async (input, locale) => {
    const { slug } = await agreeMemorandum(actor, input)
    back(locale, { slug, path: input.id, done: 'agreed' })
  })
}

export async function signOff(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(signOffInput, form, async (input, locale) => {
    const { slug } = await signOffSide(actor, input)
    back(locale, { slug, path: input.id, done: 'signedOff' })
  })
}

export async function sign(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(signMemorandumInput, form, async (input, locale) => {
    const { slug } = await signMemorandum(actor, input)
    back(locale, { slug, path: input.id, done: 'signed' })
  })
}

export async function reopen(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(reopenMemorandumInput, form, async (input, locale) => {
    const { slug } = await reopenMemorandum(actor, input)
    back(locale, { slug, path: input.id, done: 'reopened' })
  })
}

export async function saveCard(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveCardInput, form, async (input, locale) => {
    const { slug } = await saveMemorandumCard(actor, input)
    back(locale, { slug, path: input.id, done: 'cardSaved' })
  })
}

export async function prolong(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(proposeTermInput, form, async (input, locale) => {
    const { slug } = await proposeTerm(actor, input)
    back(locale, { slug, path: input.id, done: 'termProposed' })
  })
}

export async function decideTerm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(decideTermInput, form, async (input, locale) => {
    const { slug } = await decideOnTerm(actor, input)
    back(locale, { slug, path: input.id, done: input.decision === 'accept' ? 'prolonged' : 'termRefused' })
  })
}

export async function mark(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(markObligationInput, form, async (input, locale) => {
    const { slug } = await markObligation(actor, input)
    back(locale, { slug, path: `${input.id}/promises`, done: 'marked' })
  })
}

export async function link(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(deskLinkInput, form, async ({ id, ...input }, locale) => {
    const { slug } = await linkEvent(actor, input)
    back(locale, { slug, path: `${id}/promises`, done: 'linked' })
  })
}

export async function unlink(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(deskLinkInput, form, async ({ id, ...input }, locale) => {
    const { slug } = await unlinkEvent(actor, input)
    back(locale, { slug, path: `${id}/promises`, done: 'unlinked' })
  })
}

/** The public page and the register follow at once; the desk says what was done. */
function back(locale: Locale, { slug, path, done }: { slug: string; path: string; done: string }): never {
  for (const tag of ['memoranda', `memorandum:${slug}`]) updateTag(tag)
  redirect(localePath(locale, `/staff/memoranda/${path}?done=${done}`))
}
