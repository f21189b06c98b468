'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { blockPerson, unblockPerson, watchPerson } from '#lib/comments/commands/block-person.ts'
import { closeComments, openComments } from '#lib/comments/commands/close-comments.ts'
import { decideComments } from '#lib/comments/commands/moderate.ts'
import { blockInput, closingInput, decideInput, personInput } from '#lib/comments/schema.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function decide(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(decideInput, form, async (input, locale) => {
    const { newsIds } = await decideComments(actor, input)
    for (const id of newsIds) for (const tag of ['comments', 'counting']) updateTag(`${tag}:${id}`)
    return done(locale, input.intent === 'show' ? 'shown' : 'hidden')
  })
}

export async function block(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(blockInput, form, async (input, locale) => {
    await blockPerson(actor, input)
    return done(locale, 'blocked')
  })
}

export async function unblock(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(personInput, form, async (input, locale) => {
    await unblockPerson(actor, input)
    return done(locale, 'unblocked')
  })
}

export async function watch(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(personInput, form, async (input, locale) => {
    await watchPerson(actor, input)
    return done(locale, 'watched')
  })
}

export async function close(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(closingInput, form, async (input, locale) => {
    await closeComments(actor, input)
    updateTag(input.newsId ? `comments:${input.newsId}` : 'comments')
    return done(locale, 'closed')
  })
}

export async function reopen(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(closingInput, form, async (input, locale) => {
    await openComments(actor, input)
    updateTag(input.newsId ? `comments:${input.newsId}` : 'comments')
    return done(locale, 'opened')
  })
}

type Done = 'shown' | 'hidden' | 'blocked' | 'unblocked' | 'watched' | 'closed' | 'opened'

async function done(locale: Locale, key: Done) {
  refresh()
  const t = await getTranslations({ locale, namespace: 'comments.desk' })
  return { message: t(`done.${key}`) }
}
