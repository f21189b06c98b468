'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import { bringChild } from '#lib/participation/commands/bring-child.ts'
import { keepPlace, leavePlace, moveSelf, rejoinShift } from '#lib/participation/commands/own-place.ts'
import { bringChildInput, leaveInput, linkInput, moveSelfInput } from '#lib/participation/schema.ts'
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
