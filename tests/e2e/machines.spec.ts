import AxeBuilder from '@axe-core/playwright'
import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { headOf } from '../support/head-of.ts'
import { say } from '../support/journeys.ts'
import { complaintsAbout, dataOf } from '../support/schema-org.ts'
import { type MapAddress, readMap } from '../support/sitemap-schemas.ts'

const languages = ['kk', 'ru', 'en'] as const
type Locale = (typeof languages)[number]

/** What stands on a page of each part of the map, besides the way to it. */
const kinds: Record<string, RegExp> = {
  events: /^(?:Event|EducationEvent|WebPage)$/,
  news: /^NewsArticle$/,
  centres: /^Organization$/,
  organisations: /^(?:NGO|Organization)$/,
  awards: /^WebPage$/,
  memoranda: /^DigitalDocument$/,
  library: /^DigitalDocument$/,
  people: /^ProfilePage$/,
}
const ofPages: Record<string, RegExp> = {
  '': /^WebSite$/,
  '/front-office': /^GovernmentOffice$/,
  '/front-office/faq': /^FAQPage$/,
  ...Object.fromEntries(
    ['/events', '/news', '/centres', '/organisations', '/awards', '/memoranda', '/library'].map((path) => [
      path,
      /^CollectionPage$/,
    ]),
  ),
}

async function parts(request: APIRequestContext): Promise<Map<string, MapAddress[]>> {
  const index = readMap(await (await request.get('/sitemap.xml')).text(), 'index')
  const found = new Map<string, MapAddress[]>()
  for (const { url } of index) {
    const name = /\/sitemaps\/([a-z]+)-\d+\.xml$/.exec(url)?.[1] ?? ''
    const part = await request.get(new URL(url).pathname)
    found.set(name, [...(found.get(name) ?? []), ...readMap(await part.text(), 'part')])
  }
  return found
}

function inLanguage(addresses: readonly MapAddress[], locale: Locale): string[] {
  return addresses.map(({ url }) => new URL(url).pathname).filter((path) => path.split('/')[1] === locale)
}

test('the map is valid, names pages in their languages, and every one of a sample is there', async ({
  request,
}) => {
  const found = await parts(request)
  expect([...found.keys()].sort()).toEqual([...Object.keys(kinds), 'pages'].sort())
  const all = [...found.values()].flat()
  expect(new Set(all.map(({ url }) => url)).size).toBe(all.length)
  for (const { url, languages: named } of all) expect(Object.values(named)).toContain(url)
  const sample = all.filter((_, index) => index % 23 === 0)
  for (const { url, languages: named } of sample) {
    const path = new URL(url).pathname
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(200)
    const { lang, hreflang, canonical } = headOf(await answer.text())
    expect({ lang, canonical }, path).toEqual({ lang: path.split('/')[1], canonical: url })
    expect(hreflang, path).toEqual(named)
  }
  expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml')
})

for (const locale of languages) {
  test(`what machines are told of pages is complete and valid: ${locale}`, async ({ request }) => {
    const found = await parts(request)
    const titles = new Map<string, string>()
    for (const [kind, addresses] of found) {
      const of = inLanguage(addresses, locale)
      for (const path of kind === 'pages' ? of : of.slice(0, 2)) {
        const html = await (await request.get(path)).text()
        expect(await complaintsAbout(html), path).toEqual([])
        const types = Object.keys(dataOf(html))
        const wanted = kind === 'pages' ? ofPages[path.slice(3)] : kinds[kind]
        if (wanted)
          expect(
            types.filter((type) => wanted.test(type)),
            `${path}: ${types.join()}`,
          ).not.toEqual([])
        const { title, description, headings, canonical, image, ogLocale } = headOf(html)
        expect({ headings, path }).toEqual({ headings: 1, path })
        expect(titles.get(title), `${path}: «${title}»`).toBeUndefined()
        titles.set(title, path)
        expect(description.length, path).toBeGreaterThan(10)
        expect(new URL(canonical).pathname, path).toBe(path)
        expect(ogLocale, path).toMatch(new RegExp(`^${locale}_`))
        const hasCard = kind !== 'pages' || path.includes('/statistics/')
        expect(image, path).toMatch(!hasCard ? /\/social-card\.png$/ : /\/card\.png\?v=[\w-]+$/)
      }
    }
  })
}

test('each record has a card, and what is not there has none', async ({ request }) => {
  const found = await parts(request)
  for (const kind of [...Object.keys(kinds), 'statistics']) {
    const addresses = found.get(kind) ?? found.get('pages') ?? []
    const path = inLanguage(addresses, 'kk').find((each) => each.startsWith(`/kk/${kind}/`))
    const card = await request.get(`${path}/card.png`)
    expect(card.status(), path).toBe(200)
    expect(card.headers()['content-type']).toBe('image/png')
    const tag = card.headers().etag ?? ''
    expect((await request.get(`${path}/card.png`, { headers: { 'if-none-match': tag } })).status()).toBe(304)
    expect((await request.get(`/kk/${kind}/no-such-thing/card.png`)).status()).toBe(404)
  }
})

test('each language has a manifest of its own, of one application', async ({ request }) => {
  for (const locale of languages) {
    const page = await (await request.get(`/${locale}`)).text()
    expect(page).toContain(`href="/${locale}/manifest.webmanifest"`)
    const answer = await request.get(`/${locale}/manifest.webmanifest`)
    expect(answer.headers()['content-type']).toContain('application/manifest+json')
    const manifest = (await answer.json()) as {
      id: string
      lang: string
      start_url: string
      icons: { src: string }[]
      shortcuts: { url: string }[]
    }
    expect(manifest).toMatchObject({ id: '/', lang: locale, start_url: `/${locale}` })
    for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200)
    for (const { url } of manifest.shortcuts) expect((await request.get(url)).status(), url).toBe(200)
  }
})

test('without a connection the site says so and what can be done, and keeps nothing else', async ({
  page,
  context,
  watch,
}) => {
  watch.allowConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/)
  await page.goto('/kk')
  const kept = () =>
    page.evaluate(async () => {
      const names = (await caches.keys()).map((name) => caches.open(name))
      const keys = await Promise.all((await Promise.all(names)).map((cache) => cache.keys()))
      return keys.flat().map(({ url }) => new URL(url).pathname)
    })
  await expect.poll(kept).toEqual(['/kk/offline'])
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.goto('/kk/events')
  await context.setOffline(true)
  await page.goto('/kk/news')
  await expect(page).toHaveURL(/\/kk\/news$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('offline.page.title'))
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  // Pages of signed-in people are not the worker's business.
  await expect(page.goto('/kk/me')).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/)
  await page.waitForURL(/^chrome-error:/)
  await page.goto('/ru/centres')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('offline.page.title'))
  await context.setOffline(false)
  await page.getByRole('link', { name: say('offline.page.again') }).click()
  await expect(page).toHaveURL(/\/ru\/centres$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(say('offline.page.title'))
  await expect.poll(async () => (await kept()).sort()).toEqual(['/kk/offline', '/ru/offline'])
})
