import type { Page } from '@playwright/test'
import { chooseFirst, fill, formWith, idOf, open, ready, send } from './journeys.ts'

type Person = {
  surname: string
  givenName?: string
  birthDate?: string
  values?: Record<string, string | boolean>
}

/** Fills the form of a new card as a coordinator does at the desk; does not send it. */
export async function fillCard(
  page: Page,
  { surname, givenName = 'Сынақ', birthDate = '1990-05-04', values }: Person,
) {
  const form = formWith(page, 'surname')
  await chooseFirst(form, 'centreId')
  await fill(form, { surname, givenName, birthDate, ...values })
  return form
}

/** Puts a grown-up into the register, without an e-mail; the browser ends on the new card, whose id is given. */
export async function register(page: Page, person: Person): Promise<string> {
  await open(page, '/kk/workspace/volunteers/new')
  const form = await fillCard(page, { ...person, values: { 'consent.personalData': true, ...person.values } })
  await send(form)
  await page.waitForURL(/\/workspace\/volunteers\/[0-9a-f-]{36}/)
  await ready(page)
  return idOf(page)
}
