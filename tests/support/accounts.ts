import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'

type Account = { role: string; name: string; email: string; password: string }
export type Persona =
  'administrator' | 'editor' | 'coordinator' | 'coordinator2' | 'representative' | 'volunteer'

/** A demo account of this installation, by the part of its address before the @. */
export function accountOf(persona: Persona): Account {
  const folder = process.env.DATA_DIR ?? '.data'
  const accounts = JSON.parse(readFileSync(path.join(folder, 'demo-accounts.json'), 'utf8')) as Account[]
  const local = persona === 'administrator' ? 'admin' : persona
  const account = accounts.find(({ email }) => email.startsWith(`${local}@`))
  if (!account) throw new Error(`no demo account for ${persona}`)
  return account
}

/** Signs in through the form, as a person would; ends on the page where their work begins. */
export async function signInAs(page: Page, persona: Persona, locale = 'kk'): Promise<void> {
  const { email, password } = accountOf(persona)
  await page.goto(`/${locale}/sign-in`)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.endsWith('/sign-in')),
    page.locator('main form button[type=submit]').click(),
  ])
}

/** The cookie header of a page's session, for requests outside the browser. */
export async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
