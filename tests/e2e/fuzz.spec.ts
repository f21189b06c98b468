import type { Page } from '@playwright/test'
import { createServer } from 'vite'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import type * as renderers from '../support/render-hostile.tsx'
import { storeHostile } from '../support/store-hostile.ts'

// Ten thousand hostile documents and comments go through the real readers and the real components into a real browser.

type Renderer = typeof renderers

const documentsTried = 10_000
const commentsTried = 3000
const perPage = 1000

/** The elements and attributes the components make; anything else in the page came out of somebody's words. */
const allowed: Record<string, string[]> = {
  ...{ DIV: ['class'], P: ['class', 'lang'], H2: [], H3: [], UL: [], OL: [], LI: [], BLOCKQUOTE: [], BR: [] },
  ...{ STRONG: [], EM: [], B: [], A: ['href', 'rel'], FIGURE: [], FIGCAPTION: [], PICTURE: [] },
  ...{ SOURCE: ['type', 'srcset', 'sizes'], ARTICLE: ['id', 'class'], SPAN: ['class'] },
  IMG: ['src', 'srcset', 'sizes', 'width', 'height', 'alt', 'loading', 'decoding'],
  TIME: ['datetime', 'class'],
}

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let pieces: string[]
let texts: ReturnType<Renderer['passingDocuments']>['passed']
let said: ReturnType<Renderer['passingComments']>['passed']

test.beforeAll(async () => {
  const server = await createServer({
    ...{ configFile: false, appType: 'custom', logLevel: 'error', optimizeDeps: { noDiscovery: true } },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    oxc: { jsx: { runtime: 'automatic' } },
  })
  try {
    const renderer = (await server.ssrLoadModule('/tests/support/render-hostile.tsx')) as Renderer
    texts = renderer.passingDocuments(documentsTried).passed
    said = renderer.passingComments(commentsTried).passed
    pieces = renderer.renderAll(texts, said, perPage)
  } finally {
    await server.close()
  }
})

/** Counts what ran; payloads call it. */
async function setTrap(page: Page): Promise<{ dialogs: string[] }> {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.addInitScript(() => {
    const trap = window as unknown as { hits: number; hit: () => void }
    trap.hits = 0
    trap.hit = () => trap.hits++
  })
  return { dialogs }
}

/** Without the site's policy the components alone must hold; with it nothing may even be tried. */
function bothWays(policy: string): Record<string, string>[] {
  return [{}, { 'content-security-policy': policy }]
}

const hitsOf = (page: Page) => page.evaluate(() => (window as unknown as { hits: number }).hits)

/** What stands in a part of the page that the components do not make. */
async function strangers(page: Page, scope: string): Promise<string[]> {
  return page.evaluate(
    ({ scope: selector, allowed: known }) => {
      const found = new Set<string>()
      for (const element of document.querySelectorAll(`${selector} *`)) {
        const attributes = known[element.tagName]
        if (!attributes) found.add(`<${element.tagName}>`)
        else
          for (const { name } of element.attributes)
            if (!attributes.includes(name)) found.add(`${element.tagName}[${name}]`)
        const href = element.getAttribute('href')
        if (href !== null && !/^(?:https?:|mailto:|tel:)/i.test(href)) found.add(`href ${href}`)
        const src = element.getAttribute('src')
        if (src !== null && !src.startsWith('/media/')) found.add(`src ${src}`)
      }
      return [...found]
    },
    { scope, allowed },
  )
}

test('the trap springs when markup gets through, and stays shut under the site’s policy', async ({
  page,
  watch,
}) => {
  watch.allowConsole(/content security policy/i)
  await setTrap(page)
  const policy = (await page.request.get('/kk/news')).headers()['content-security-policy'] ?? ''
  expect(policy).toContain("script-src 'self' 'sha256-")
  const html =
    '<!doctype html><p><img src="/media/none.webp" onerror="window.hit(1)"><script>window.hit(1)</script>'
  await page.route('**/media/**', (route) =>
    route.fulfill({ status: 200, contentType: 'image/webp', body: 'no' }),
  )
  for (const headers of bothWays(policy)) {
    await page.route('**/fuzz-page', (route) =>
      route.fulfill({ contentType: 'text/html', headers, body: html }),
    )
    await page.goto('/fuzz-page')
    await page.waitForLoadState('load')
    expect(await hitsOf(page)).toBe('content-security-policy' in headers ? 0 : 2)
    await page.unroute('**/fuzz-page')
  }
})

test('ten thousand of them run no script, ask no other host and make no element of their own', async ({
  page,
}) => {
  expect(texts.length + said.length).toBeGreaterThan(10_000)
  const { dialogs } = await setTrap(page)
  const policy = (await page.request.get('/kk/news')).headers()['content-security-policy'] ?? ''
  await page.route('**/media/**', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
  )
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (const headers of bothWays(policy)) {
    for (const piece of pieces) {
      const body = `<!doctype html><meta charset="utf-8"><main id="fuzz">${piece}</main>`
      await page.route('**/fuzz-page', (route) => route.fulfill({ contentType: 'text/html', headers, body }))
      await page.goto('/fuzz-page')
      expect(await hitsOf(page)).toBe(0)
      await page.unroute('**/fuzz-page')
      // The policy changes what may run, not what the page is made of.
      if (!('content-security-policy' in headers)) expect(await strangers(page, '#fuzz')).toEqual([])
    }
  }
  expect(dialogs).toEqual([])
  expect(asked.filter((path) => path !== '/fuzz-page' && !path.startsWith('/media/f1/fuzz/'))).toEqual([])
})

test('hundreds of them, stored, run nothing on the public page, in the preview and in the editor', async ({
  page,
}) => {
  const items = await storeHostile(texts.slice(0, 400), said.slice(0, 300), 8)
  const { dialogs } = await setTrap(page)
  await signInAs(page, 'editor')
  for (const { id, slug, lastWords } of items) {
    await page.goto(`/kk/news/${slug}`)
    expect([await hitsOf(page), ...(await strangers(page, 'article .prose'))]).toEqual([0])
    expect(await strangersInThread(page)).toEqual([])
    expect(await page.locator('#comments').textContent()).toContain(lastWords)
    await page.goto(`/kk/staff/news/${id}/preview?language=kk`)
    expect([await hitsOf(page), ...(await strangers(page, 'article .prose'))]).toEqual([0])
  }
  await page.goto(`/kk/staff/news/${items[0]!.id}`)
  await expect(page.locator('#kk [contenteditable=true]')).toBeVisible()
  expect(await hitsOf(page)).toBe(0)
  expect(dialogs).toEqual([])
})

/** Under comments the site's own links stand; nothing else may. */
async function strangersInThread(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const bodies = [...document.querySelectorAll('.comment-body')]
    const names = [...document.querySelectorAll('.comment-head b')]
    return [...bodies, ...names].flatMap((element) => [...element.children].map((child) => child.outerHTML))
  })
}
