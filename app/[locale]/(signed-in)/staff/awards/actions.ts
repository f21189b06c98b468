'use server'

import { refresh, updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requireEditor } from '#lib/accounts/session.ts'
import { issueAward, issueAwardBatch } from '#lib/awards/commands/issue-awards.ts'
import { createAward, discardAward, saveAward } from '#lib/awards/commands/prepare-awards.ts'
import { revokeAward, setAwardHidden } from '#lib/awards/commands/revoke-award.ts'
import {
  createAwardInput,
  discardAwardInput,
  hideAwardInput,
  issueAwardInput,
  issueBatchInput,
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

export async function issueBatch(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(issueBatchInput, form, async (input, locale) => {
    const { ids } = await issueAwardBatch(actor, input)
    for (const id of ids) updateTag(`award:${id}`)
    updateTag('awards')
    redirect(localePath(locale, '/staff/awards?state=issued'))
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
