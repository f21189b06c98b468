'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { acceptProposal, returnProposal } from '#lib/proposals/commands/decide-proposal.ts'
import { createProposal, saveProposal } from '#lib/proposals/commands/save-proposal.ts'
import { submitProposal, withdrawProposal } from '#lib/proposals/commands/send-proposal.ts'
import {
  createProposalInput,
  proposalInput,
  returnProposalInput,
  saveProposalInput,
} from '#lib/proposals/schema.ts'
import { tidyShifts } from './sent-form.ts'

export async function create(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(createProposalInput, tidyShifts(form), async (input, locale) => {
    const { id } = await createProposal(actor, input)
    redirect(localePath(locale, `/workspace/proposals/${id}?saved=1`))
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(saveProposalInput, tidyShifts(form), async (input, locale) => {
    await saveProposal(actor, input)
    redirect(localePath(locale, `/workspace/proposals/${input.proposalId}?saved=1`))
  })
}

export async function send(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(proposalInput, form, async (input, locale) => {
    await submitProposal(actor, input)
    return done(locale, 'submitted')
  })
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(proposalInput, form, async (input, locale) => {
    await withdrawProposal(actor, input)
    return done(locale, 'withdrawn')
  })
}

export async function accept(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(proposalInput, form, async (input, locale) => {
    const { eventId } = await acceptProposal(actor, input)
    redirect(localePath(locale, `/workspace/events/${eventId}`))
  })
}

export async function sendBack(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(returnProposalInput, form, async (input, locale) => {
    await returnProposal(actor, input)
    return done(locale, 'returned')
  })
}

async function done(locale: Locale, key: 'submitted' | 'withdrawn' | 'returned') {
  refresh()
  const t = await getTranslations({ locale, namespace: 'proposals.page' })
  return { message: t(key) }
}
