'use server'

import { redirect } from 'next/navigation'
import { requestClaim } from '#lib/accounts/commands/claim-account.ts'
import { currentActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { bringChild } from '#lib/participation/commands/bring-child.ts'
import { keepPlace, leavePlace, moveSelf, rejoinShift } from '#lib/participation/commands/own-place.ts'
import { sharePhone } from '#lib/participation/commands/share-phone.ts'
import { findOwnPlace } from '#lib/participation/queries/place.ts'
import {
  bringChildInput,
  leaveInput,
  linkInput,
  makeAccountInput,
  moveSelfInput,
  sharePhoneInput,
} from '#lib/participation/schema.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import type { FormState } from '#lib/platform/form.ts'
import { inOwnWords } from '../../own-words.ts'
import { refreshEvent } from '../../refresh-event.ts'

// Who holds the link acts; somebody who is signed in stands in the history besides.

export async function leave(_: FormState, form: FormData): Promise<FormState> {
  return submit(leaveInput, form, async (input, locale) => {
    const { slug } = await leavePlace(await currentActor(), input)
    refreshEvent(slug)
    redirect(localePath(locale, `/place/${input.token}?done=left`))
  })
}

export async function share(_: FormState, form: FormData): Promise<FormState> {
  return submit(sharePhoneInput, form, async (input, locale) => {
    await sharePhone(await currentActor(), input)
    redirect(localePath(locale, `/place/${input.token}`))
  })
}

export async function keep(_: FormState, form: FormData): Promise<FormState> {
  return submit(linkInput, form, async (input, locale) => {
    const doer = await currentActor()
    const { slug } = await inOwnWords({ other: 'keep' }, () => keepPlace(doer, input))
    refreshEvent(slug)
    redirect(localePath(locale, `/place/${input.token}?done=kept`))
  })
}

/** Joining again is a new sign-up with a link of its own. */
export async function rejoin(_: FormState, form: FormData): Promise<FormState> {
  return submit(linkInput, form, async (input, locale) => {
    const doer = await currentActor()
    const { slug, token } = await inOwnWords({ other: 'rejoin' }, () => rejoinShift(doer, input))
    refreshEvent(slug)
    redirect(localePath(locale, `/place/${token}?new=1`))
  })
}

/** So is the place on another shift. */
export async function moveTo(_: FormState, form: FormData): Promise<FormState> {
  return submit(moveSelfInput, form, async (input, locale) => {
    const doer = await currentActor()
    const { slug, token } = await inOwnWords({ other: 'toShiftId' }, () => moveSelf(doer, input))
    refreshEvent(slug)
    redirect(localePath(locale, `/place/${token}?new=1`))
  })
}

export async function bring(_: FormState, form: FormData): Promise<FormState> {
  return submit(bringChildInput, form, async (input, locale) => {
    const fields = { other: 'birthDate', isAboutOther: true }
    const doer = await currentActor()
    const { slug } = await inOwnWords(fields, () => bringChild(doer, input))
    refreshEvent(slug)
    redirect(localePath(locale, `/place/${input.token}?done=brought`))
  })
}

/** A letter with the way to an account goes to the card's own mailbox; to a typed one only when the card has none. */
export async function askAccount(_: FormState, form: FormData): Promise<FormState> {
  return submit(makeAccountInput, form, async ({ token, email }, locale) => {
    const doer = await currentActor()
    const { volunteer, volunteerId, may } = await findOwnPlace(doer, token)
    if (!may.makeAccount) throw new Conflict('form.again')
    const to = volunteer.email ?? email
    if (!to) throw new Invalid({ email: { code: 'form.required' } })
    await requestClaim(doer, { volunteerId, email: to, locale })
    redirect(localePath(locale, `/place/${token}?done=accountAsked`))
  })
}
