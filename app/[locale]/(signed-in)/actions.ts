'use server'

import { redirect } from 'next/navigation'
import { closeAllSessions } from '#lib/accounts/commands/sessions.ts'
import { endSession, requireActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { requestLocale } from '#lib/i18n/submit.ts'

/** Ends this session; the cookie is worthless at once. */
export async function signOut(): Promise<void> {
  await requireActor()
  await endSession()
  redirect(localePath(await requestLocale(), '/sign-in'))
}

/** Ends the sessions of every device. */
export async function signOutEverywhere(): Promise<void> {
  const actor = await requireActor()
  await closeAllSessions(actor)
  await endSession()
  redirect(localePath(await requestLocale(), '/sign-in'))
}
