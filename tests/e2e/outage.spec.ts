import { type ChildProcess, spawn } from 'node:child_process'
import net from 'node:net'
import type { Page } from '@playwright/test'
import { accountOf } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { cuttableDatabase } from '../support/cuttable-database.ts'

// A second server of the same build, whose wire to the database is cut and mended while it runs.

let site: ChildProcess
let base: string
let wire: Awaited<ReturnType<typeof cuttableDatabase>>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  wire = await cuttableDatabase(process.env.DATABASE_URL as string)
  const port = await freePort()
  base = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    DATABASE_URL: wire.url,
    HOST: '127.0.0.1',
    PORT: String(port),
    SITE_URL: base,
    NODE_ENV: 'production' as const,
  }
  site = spawn('node', ['scripts/serve/main.ts'], {
    env,
    stdio: 'ignore',
  })
  await expect.poll(() => statusOf('/api/health/ready'), { timeout: 30_000 }).toBe(200)
})

test.afterAll(() => {
  site.kill('SIGTERM')
  wire.close()
})

async function statusOf(path: string): Promise<number> {
  return fetch(base + path).then(
    (answer) => answer.status,
    () => 0,
  )
}

async function typeIntoSignIn(page: Page) {
  const { email, password } = accountOf('editor')
  await page.goto(`${base}/ru/sign-in`)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
}

test('while the database is away pages say so, health is red, and all is well seconds after its return', async ({
  request,
}) => {
  wire.cut()
  await expect.poll(() => statusOf('/api/health/ready')).toBe(503)
  expect(await statusOf('/api/health/live')).toBe(200)
  for (const [locale, words] of [
    ['kk', 'Портал аз уақытқа'],
    ['ru', 'Портал ненадолго'],
    ['en', 'The portal is not'],
  ]) {
    const answer = await request.get(`${base}/${locale}/events`)
    expect(answer.status()).toBe(503)
    expect(answer.headers()['retry-after']).toBeTruthy()
    expect(await answer.text()).toContain(words)
  }
  wire.mend()
  await expect.poll(() => statusOf('/ru/events'), { timeout: 5_000 }).toBe(200)
  expect(await statusOf('/api/health/ready')).toBe(200)
})

test('a form sent meanwhile keeps what was typed, with script', async ({ page, watch }) => {
  watch.allowConsole(/503|Failed to load|request to|server/i)
  await typeIntoSignIn(page)
  wire.cut()
  await expect.poll(() => statusOf('/api/health/ready')).toBe(503)
  await page.locator('main form button[type=submit]').click()
  const refusal = page.getByRole('alert').filter({ hasText: 'Написанное сохранилось' })
  await expect(refusal).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('input[name=email]')).toHaveValue(accountOf('editor').email)
  wire.mend()
  // What pages know of the database is a second old at most.
  await expect.poll(() => statusOf('/ru/forgot')).toBe(200)
  await page.locator('input[name=password]').fill(accountOf('editor').password)
  await page.locator('main form button[type=submit]').click()
  await expect(page).toHaveURL(/\/ru\/staff/)
})

test('a form sent meanwhile is kept and can be sent again, without script', async ({ browser, watch }) => {
  watch.allowConsole(/503|request to/)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${base}/ru/forgot`)
  await page.locator('input[name=email]').fill('someone@demo.invalid')
  wire.cut()
  await expect.poll(() => statusOf('/api/health/ready')).toBe(503)
  await page.locator('main form button[type=submit]').click()
  await expect(page.locator('h1')).toContainText('ненадолго')
  wire.mend()
  // What pages know of the database is a second old at most.
  await expect.poll(() => statusOf('/ru/forgot')).toBe(200)
  await page.getByRole('button').click()
  await expect(page.locator('main')).toContainText('письмо')
  await context.close()
})

async function freePort(): Promise<number> {
  const probe = net.createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as net.AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
