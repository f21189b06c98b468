'use server'

import { redirect } from 'next/navigation'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'
import { selectPeople } from '#lib/registry/commands/select-people.ts'
import { removeView, renameView, saveView } from '#lib/registry/commands/views.ts'
import {
  choosePeopleInput,
  readQuery,
  renameViewInput,
  saveViewInput,
  viewIdInput,
} from '#lib/registry/schema.ts'

/** Where each act on many people goes on with its selection. */
const ways = {
  message: (id: string) => `/workspace/mailings/new?selection=${id}`,
  export: (id: string) => `/workspace/exports/new?selection=${id}`,
  tag: (id: string) => `/workspace/volunteers/chosen/${id}?act=tag`,
  assign: (id: string) => `/workspace/volunteers/chosen/${id}?act=assign`,
  invite: (id: string) => `/workspace/volunteers/chosen/${id}?act=invite`,
} as const

export async function choose(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(choosePeopleInput, form, async ({ volunteerIds, everybody, query, act }, locale) => {
    const chosen = everybody ? { volunteerIds: [], filters: readQuery(query) } : { volunteerIds }
    const { id } = await selectPeople(actor, chosen)
    redirect(localePath(locale, ways[act](id)))
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(saveViewInput, form, async (input, locale) => {
    await saveView(actor, input)
    redirect(localePath(locale, `/workspace/volunteers?${input.query}`))
  })
}

export async function rename(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(renameViewInput, form, async (input, locale) => {
    await renameView(actor, input)
    redirect(localePath(locale, '/workspace/volunteers/views'))
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(viewIdInput, form, async (input, locale) => {
    await removeView(actor, input)
    redirect(localePath(locale, '/workspace/volunteers/views'))
  })
}
