import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/browser.ts'

// The block of next events as another site has it: a page of a second origin, strict about what it frames, with the block in it.

let host: { server: Server; url: string }

test.beforeAll(async () => {
  const server = createServer((request, answer) => {
    const frame = new URL(request.url ?? '/', 'http://x').searchParams.get('frame') ?? ''
    answer.writeHead(200, {
      ...{ 'content-type': 'text/html; charset=utf-8', 'cross-origin-embedder-policy': 'require-corp' },
    })
    const src = frame.replaceAll('&', '&amp;')
    answer.end(`<!doctype html><title>Мектеп</title><link rel="icon" href="data:,">
      <iframe src="${src}" width="200" height="900" title="Біргеміз"></iframe>`)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  host = { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/?frame=` }
})

test.afterAll(() => void host.server.close())

test('on another site the block shows the next events, sets no cookie and loads nothing else', async ({
  page,
  context,
  baseURL,
}) => {
  const asked: string[] = []
  context.on('request', (request) => void asked.push(request.url()))
  const address = `${baseURL}/embed/kk/events?count=4&scheme=dark`
  await page.goto(host.url + encodeURIComponent(address))
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Жақындағы іс-шаралар')
  await expect(frame.getByRole('listitem')).toHaveCount(4)
  await expect(frame.getByText('Демо деректер')).toBeVisible()
  const inside = page.frames()[1]
  expect(
    await inside?.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
  expect(await inside?.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(12, 23, 29)',
  )
  expect(asked).toEqual([host.url + encodeURIComponent(address), address])
  expect(await context.cookies()).toEqual([])

  const opened = context.waitForEvent('page')
  await frame.getByRole('listitem').first().getByRole('link').click()
  const event = await opened
  await event.waitForLoadState()
  expect(new URL(event.url()).pathname).toMatch(/^\/kk\/events\//)
  expect(await event.evaluate(() => window.opener)).toBeNull()
  expect(page.url()).toContain(host.url)
})

test('every other page still refuses to be framed by another site', async ({ page, baseURL, watch }) => {
  watch.allowConsole(/frame-ancestors|X-Frame-Options|ERR_BLOCKED_BY_RESPONSE/)
  for (const path of ['/kk/events', '/kk/feeds', '/kk/about/embed', '/kk/sign-in', '/embed/kk']) {
    await page.goto(host.url + encodeURIComponent(baseURL + path))
    await expect.poll(() => page.frames()[1]?.url(), path).toMatch(/^chrome-error:/)
  }
})

test('the block is light, accessible, answered from what a reader has, and honest about slips', async ({
  page,
  request,
}) => {
  for (const scheme of ['light', 'dark']) {
    await page.setViewportSize({ width: 200, height: 800 })
    await page.goto(`/embed/ru/events?count=10&scheme=${scheme}`)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  }
  const answer = await request.get('/embed/en/events?count=10')
  expect(gzipSync(await answer.body()).length).toBeLessThan(10 * 1024)
  expect(await answer.text()).not.toMatch(/<script|<img|<link/)
  const headers = answer.headers()
  expect(headers['x-frame-options']).toBeUndefined()
  expect(headers['set-cookie']).toBeUndefined()
  expect(headers['x-robots-tag']).toBe('noindex')
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/,
  )
  const again = await request.get('/embed/en/events?count=10', {
    headers: { 'if-none-match': headers.etag ?? '' },
  })
  expect(again.status()).toBe(304)
  for (const wrong of ['kk/events?unit=nowhere', 'kk/events?centre=../x', 'de/events'])
    expect((await request.get(`/embed/${wrong}`)).status(), wrong).toBe(404)
})

test('without script somebody chooses a block, sees it and takes its code, and finds feeds and calendars', async ({
  browser,
  request,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/ru/about/embed')
  await page.getByLabel('Сколько мероприятий').selectOption('3')
  await page.getByLabel('Район или город').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Показать блок' }).click()
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toContainText('Ближайшие')
  const code = await page.getByRole('textbox', { name: 'Код для вставки' }).inputValue()
  expect(code).toMatch(
    /^<iframe src="http[^"]+\/embed\/ru\/events\?unit=[a-z-]+&amp;count=3&amp;scheme=light"/,
  )

  await page.goto('/ru/feeds')
  await page.getByRole('combobox', { name: 'Раздел' }).selectOption('events')
  await page.getByRole('searchbox', { name: 'Центр' }).fill('центр')
  await page.getByRole('button', { name: 'Показать адрес' }).click()
  await page.locator('.link-list a').first().click()
  for (const label of ['Адрес календаря', 'Адрес RSS', 'Адрес Atom']) {
    const address = await page.getByRole('textbox', { name: label }).inputValue()
    expect(address).toContain('/ru/feeds/events/centre/')
    const answer = await request.get(new URL(address).pathname)
    expect(answer.status(), address).toBe(200)
    const fresh = await request.get(new URL(address).pathname, {
      headers: { 'if-none-match': answer.headers().etag ?? '' },
    })
    expect(fresh.status(), address).toBe(304)
  }
  expect((await request.get('/ru/events.ics')).headers()['content-type']).toContain('text/calendar')
  expect((await request.get('/ru/feeds/events/unit/nowhere/rss.xml')).status()).toBe(404)
  await context.close()
})
