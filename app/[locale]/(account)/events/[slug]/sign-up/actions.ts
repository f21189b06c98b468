'use server'

import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { currentActor, requireActor } from '#lib/accounts/session.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { requestLocale, submit } from '#lib/i18n/submit.ts'
import { signUpGroup } from '#lib/participation/commands/sign-up-group.ts'
import { signUpGuest } from '#lib/participation/commands/sign-up-guest.ts'
import { signUpSelf } from '#lib/participation/commands/sign-up-self.ts'
import type { ListProblem } from '#lib/participation/rules/group-list.ts'
import { groupSignUpInput, guestSignUpInput, selfSignUpInput } from '#lib/participation/schema.ts'
import { type FormState, typedValues } from '#lib/platform/form.ts'
import { newId } from '#lib/platform/new-id.ts'
import { inOwnWords } from '#app/[locale]/(account)/own-words.ts'
import { refreshEvent } from '#app/[locale]/(account)/refresh-event.ts'
import { tidyGroup, unwrap } from './sent-form.ts'

/** A visitor's form. With an e-mail the link is in the letter only; without one it is shown, once. */
export async function signUp(_: FormState, form: FormData): Promise<FormState> {
  const { rest, slug, isMachine } = unwrap(form)
  return submit(guestSignUpInput, rest, async (input, locale) => {
    // A machine is shown what a person sees, and learns nothing from it.
    if (isMachine) redirect(localePath(locale, sentPath(slug, newId())))
    const fields = { age: 'birthDate', consent: 'guardian.name', other: 'shiftId' }
    const address = await clientAddress()
    const done = await inOwnWords(fields, () => signUpGuest(null, input, address))
    refreshEvent(done.slug)
    const shown = `/place/${done.token}?new=1`
    redirect(localePath(locale, input.email ? sentPath(done.slug, done.participationId) : shown))
  })
}

/** With an account and a card: the shift alone. */
export async function signUpMyself(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(selfSignUpInput, form, async (input, locale) => {
    const fields = { consent: 'guardian.name', other: 'shiftId' }
    const done = await inOwnWords(fields, () => signUpSelf(actor, input))
    refreshEvent(done.slug)
    redirect(localePath(locale, `/place/${done.token}`))
  })
}

/** A class or a team, by its leader. */
export async function signUpTogether(_: FormState, form: FormData): Promise<FormState> {
  const { rest, slug, isMachine } = unwrap(form)
  const { tidy, problems, wantsRows } = tidyGroup(rest)
  if (wantsRows) return stillTyping(tidy)
  if (problems.length > 0) return unreadList(tidy, problems)
  return submit(groupSignUpInput, tidy, async (input, locale) => {
    if (isMachine) redirect(localePath(locale, sentPath(slug, newId())))
    const doer = await currentActor()
    const fields = { other: 'shiftId', isAboutOther: true, heading: 'signUps.group.notPossible' }
    const address = await clientAddress()
    const done = await inOwnWords(fields, () => signUpGroup(doer, input, address))
    refreshEvent(done.slug)
    const shown = `/group/${done.token}?new=1`
    redirect(localePath(locale, input.email ? sentPath(done.slug, done.groupId) : shown))
  })
}

function sentPath(slug: string, id: string): string {
  return `/events/${slug}/sign-up?done=${id}`
}

/** The form once more with everything typed and room for more people. */
function stillTyping(form: FormData): FormState {
  const values = { ...typedValues(form), more: '1' }
  return { attempt: Date.now(), status: 'refused', errors: {}, values }
}

async function unreadList(form: FormData, problems: ListProblem[]): Promise<FormState> {
  const t = await getTranslations({ locale: await requestLocale(), namespace: 'signUps.group' })
  const errors = problems
    .slice(0, 20)
    .map(({ line, code }, index) => [index === 0 ? 'list' : `list.${index}`, t(`problems.${code}`, { line })])
  return {
    attempt: Date.now(),
    status: 'refused',
    message: t('problems.list'),
    errors: Object.fromEntries(errors) as Record<string, string>,
    values: typedValues(form),
  }
}
