'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { chooseName } from '#lib/comments/commands/choose-name.ts'
import { reportComment } from '#lib/comments/commands/report-comment.ts'
import { editComment, removeComment, writeComment } from '#lib/comments/commands/write-comment.ts'
import { findTalkedNews } from '#lib/comments/queries/own.ts'
import {
  chooseNameInput,
  editCommentInput,
  removeCommentInput,
  reportCommentInput,
  writeCommentInput,
} from '#lib/comments/schema.ts'
import { setReaction } from '#lib/counting/commands/set-reaction.ts'
import { reactionInput } from '#lib/counting/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

/** A comment that is shown is looked at where it stands; one that waits stays here with a word about it. */
export async function write(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(writeCommentInput, form, async (input, locale) => {
    const { newsId, isShown } = await writeComment(actor, input)
    if (!isShown) redirect(localePath(locale, `/me/comments/${newsId}?done=waiting`))
    forget([newsId])
    const news = await findTalkedNews(actor, newsId, locale)
    redirect(localePath(news?.locale ?? locale, `/news/${news?.slug ?? ''}#comment-${input.id}`))
  })
}

export async function edit(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(editCommentInput, form, async (input, locale) => {
    const { newsId } = await editComment(actor, input)
    return done([newsId], locale, 'changed')
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(removeCommentInput, form, async (input, locale) => {
    const { newsId } = await removeComment(actor, input)
    return done([newsId], locale, 'removed')
  })
}

export async function report(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(reportCommentInput, form, async (input, locale) => {
    const { newsId, isHeld } = await reportComment(actor, input)
    if (isHeld) forget([newsId])
    redirect(localePath(locale, `/me/comments/${newsId}?done=reported`))
  })
}

export async function react(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(reactionInput, form, async (input, locale) => {
    await setReaction(actor, input)
    return done([input.newsId], locale, 'reacted')
  })
}

export async function chooseOwnName(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(chooseNameInput, form, async (input, locale) => {
    const { newsIds } = await chooseName(actor, input)
    return done(newsIds, locale, 'named')
  })
}

type Done = 'changed' | 'removed' | 'reacted' | 'named'

async function done(newsIds: readonly string[], locale: Locale, key: Done) {
  forget(newsIds)
  refresh()
  const t = await getTranslations({ locale, namespace: 'comments.own' })
  return { message: t(`done.${key}`) }
}

function forget(newsIds: readonly string[]): void {
  for (const id of newsIds) for (const tag of ['comments', 'counting']) updateTag(`${tag}:${id}`)
}
