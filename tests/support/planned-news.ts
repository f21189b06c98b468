import type { Page } from '@playwright/test'
import { expect } from './browser.ts'
import { fill, formWith, type Locale, open, say, send, wallIn } from './journeys.ts'
import { asOwner } from './stored-news.ts'

/** Plans a complete draft for later today or tomorrow, as an editor does; the browser ends on the tab of its details. */
export async function planNews(page: Page, id: string, locale: Locale = 'kk'): Promise<void> {
  await open(page, `/${locale}/staff/news/${id}/details`)
  await fill(formWith(page, 'publishAt'), { publishAt: wallIn(1.5) })
  await send(formWith(page, 'publishAt'))
  await expect(page.getByText(say('reading.desk.said.planned', locale)).first()).toBeVisible()
}

/** As if the chosen minute came now; returns when that was. */
export async function bringForward(id: string): Promise<number> {
  await asOwner(`UPDATE "NewsItem" SET "publishAt" = now() WHERE id = $1`, [id])
  return Date.now()
}
