'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import {
  removeException,
  saveOffice,
  saveOfficeHours,
  setException,
} from '#lib/office/commands/keep-office.ts'
import {
  addOfficePerson,
  editOfficePerson,
  removeOfficePerson,
  showOfficePerson,
} from '#lib/office/commands/keep-people.ts'
import {
  addPersonInput,
  editPersonInput,
  exceptionInput,
  officeHoursInput,
  officeInput,
  removeExceptionInput,
  removePersonInput,
  showPersonInput,
} from '#lib/office/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function saveAbout(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(officeInput, form, async (input, locale) => {
    await saveOffice(actor, input)
    return saved(locale)
  })
}

export async function saveHours(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(officeHoursInput, form, async (input, locale) => {
    await saveOfficeHours(actor, input)
    return saved(locale)
  })
}

export async function setDay(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(exceptionInput, form, async (input, locale) => {
    await setException(actor, input)
    return saved(locale)
  })
}

export async function removeDay(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(removeExceptionInput, form, async (input, locale) => {
    await removeException(actor, input)
    return saved(locale)
  })
}

export async function addPerson(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(addPersonInput, form, async (input, locale) => {
    await addOfficePerson(actor, input)
    redirect(localePath(locale, `/staff/office/people/${input.id}`))
  })
}

export async function editPerson(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(editPersonInput, form, async (input, locale) => {
    await editOfficePerson(actor, input)
    updateTag('files')
    return saved(locale)
  })
}

export async function showPerson(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(showPersonInput, form, async (input, locale) => {
    await showOfficePerson(actor, input)
    updateTag('files')
    return saved(locale)
  })
}

export async function removePerson(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireEditor()
  return submit(removePersonInput, form, async (input, locale) => {
    await removeOfficePerson(actor, input)
    redirect(localePath(locale, '/staff/office'))
  })
}

async function saved(locale: Locale) {
  updateTag('office')
  refresh()
  const t = await getTranslations({ locale, namespace: 'form' })
  return { message: t('saved') }
}
