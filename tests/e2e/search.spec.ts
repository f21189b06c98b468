import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { say } from '../support/journeys.ts'

test.describe.configure({ timeout: 60_000 })

const phone = { width: 360, height: 740 }

async function expectWellMade(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0)
}

function search(query: string, locale = 'ru'): string {
  return `/${locale}/search?q=${encodeURIComponent(query)}`
}

const titles = (page: Page) => page.getByRole('main').locator('.rows h3')

test('suggestions come while one types, are walked by keyboard and lead to the record', async ({ page }) => {
  await page.goto('/ru/library')
  const field = page.getByRole('banner').getByRole('combobox')
  const list = page.getByRole('banner').getByRole('listbox')
  await field.pressSequentially('милосер', { delay: 20 })
  await expect(list.getByRole('option').first()).toContainText('Милосердие')
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('banner').getByRole('status')).not.toBeEmpty()

  await field.press('Escape')
  await expect(list).toBeHidden()
  await expect(field).toHaveValue('милосер')
  await field.pressSequentially('д')
  await expect(list).toBeVisible()
  await field.press('ArrowDown')
  const chosen = list.locator('[aria-selected=true]')
  await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) as string)
  await expectWellMade(page)
  await field.press('Enter')
  await expect(page).toHaveURL(/\/ru\/organisations\/miloserdie$/)
})

test('without script the box of the head finds, marks and is narrowed by kinds and filters', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/ru/news')
  const box = page.getByRole('banner').locator('search')
  await box.locator('[name=q]').fill('субботник')
  await box.getByRole('button').click()
  await expect(page).toHaveURL(/\/ru\/search\?q=/)
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await expect(titles(page).locator('mark').first()).toHaveText(/субботник/i)

  await page.locator('.tabs a', { hasText: say('search.kinds.event', 'ru') }).click()
  await expect(page).toHaveURL(/kind=event/)
  const shown = await titles(page).count()
  expect(shown).toBeGreaterThan(0)
  await page.locator('[name=unit]').selectOption('burabay')
  await page.locator('form[role=search] button').click()
  await expect(page).toHaveURL(/kind=event&unit=burabay/)
  expect(await titles(page).count()).toBeLessThanOrEqual(shown)
  await context.close()
})

test('the wrong layout is read right, and the words as typed can be insisted on', async ({ page }) => {
  await page.goto(search('djkjynths'))
  await expect(titles(page).first()).toBeVisible()
  await expect(page.getByText(/«djkjynths».*«волонтеры»/)).toBeVisible()
  await page
    .getByRole('main')
    .getByRole('link', { name: /djkjynths/ })
    .click()
  await expect(page).toHaveURL(/as=typed/)
  await expect(page.locator('.empty-title')).toBeVisible()
})

test('on a phone the search is one tap away, and nothing found offers ways on', async ({ page }) => {
  await page.setViewportSize(phone)
  await page.goto('/kk/centres')
  await page
    .getByRole('banner')
    .getByRole('link', { name: say('search.box.site') })
    .click()
  await expect(page).toHaveURL(/\/kk\/search$/)
  await expectWellMade(page)
  await page.goto(`${search('ъъъъъ ыыыыы', 'kk')}&unit=burabay`)
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: say('search.nothing.askLink') })).toBeVisible()
  await expect(main.getByRole('link', { name: say('search.nothing.faq') })).toBeVisible()
  await expectWellMade(page)
  await main.locator('.search-ways a').first().click()
  await expect(page).not.toHaveURL(/unit=/)
})

test('results are well made at both widths and in the weak-sight schemes', async ({ page }) => {
  for (const viewport of [phone, { width: 1280, height: 800 }]) {
    await page.setViewportSize(viewport)
    await page.goto(search('волонтерлік орталық', 'kk'))
    await expect(titles(page).first()).toBeVisible()
    await expectWellMade(page)
  }
  await page.goto(search('көмек', 'kk'))
  await page.locator('details.appearance > summary').click()
  for (const scheme of ['black', 'white', 'blue']) {
    await page.locator(`[name=scheme][value=${scheme}]`).check()
    await expectWellMade(page)
  }
})

test('suggestions are asked for strictly, and browsers learn how to search here', async ({
  page,
  request,
}) => {
  const good = await request.get(`/api/suggest?q=${encodeURIComponent('қор')}&locale=kk`)
  expect(good.status()).toBe(200)
  expect(good.headers()['cache-control']).toMatch(/^private/)
  expect(Array.isArray(await good.json())).toBe(true)
  for (const query of [
    '',
    '?q=a',
    '?q=a&locale=de',
    '?q=a&locale=kk&x=1',
    '?q=&locale=kk',
    `?q=${'a'.repeat(500)}&locale=kk`,
  ])
    expect((await request.get(`/api/suggest${query}`)).status(), query).toBe(400)

  await page.goto('/ru')
  const link = await page.locator('link[rel=search]').getAttribute('href')
  const description = await request.get(link as string)
  expect(description.headers()['content-type']).toContain('opensearchdescription')
  expect(await description.text()).toContain('/ru/search?q={searchTerms}')
})
