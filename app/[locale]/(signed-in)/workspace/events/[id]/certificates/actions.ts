'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '#lib/accounts/session.ts'
import { issueCertificate, reissueCertificate } from '#lib/certificates/commands/issue-certificate.ts'
import { revokeCertificate } from '#lib/certificates/commands/revoke-certificate.ts'
import { startIssuing } from '#lib/certificates/commands/start-issuing.ts'
import { issueAllInput, issueInput, revokeInput } from '#lib/certificates/schema.ts'
import { localePath, type Locale } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function issue(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(issueInput, form, async (input, locale) => {
    const { eventId } = await issueCertificate(actor, input)
    redirect(deskPath(locale, eventId, 'issued'))
  })
}

export async function issueAll(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(issueAllInput, form, async (input, locale) => {
    await startIssuing(actor, input)
    redirect(deskPath(locale, input.eventId))
  })
}

export async function reissue(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(revokeInput, form, async (input, locale) => {
    const { eventId } = await reissueCertificate(actor, input)
    redirect(deskPath(locale, eventId, 'reissued'))
  })
}

export async function revoke(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(revokeInput, form, async (input, locale) => {
    const { eventId } = await revokeCertificate(actor, input)
    redirect(deskPath(locale, eventId, 'revoked'))
  })
}

function deskPath(locale: Locale, eventId: string | null, done?: 'issued' | 'reissued' | 'revoked'): string {
  return localePath(locale, `/workspace/events/${eventId}/certificates${done ? `?done=${done}` : ''}`)
}
