'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { addNote, answerQuestion, closeQuestion } from '#lib/consultations/commands/answer.ts'
import {
  assignQuestion,
  markAsSpam,
  mergeQuestion,
  reopenQuestion,
} from '#lib/consultations/commands/assign.ts'
import { answerInput, assignInput, decideInput, mergeInput, noteInput } from '#lib/consultations/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { Invalid } from '#lib/platform/refusal.ts'

export async function answer(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(answerInput, form, (input, locale) =>
    step(locale, 'answered', () => answerQuestion(actor, input)),
  )
}

export async function note(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(noteInput, form, (input, locale) => step(locale, 'noted', () => addNote(actor, input)))
}

export async function assign(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(assignInput, form, (input, locale) =>
    step(locale, 'assigned', () => assignQuestion(actor, input)),
  )
}

export async function merge(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(mergeInput, form, async (input, locale) => {
    await attempt(() => mergeQuestion(actor, input))
    back(locale, input.requestId, 'merged')
  })
}

export async function close(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return decide(actor, form, { act: closeQuestion, said: 'closed' })
}

export async function spam(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return decide(actor, form, { act: markAsSpam, said: 'spam' })
}

export async function reopen(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return decide(actor, form, { act: reopenQuestion, said: 'reopened' })
}

type Said = 'answered' | 'noted' | 'assigned' | 'merged' | 'closed' | 'spam' | 'reopened'
type Decision = { act: typeof closeQuestion; said: Said }

function decide(actor: Actor, form: FormData, { act, said }: Decision): Promise<FormState> {
  return submit(decideInput, form, async (input, locale) => {
    await attempt(() => act(actor, input))
    back(locale, input.requestId, said)
  })
}

/** The button that was pressed is gone with what it did: the page says it. */
function back(locale: Locale, requestId: string, said: Said): never {
  redirect(localePath(locale, `/workspace/consultations/${requestId}?done=${said}`))
}

async function step(locale: Locale, said: Said, run: () => Promise<void>) {
  await attempt(run)
  refresh()
  const t = await getTranslations({ locale, namespace: 'consultation.work.done' })
  return { message: t(said) }
}

/** Also a refused step shows the page anew: what somebody else said meanwhile has to be seen before trying again. */
async function attempt(run: () => Promise<void>) {
  try {
    await run()
  } catch (error) {
    if (error instanceof Invalid) refresh()
    throw error
  }
}
