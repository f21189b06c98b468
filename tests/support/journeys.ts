import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { expect } from './browser.ts'

export type Locale = 'kk' | 'ru' | 'en'
type Words = { [key: string]: string | Words }

/** What the interface says under a message key, up to its first placeholder: journeys name buttons as readers see them. */
export function say(key: string, locale: Locale = 'kk'): string {
  const [namespace = '', ...path] = key.split('.')
  const messages = JSON.parse(readFileSync(`lib/i18n/messages/${locale}/${namespace}.json`, 'utf8')) as Words
  const found = path.reduce<string | Words | undefined>(
    (node, part) => (typeof node === 'object' ? node[part] : undefined),
    messages,
  )
  if (typeof found !== 'string') throw new Error(`no message ${key}`)
  return (found.split('{')[0] as string).trim()
}

const consonants = [...'бвдзклмнпртф']
const vowels = [...'аеоу']

/** A pronounceable Cyrillic word that stands nowhere else in the region; good as a surname, and written alike in Latin letters. */
export function ownWord(): string {
  const bytes = [...Buffer.from(randomUUID().replaceAll('-', ''), 'hex')].slice(0, 6)
  const syllables = bytes.map((byte) => `${consonants[byte % 12]}${vowels[(byte >> 4) % 4]}`)
  const word = syllables.join('')
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

const latin: Record<string, string> = {
  ...{ б: 'b', в: 'v', д: 'd', з: 'z', к: 'k', л: 'l', м: 'm', н: 'n', п: 'p', р: 'r', т: 't', ф: 'f' },
  ...{ а: 'a', е: 'e', о: 'o', у: 'u' },
}

/** An own word in Latin letters. */
export function inLatin(word: string): string {
  return [...word.toLowerCase()].map((letter) => latin[letter] ?? letter).join('')
}

/** Wall-clock time of the region in so many hours, as a form wants it. */
export function wallIn(hours: number): string {
  const at = new Date(Date.now() + hours * 3_600_000)
  return at.toLocaleString('sv-SE', { timeZone: 'Asia/Almaty' }).slice(0, 16).replace(' ', 'T')
}

/** Opens a page and waits until its forms answer to script; without script it only opens it. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await ready(page)
}

/** Waits until the forms of the page answer to script, where there is script. */
export async function ready(page: Page): Promise<void> {
  if (!(await hasScript(page))) return
  await page.waitForFunction(() => {
    const elements = [...document.querySelectorAll('main form button')]
    const isAwake = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))
    return elements.every(isAwake)
  })
}

async function hasScript(page: Page): Promise<boolean> {
  return (await page.locator('html').getAttribute('data-script')) === 'on'
}

/** The form of the page that has a field of this name. */
export function formWith(page: Page, field: string): Locator {
  return page
    .locator('form')
    .filter({ has: page.locator(`[name="${field}"]`) })
    .first()
}

/** Fills fields by their names: text, a choice by its value or label, a tick by true or false. */
export async function fill(scope: Locator, values: Record<string, string | boolean>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fillOne(scope, name, value)
}

async function fillOne(scope: Locator, name: string, value: string | boolean): Promise<void> {
  const field = scope.locator(`[name="${name}"]:not([type=hidden])`)
  if (typeof value === 'boolean') return field.setChecked(value)
  const { tag, type } = await field.first().evaluate((element) => ({
    tag: element.tagName,
    type: (element as HTMLInputElement).type,
  }))
  if (tag === 'SELECT') await field.selectOption(value)
  else if (type === 'radio') await scope.locator(`[name="${name}"][value="${value}"]`).check()
  else await field.fill(value)
}

/** Chooses the first real option where nothing is chosen yet. */
export async function chooseFirst(scope: Locator, name: string): Promise<void> {
  const select = scope.locator(`select[name="${name}"]`)
  if ((await select.inputValue()) !== '') return
  await select.selectOption(
    await select.locator('option[value]:not([value=""])').first().getAttribute('value'),
  )
}

/** Presses the button that sends a form. */
export async function send(form: Locator): Promise<void> {
  await form.locator('button[type=submit], button:not([type])').last().click()
}

/** Opens the question behind a button, fills it and confirms; without script the question unfolds in place. */
export async function confirm(page: Page, label: string, values: Record<string, string> = {}): Promise<void> {
  const main = page.getByRole('main')
  if (await hasScript(page)) {
    await main.locator('button[type=button]').filter({ hasText: label }).first().click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await fill(dialog, values)
    return send(dialog.locator('form'))
  }
  const unfolded = main
    .locator('details')
    .filter({ has: page.locator('summary', { hasText: label }) })
    .first()
  await unfolded.locator('summary').click()
  await fill(unfolded, values)
  await send(unfolded.locator('form'))
}

/** The filters of a list; on a phone they hide behind a word. */
export async function filtersOf(page: Page): Promise<Locator> {
  const filters = page.getByRole('main').locator('form[role=search]').first()
  if (!(await filters.isVisible())) await page.locator('details.filters-fold > summary').first().click()
  return filters
}

/** The id of a record whose page the browser stands on. */
export function idOf(page: Page): string {
  const found = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())
  if (!found) throw new Error(`no id in ${page.url()}`)
  return found[0]
}

type Answer = { status: number; text: string }

/** What a stranger's next request gets; scripts are cut out, so that only what can be read counts. */
export async function visit(request: APIRequestContext, path: string): Promise<Answer> {
  const answer = await request.get(path, { headers: { cookie: '' } })
  const text = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
  if (path === '/sitemap.xml') return { status: answer.status(), text: await partsOf(request, text) }
  return { status: answer.status(), text }
}

/** The map is in parts: what stands in it stands in one of them. */
async function partsOf(request: APIRequestContext, index: string): Promise<string> {
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname)
  const answers = await Promise.all(parts.map((path) => request.get(path, { headers: { cookie: '' } })))
  return [index, ...(await Promise.all(answers.map((answer) => answer.text())))].join('\n')
}

type Expected = { shows?: string; hides?: string; status?: number }

/** Says of several addresses what a stranger finds there. */
export async function expectThere(
  request: APIRequestContext,
  paths: string[],
  expected: Expected,
): Promise<void> {
  for (const path of paths) {
    const { status, text } = await visit(request, path)
    expect(status, path).toBe(expected.status ?? 200)
    if (expected.shows) expect(text, `${path} shows it`).toContain(expected.shows)
    if (expected.hides) expect(text, `${path} has nothing of it`).not.toContain(expected.hides)
  }
}
