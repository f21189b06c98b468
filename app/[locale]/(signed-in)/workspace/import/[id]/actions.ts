'use server'

import { redirect } from 'next/navigation'
import { updateTag } from '#app/update-tag.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { submit } from '#lib/i18n/submit.ts'
import {
  chooseColumns as sayColumns,
  chooseSheet as saySheet,
  takeOffers as takeAllOffers,
} from '#lib/imports/commands/choose-columns.ts'
import { confirmImport, dropImport, undoImport } from '#lib/imports/commands/confirm-import.ts'
import { decideAll as decideRows, decideRow, fixRow } from '#lib/imports/commands/fix-row.ts'
import {
  batchInput,
  columnsInput,
  decideAllInput,
  decideRowInput,
  fixRowInput,
  sheetInput,
} from '#lib/imports/schema.ts'
import type { FormState } from '#lib/platform/form.ts'

export async function chooseColumns(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(columnsInput, form, async (input, locale) => {
    await sayColumns(actor, input)
    redirect(pathOf(locale, input.id))
  })
}

export async function chooseSheet(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(sheetInput, form, async (input, locale) => {
    await saySheet(actor, input)
    redirect(pathOf(locale, input.id))
  })
}

export async function takeOffers(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(batchInput, form, async (input, locale) => {
    await takeAllOffers(actor, input)
    redirect(pathOf(locale, input.id))
  })
}

export async function decideAll(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(decideAllInput, form, async (input, locale) => {
    await decideRows(actor, input)
    redirect(pathOf(locale, input.id, '?verdict=duplicate'))
  })
}

export async function fix(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(fixRowInput, form, async (input, locale) => {
    const { number } = await fixRow(actor, input)
    redirect(pathOf(locale, input.id, `?after=${number - 1}&done=fixed#row-${number}`))
  })
}

export async function decide(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(decideRowInput, form, async (input, locale) => {
    const { number } = await decideRow(actor, input)
    redirect(pathOf(locale, input.id, `?after=${number - 1}&done=decided#row-${number}`))
  })
}

export async function confirm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(batchInput, form, async (input, locale) => {
    await confirmImport(actor, input)
    updateTag('region')
    updateTag('centres')
    redirect(pathOf(locale, input.id))
  })
}

export async function undo(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(batchInput, form, async (input, locale) => {
    await undoImport(actor, input)
    updateTag('region')
    updateTag('centres')
    redirect(pathOf(locale, input.id))
  })
}

export async function drop(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireCoordinator()
  return submit(batchInput, form, async (input, locale) => {
    await dropImport(actor, input)
    redirect(localePath(locale, '/workspace/import'))
  })
}

function pathOf(locale: Locale, id: string, rest = ''): string {
  return localePath(locale, `/workspace/import/${id}${rest}`)
}
