import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from '../support/browser.ts'

// Everybody's figures: the numbers are printed in the page's own language, so they are compared without their spaces.

test.describe.configure({ timeout: 60_000 })

const bare = (text: string) => text.replaceAll(/\s/g, '')

/** The cells of the table behind a picture; a table is there for whoever opens it, and on paper. */
function tableBehind(page: Page, file: string): Promise<string[][]> {
  return page
    .locator('.figure', { has: page.locator(`a[href*="/data/${file}.csv"]`) })
    .first()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())),
    )
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

  test('a visitor reads the region in figures, goes on to a district and to the lists behind the numbers', async ({
    page,
    watch,
  }) => {
    watch.allowConsole(/404/)
    await page.goto('/kk')
    const home = bare(await page.locator('h1 b').innerText())
    await page.getByRole('contentinfo').getByRole('link', { name: 'Облыс сандармен' }).click()
    await expect(page).toHaveURL(/\/kk\/statistics$/)
    expect(bare(await page.locator('.then-now tbody td').first().innerText())).toBe(home)
    await page.locator('.unit-links').getByRole('link', { name: 'Атбасар' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Атбасар')
    const centres = page.locator('.facts a[href="/kk/centres?unit=atbasar"]')
    const count = await centres.innerText()
    await centres.click()
    await expect(page.locator('.page-head .meta')).toContainText(count)
    const first = page.locator('main a[href^="/kk/centres/"]').first()
    await first.click()
    await expect(page.locator('.facts .seats')).toContainText(/волонтер|жарияланбайды/)
    expect((await page.goto('/kk/statistics/nowhere'))?.status()).toBe(404)
  })

  test('the page, its files and its paper hold the same numbers', async ({ page, request }) => {
    await page.goto('/ru/statistics')
    await page.locator('summary', { hasText: 'Показать таблицей' }).first().click()
    const rows = await tableBehind(page, 'units')
    expect(rows).toHaveLength(21)
    const file = await (await request.get('/ru/statistics/data/units.csv')).text()
    const lines = file
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';'))
    const people = (code: string | undefined) => lines.find(([, name]) => name === code)?.[2]
    for (const [name, number] of rows) expect([name, bare(number ?? '')]).toEqual([name, people(name) || '*'])
    const json = await (await request.get('/ru/statistics/data/units.json')).json()
    const seen = json.rows.map((row: { people: number | null }) =>
      row.people === null ? '*' : String(row.people),
    )
    expect(seen).toEqual(lines.map((line) => line[2] || '*'))
    expect((await request.get('/ru/statistics/data/nothing.csv')).status()).toBe(404)
    const head = await request.get('/ru/statistics/data/months.csv')
    const again = await request.get('/ru/statistics/data/months.csv', {
      headers: { 'if-none-match': head.headers().etag ?? '' },
    })
    expect([head.status(), again.status()]).toEqual([200, 304])
  })
})

test('on paper the tables stand open behind their pictures', async ({ page }) => {
  await page.goto('/ru/statistics/kokshetau')
  const ages = await tableBehind(page, 'unitages')
  const paper = await page.pdf({ preferCSSPageSize: true })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(paper)), { mergePages: true })
  const words = bare(text)
  for (const [age, number] of ages)
    expect(words).toContain(bare(`${age}${number?.replace('не публикуется', '')}`))
  expect(words).not.toContain(bare('Скачать CSV'))
})

for (const scheme of ['', 'black', 'white', 'blue'])
  test(`pictures of numbers are readable: ${scheme || 'dark'}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    if (!scheme) await page.emulateMedia({ colorScheme: 'dark' })
    for (const path of ['/kk/statistics', '/kk/statistics/birzhan-sal']) {
      await page.goto(path)
      await page.evaluate((name) => {
        if (name) document.documentElement.dataset.scheme = name
        for (const twin of document.querySelectorAll('details')) if (!twin.closest('header')) twin.open = true
      }, scheme)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0)
      await expect(page.locator('[role=img]').first()).toHaveAccessibleName(/.{10}/)
    }
  })
