'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { awardRound } from '#lib/nominations/commands/award-round.ts'
import { decideNomination, signProtocol } from '#lib/nominations/commands/decide.ts'
import { beginJudging, openRound, saveRound } from '#lib/nominations/commands/rounds.ts'
import {
  awardRoundInput,
  decisionInput,
  openRoundInput,
  protocolInput,
  roundStepInput,
  saveRoundInput,
} from '#lib/nominations/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function open(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(openRoundInput, form, async (input, locale) => {
    const { id } = await openRound(actor, input)
    redirect(localePath(locale, `/staff/nominations/${id}`))
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(saveRoundInput, form, async (input, locale) => {
    await saveRound(actor, input)
    redirect(localePath(locale, `/staff/nominations/${input.id}`))
  })
}

export async function judge(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(roundStepInput, form, async (input, locale) => {
    await beginJudging(actor, input)
    redirect(localePath(locale, `/staff/nominations/${input.id}`))
  })
}

export async function decide(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(decisionInput, form, async (input, locale) => {
    await decideNomination(actor, input)
    const t = await getTranslations({ locale, namespace: 'nominations.decision' })
    refresh()
    return { message: t('saved') }
  })
}

export async function sign(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(protocolInput, form, async (input, locale) => {
    await signProtocol(actor, input)
    redirect(localePath(locale, `/staff/nominations/${input.id}`))
  })
}

export async function award(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(awardRoundInput, form, async (input, locale) => {
    await awardRound(actor, input)
    updateTag('awards')
    redirect(localePath(locale, `/staff/nominations/${input.id}`))
  })
}
