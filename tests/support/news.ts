import type { Page } from '@playwright/test'
import { expect } from './browser.ts'
import { fill, formWith, open, ready, say } from './journeys.ts'

/** Begins a news item; the browser ends on its editor. */
export async function beginNews(page: Page, word: string, locale = 'kk'): Promise<void> {
  await open(page, `/${locale}/staff/news/new`)
  const form = formWith(page, 'titleKk')
  await fill(form, { titleKk: `${word} жаңалығы`, titleRu: `Новость ${word}` })
  await form.locator('button[type=submit]').last().click()
  await page.waitForURL(/\/staff\/news\/[0-9a-f-]{36}$/)
  await ready(page)
}

/** Writes the text of a language with the editor, as somebody at the keyboard. */
export async function writeText(
  page: Page,
  locale: 'kk' | 'ru',
  { lead, text }: { lead: string; text: string },
): Promise<void> {
  await formWith(page, 'intent').locator(`[name="translations.${locale}.lead"]`).fill(lead)
  const editor = page.locator(`#${locale} [role=textbox][contenteditable=true]`)
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** Presses one of the two buttons of the editor and waits for the answer. */
export async function decide(page: Page, intent: 'save' | 'publish', answer: string): Promise<void> {
  await page.locator(`button[name=intent][value=${intent}]`).click()
  await expect(page.getByRole('status').filter({ hasText: say(answer) })).toBeVisible()
}

/** The public address of the item in a language, as the editor links it. */
export async function addressIn(page: Page, locale: 'kk' | 'ru'): Promise<string> {
  const slug = await page.locator(`[name="translations.${locale}.slug"]`).inputValue()
  return `/${locale}/news/${slug}`
}
