'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { issueAward } from '#lib/awards/commands/issue-awards.ts'
import { issueBatch, prepareBatch, prepareListBatch } from '#lib/awards/commands/issue-batch.ts'
import { createAward, discardAward, saveAward } from '#lib/awards/commands/prepare-awards.ts'
import { revokeAward, setAwardHidden } from '#lib/awards/commands/revoke-award.ts'
import { startLetters } from '#lib/awards/commands/start-letters.ts'
import {
  batchInput,
  createAwardInput,
  discardAwardInput,
  hideAwardInput,
  issueAwardInput,
  letterSetInput,
  listBatchInput,
  prepareBatchInput,
  revokeAwardInput,
  saveAwardInput,
} from '#lib/awards/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(createAwardInput, form, async (input, locale) => {
    const { id } = await createAward(actor, input)
    redirect(localePath(locale, `/staff/awards/${id}`))
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveAwardInput, form, async (input, locale) => {
    await saveAward(actor, input)
    refresh()
    return { message: await say(locale, 'saved') }
  })
}

export async function discard(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(discardAwardInput, form, async (input, locale) => {
    await discardAward(actor, input)
    redirect(localePath(locale, '/staff/awards'))
  })
}

export async function issue(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(issueAwardInput, form, async (input, locale) => {
    await issueAward(actor, input)
    show(input.id)
    redirect(localePath(locale, `/staff/awards/${input.id}`))
  })
}

export async function prepareEventBatch(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(prepareBatchInput, form, async (input, locale) => {
    const { batchId } = await prepareBatch(actor, input)
    redirect(localePath(locale, `/staff/awards/batch/${batchId}`))
  })
}

export async function preparePastedBatch(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(listBatchInput, form, async (input, locale) => {
    const { batchId } = await prepareListBatch(actor, input)
    redirect(localePath(locale, `/staff/awards/batch/${batchId}`))
  })
}

export async function issueWholeBatch(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(batchInput, form, async (input, locale) => {
    const { ids } = await issueBatch(actor, input)
    for (const id of ids) updateTag(`award:${id}`)
    updateTag('awards')
    redirect(localePath(locale, `/staff/awards/batch/${input.batchId}`))
  })
}

export async function leaveOut(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(discardAwardInput, form, async (input) => {
    await discardAward(actor, input)
    refresh()
  })
}

export async function print(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(letterSetInput, form, async (input, locale) => {
    const { setId } = await startLetters(actor, input)
    redirect(localePath(locale, `/staff/awards/letters/${setId}`))
  })
}

export async function revoke(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(revokeAwardInput, form, async (input, locale) => {
    await revokeAward(actor, input)
    show(input.id)
    redirect(localePath(locale, `/staff/awards/${input.id}`))
  })
}

export async function setHidden(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(hideAwardInput, form, async (input, locale) => {
    await setAwardHidden(actor, input)
    show(input.id)
    redirect(localePath(locale, `/staff/awards/${input.id}`))
  })
}

function show(id: string) {
  updateTag('awards')
  updateTag(`award:${id}`)
}

async function say(locale: Locale, key: 'saved'): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'awards.staff' })
  return t(key)
}
