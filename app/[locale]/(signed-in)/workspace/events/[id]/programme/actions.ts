'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireActor } from '#lib/accounts/session.ts'
import {
  addAgendaItem,
  moveAgendaItem,
  removeAgendaItem,
  saveAgendaItem,
} from '#lib/events/commands/agenda.ts'
import {
  addAgendaItemInput,
  agendaItemIdInput,
  moveAgendaItemInput,
  saveAgendaItemInput,
} from '#lib/events/schema.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function add(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(addAgendaItemInput, form, async (input, locale) => {
    const { slug } = await addAgendaItem(actor, input)
    return done(slug, locale, 'added')
  })
}

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(saveAgendaItemInput, form, async (input, locale) => {
    const { slug } = await saveAgendaItem(actor, input)
    updateTag(`event:${slug}`)
    redirect(localePath(locale, `/workspace/events/${input.eventId}/programme`))
  })
}

export async function move(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(moveAgendaItemInput, form, async (input, locale) => {
    const { slug } = await moveAgendaItem(actor, input)
    return done(slug, locale, 'moved')
  })
}

export async function remove(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return submit(agendaItemIdInput, form, async (input, locale) => {
    const { slug } = await removeAgendaItem(actor, input)
    updateTag(`event:${slug}`)
    redirect(localePath(locale, `/workspace/events/${input.eventId}/programme`))
  })
}

async function done(slug: string, locale: Locale, key: 'added' | 'moved') {
  updateTag(`event:${slug}`)
  refresh()
  const t = await getTranslations({ locale, namespace: 'events.agenda' })
  return { message: t(key) }
}
