import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import writeExcelFile from 'write-excel-file/node'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { chooseFirst, confirm, fill, formWith, open, ownWord, say, send } from '../support/journeys.ts'

test.describe.configure({ timeout: 120_000 })

async function sheet(rows: string[][]): Promise<Buffer> {
  return writeExcelFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer()
}

/** The worker's turn: the page is asked again until it shows what comes next. */
async function until(page: Page, selector: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.locator(selector).count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
}

/** The way to the cells of a row. */
function linkOf(page: Page, number: number): Locator {
  return page.locator(`a[aria-describedby="row-${number}"]`)
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('a coordinator imports a sheet with errors, fixes one without script, skips one, confirms, and undoes', async ({
  page,
  browser,
  baseURL,
}) => {
  const word = ownWord()
  const bytes = await sheet([
    ['Ауыл еріктілерінің тізімі'],
    ['Тегі', 'Аты', 'Туған күні', 'Ұялы телефоны'],
    [word, 'Айша', '31 желтоқсан 2000', '8 701 000 00 51'],
    [word, 'Бақыт', '32.01.1990', ''],
    [word, 'Вера', '01.02.1990', '8701'],
  ])
  await signInAs(page, 'coordinator')
  await open(page, '/kk/workspace/import/new')
  const upload = formWith(page, 'file')
  await chooseFirst(upload, 'centreId')
  await upload.locator('input[type=file]').setInputFiles({ name: 'list.xlsx', mimeType: '', buffer: bytes })
  await send(upload)
  await page.waitForURL(/\/workspace\/import\/[0-9a-f-]{36}/)
  await until(page, 'select[name="mapping.0"]')
  await expectAccessible(page)
  await expect(page.locator('select[name="mapping.2"]')).toHaveValue('birthDate')
  await expect(page.locator('select[name="mapping.3"]')).toHaveValue('phone')
  await open(page, page.url())
  await send(formWith(page, 'headRow'))
  await until(page, '#row-3')
  await expectAccessible(page)
  const address = page.url()
  const main = page.getByRole('main')
  await expect(main.getByText(say('imports.findings.date')).first()).toBeVisible()

  const plain = await (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage()
  await signInAs(plain, 'coordinator')
  await plain.goto(`${address}?verdict=problem`)
  await linkOf(plain, 4).click()
  const cells = formWith(plain, 'cells.c2')
  await expect(cells.locator('[name="cells.c2"]')).toHaveValue('32.01.1990')
  await fill(cells, { 'cells.c2': '30.01.1990' })
  await cells.getByRole('button').click()
  await expect(plain.getByText(say('imports.done.fixed'))).toBeVisible()
  await plain.goto(`${address}?verdict=problem`)
  await expect(plain.locator('#row-4')).toHaveCount(0)
  await linkOf(plain, 5).click()
  await plain.getByRole('button', { name: say('imports.skip') }).click()
  await expect(plain.getByText(say('imports.done.decided'))).toBeVisible()

  await open(page, address)
  await confirm(page, say('imports.confirm'))
  await until(page, 'a[download]')
  await expectAccessible(page)
  const row = (name: string) => main.getByRole('row').filter({ hasText: name })
  await expect(row('Айша')).toContainText(say('imports.outcomes.created'))
  await expect(row('Бақыт')).toContainText(say('imports.outcomes.created'))
  await expect(row('Вера')).toContainText(say('imports.reasons.bySkip'))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('a[download][href*="format=xlsx"]').click(),
  ])
  expect(download.suggestedFilename()).toBe('import-report.xlsx')
  await open(page, `/kk/workspace/volunteers?q=${encodeURIComponent(word)}`)
  await expect(main.getByRole('link', { name: `${word} Айша` })).toBeVisible()

  await open(page, address)
  await confirm(page, say('imports.undo'))
  await until(page, `.notice:has-text("${say('imports.ended.undone')}")`)
  await open(page, `/kk/workspace/volunteers?q=${encodeURIComponent(word)}`)
  await expect(main.getByText(`${word} Айша`)).toHaveCount(0)
})
