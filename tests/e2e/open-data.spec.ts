import AxeBuilder from '@axe-core/playwright'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/browser.ts'

test.describe.configure({ timeout: 120_000 })

type Index = {
  edition: string
  datasets: {
    identifier: string
    rows: number
    distributions: { downloadUrl: string; checksum: { value: string } }[]
  }[]
}

test('without script a reader takes a file whose checksum the page and the index name', async ({
  browser,
  request,
}) => {
  // The worker makes the first edition within a minute of the start.
  await expect
    .poll(async () => (await request.get('/api/open-data/index.json')).status(), { timeout: 90_000 })
    .toBe(200)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/ru')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Открытые данные' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Открытые данные' })).toBeVisible()
  const link = page.locator('main a[href="/api/open-data/centres.csv"]')
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const bytes = await readFile(await download.path())
  const sum = createHash('sha256').update(bytes).digest('hex')
  await page.locator('.open-data-sums summary').click()
  await expect(page.getByText(sum)).toBeVisible()

  const index = (await (await request.get('/api/open-data/index.json')).json()) as Index
  const centres = index.datasets.find(({ identifier }) => identifier === 'centres')!
  expect(centres.distributions.map(({ checksum }) => checksum.value)).toContain(sum)
  const dated = await request.get(`/api/open-data/${index.edition}/centres.csv`)
  expect(
    createHash('sha256')
      .update(await dated.body())
      .digest('hex'),
  ).toBe(sum)
  expect(bytes.toString('utf8').split('\r\n').length - 2).toBe(centres.rows)
  await context.close()
})

test('the page is accessible in three languages and narrow', async ({ page }) => {
  for (const locale of ['kk', 'ru', 'en']) {
    await page.setViewportSize({ width: locale === 'kk' ? 360 : 1280, height: 900 })
    await page.goto(`/${locale}/about/open-data`)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  }
})

test('programs of other sites may ask, and are told how', async ({ request }) => {
  const answer = await request.get('/api/v1/events?limit=1', { headers: { origin: 'https://other.example' } })
  expect(answer.status()).toBe(200)
  const headers = answer.headers()
  expect(headers).toMatchObject({
    ...{ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
    'cache-control': 'public, max-age=60, stale-while-revalidate=300',
  })
  const again = await request.get('/api/v1/events?limit=1', { headers: { 'if-none-match': headers.etag! } })
  expect(again.status()).toBe(304)
  const preflight = await request.fetch('/api/v1/events', { method: 'OPTIONS' })
  expect([preflight.status(), preflight.headers()['access-control-allow-methods']]).toEqual([
    204,
    'GET, HEAD, OPTIONS',
  ])
  expect((await request.post('/api/v1/events')).status()).toBe(405)
  expect((await request.head('/api/v1/centres')).status()).toBe(200)
  const refused = await request.get('/api/v1/events?colour=red', { headers: { 'accept-language': 'kk' } })
  expect([refused.status(), refused.headers()['content-type']]).toEqual([
    400,
    'application/problem+json; charset=utf-8',
  ])
  const openapi = (await (await request.get('/api/v1/openapi.json')).json()) as { openapi: string }
  expect(openapi.openapi).toBe('3.1.0')
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toContain('Allow: /api/open-data/')
})
