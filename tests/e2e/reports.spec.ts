import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import pg from 'pg'
import readXlsxFile from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import { accountOf, cookieOf, signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { fill, formWith, open, ownWord, say, send } from '../support/journeys.ts'
import { register } from '../support/volunteers.ts'

test.describe.configure({ timeout: 90_000 })

/** The figures of a table of the page, by the row's name. */
async function figuresOf(page: Page, table: string): Promise<string[][]> {
  return page
    .locator(`#table-${table} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())),
    )
}

async function expectWellMade(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

async function downloaded(page: Page, name: string): Promise<Download> {
  const link = page.getByRole('main').getByRole('link', { name })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return download
}

test('a coordinator reads the half-year, opens a figure, takes the sheet and prints the same figures', async ({
  page,
}) => {
  await signInAs(page, 'coordinator')
  await open(page, '/kk/workspace/reports?period=2026-H1')
  await expect(page.getByRole('heading', { level: 1, name: say('reports.kinds.numbers') })).toBeVisible()
  await expectWellMade(page)
  const main = await figuresOf(page, 'main')
  const [, members] = main.find(([label]) => label === say('reports.main.members')) ?? []

  const row = page.locator('#table-main tbody tr').filter({ hasText: say('reports.main.members') })
  await row.getByRole('link').click()
  await expect(
    page.getByRole('heading', { level: 1, name: say('reports.lists.people.members') }),
  ).toBeVisible()
  await expect(page.getByText(`${say('reports.lists.total')} ${members}`)).toBeVisible()
  await page.getByRole('link', { name: say('reports.lists.back') }).click()

  const download = await downloaded(page, say('reports.sheet'))
  const [sheet] = await readXlsxFile(readFileSync(await download.path()))
  const cells = sheet?.data.map((row) => row.map(String)) ?? []
  for (const [label, figure] of main)
    expect(cells.find(([first]) => first === label)?.[1]).toBe(figure?.replace(/\s/gu, '').replace(',', '.'))

  const printed = await page.pdf({ preferCSSPageSize: true })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(printed)), { mergePages: true })
  const plain = text.replace(/\s+/gu, ' ')
  expect(plain).toContain(say('reports.head.office'))
  expect(plain).toContain(say('reports.head.office', 'ru'))
  for (const row of main) expect(plain).toContain(row.join(' ').replace(/\s+/gu, ' '))
})

test('without script a centre’s report of own days is chosen by a form, and a stranger’s centre is not there', async ({
  browser,
  watch,
}) => {
  watch.allowConsole(/404/)
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signInAs(page, 'coordinator', 'ru')
  await page.goto('/ru/workspace/reports/centre')
  await page.locator('.report-days summary').click()
  const form = formWith(page, 'from')
  await fill(form, { from: '2026-03-01', to: '2026-04-30' })
  await send(form)
  await expect(page).toHaveURL(/from=2026-03-01&to=2026-04-30/)
  await expect(page.locator('.page-head .meta')).toContainText('01.03.2026 – 30.04.2026')
  const address = (await page.locator('a[download]').getAttribute('href')) ?? ''
  const centre = new URL(address, page.url()).searchParams.get('centre')
  await page.context().clearCookies()
  await signInAs(page, 'coordinator2', 'ru')
  const answer = await page.goto(`/ru/workspace/reports?centre=${centre}`)
  expect(answer?.status()).toBe(404)
})

test('a name like a formula stays text in the file, and nobody else fetches it', async ({
  page,
  browser,
  baseURL,
  watch,
}) => {
  watch.allowConsole(/404/)
  const surname = ownWord()
  await signInAs(page, 'coordinator')
  const id = await register(page, { surname })
  // No form lets such a name in; an old register may hold it.
  const owner = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await owner.connect()
  await owner.query(`UPDATE "Volunteer" SET surname = '=cmd ' || surname WHERE id = $1`, [id])
  // Only this person: whoever else left the centre meanwhile would take the whole file along.
  const chosen = await owner.query<{ id: string }>(
    `INSERT INTO "PeopleSelection" (id, "userId", "volunteerIds") SELECT gen_random_uuid(), id, ARRAY[$1]::uuid[] FROM "User" WHERE email = $2 RETURNING id`,
    [id, accountOf('coordinator').email],
  )
  await owner.end()

  await open(page, `/kk/workspace/exports/new?selection=${chosen.rows[0]?.id}`)
  await send(formWith(page, 'reason'))
  await expect(page.getByText(say('form.required')).first()).toBeVisible()
  await fill(formWith(page, 'reason'), { reason: 'ауысым алдындағы қоңырау' })
  await send(formWith(page, 'reason'))
  await expect(page.getByText(say('exports.one.done'))).toBeVisible({ timeout: 60_000 })
  await expectWellMade(page)
  const download = await downloaded(page, say('exports.one.download'))
  const sheets = await readXlsxFile(readFileSync(await download.path()))
  expect(sheets[0]?.data.flat()).toContain(`=cmd ${surname}`)
  expect(sheets.at(-1)?.sheet).toBe('Birgemiz')

  for (const persona of ['coordinator2', 'administrator'] as const) {
    const other = await (await browser.newContext()).newPage()
    await signInAs(other, persona)
    const cookie = await cookieOf(other)
    const path = new URL(page.url()).pathname
    for (const address of [path, `${path}/file`]) {
      const answer = await fetch(`${baseURL}${address}`, { headers: { cookie }, redirect: 'manual' })
      expect(answer.status, `${persona} asks for ${address}`).toBe(404)
    }
    await other.context().close()
  }
})
