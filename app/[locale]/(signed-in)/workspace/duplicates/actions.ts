'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { comparePair, markNotSame, reopenPair } from '#lib/duplicates/commands/decide-pair.ts'
import { mergeCards } from '#lib/duplicates/commands/merge-cards.ts'
import { undoMerge } from '#lib/duplicates/commands/undo-merge.ts'
import { comparePairInput, mergeInput, pairInput, undoInput } from '#lib/duplicates/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { Refusal } from '#lib/platform/refusal.ts'

export async function compare(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(comparePairInput, form, async (input, locale) => {
    const { pairId } = await comparePair(actor, input)
    redirect(pairPath(locale, pairId))
  })
}

export async function notSame(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(pairInput, form, async (input, locale) => {
    await markNotSame(actor, input)
    redirect(localePath(locale, '/workspace/duplicates?done=notSame'))
  })
}

export async function reopen(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(pairInput, form, async (input, locale) => {
    await reopenPair(actor, input)
    redirect(pairPath(locale, input.pairId, 'reopened'))
  })
}

export async function merge(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(mergeInput, form, async (input, locale) => {
    try {
      await mergeCards(actor, input)
    } catch (error) {
      // The page then shows the cards as they are now, so that sending again means "seen".
      if (error instanceof Refusal) refresh()
      throw error
    }
    refreshPublic()
    redirect(pairPath(locale, input.pairId, 'merged'))
  })
}

export async function undo(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(undoInput, form, async (input, locale) => {
    await undoMerge(actor, input)
    refreshPublic()
    redirect(localePath(locale, '/workspace/duplicates?done=undone'))
  })
}

/** What public pages count and name by people: members of centres, and who holds an award. */
function refreshPublic() {
  updateTag('region')
  updateTag('centres')
  updateTag('awards')
}

function pairPath(locale: Locale, pairId: string, done?: string): string {
  return localePath(locale, `/workspace/duplicates/${pairId}${done ? `?done=${done}` : ''}`)
}
