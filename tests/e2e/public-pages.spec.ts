import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { openSlowLine } from '../support/slow-line.ts'

const sections = [
  ...[
    '',
    '/events',
    '/events/calendar',
    '/centres',
    '/organisations',
    '/news',
    '/awards',
    '/memoranda',
    '/front-office',
    '/front-office/faq',
    '/consultation',
  ],
  ...[
    '/about/privacy',
    '/about/accessibility',
    '/about/open-data',
    '/about/embed',
    '/sign-in',
    '/forgot',
    '/verify',
  ],
  ...['/search', '/statistics', '/statistics/kokshetau', '/map', '/feeds', '/follow'],
]
/** Lists whose first record is looked at too. */
const records = ['/events', '/centres', '/organisations', '/news', '/awards', '/memoranda']
const widths = [360, 1280]
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

for (const locale of ['kk', 'ru', 'en']) {
  for (const width of widths) {
    test(`every public page is accessible and calm: ${locale}, ${width} px`, async ({ page, watch }) => {
      test.setTimeout(180_000)
      watch.allowConsole(/404/)
      await page.setViewportSize({ width, height: 800 })
      await page.addInitScript(countShifts)
      const paths = [...sections]
      for (const section of records) {
        await page.goto(`/${locale}${section}`)
        const link = page.locator(`main a[href^="/${locale}${section}/"]:not([href$="/calendar"])`).first()
        if (await link.count()) paths.push(((await link.getAttribute('href')) as string).slice(3))
      }
      for (const path of [...paths, '/no-such-page']) {
        await test.step(`/${locale}${path}`, async () => {
          const answer = await page.goto(`/${locale}${path}`)
          expect(answer?.status()).toBe(path === '/no-such-page' ? 404 : 200)
          expect(await page.locator('html').getAttribute('lang')).toBe(locale)
          expect(await page.locator('h1').count()).toBe(1)
          if (isAudited(locale, width)) {
            const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
            expect(
              violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`),
            ).toEqual([])
          }
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0)
          expect(await shiftsOf(page)).toBeLessThan(0.05)
        })
      }
    })
  }
}

/** The languages share their markup: each width is audited whole in one of them, and a third language at the narrower. */
function isAudited(locale: string, width: number): boolean {
  return locale === 'ru' ? width === 1280 : width === 360
}

test('on a bad line nothing moves when the rest of a page comes', async ({ page, baseURL, watch }) => {
  watch.allowConsole(/Connection closed|WebSocket|ERR_/)
  const line = await openSlowLine(baseURL as string)
  await page.setViewportSize({ width: 360, height: 800 })
  await page.addInitScript(countShifts)
  const paths = ['', '/events', '/awards']
  for (const section of records) {
    await page.goto(`${baseURL}/en${section}`)
    const link = page.locator(`main a[href^="/en${section}/"]:not([href$="/calendar"])`).first()
    paths.push(((await link.getAttribute('href')) as string).slice(3))
  }
  for (const path of paths) {
    await page.goto(`${line.url}/en${path}`)
    expect(await shiftsOf(page), path).toBeLessThan(0.05)
  }
  line.close()
})

test('without script every public page shows its content', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  for (const path of sections) {
    await page.goto(`/ru${path}`)
    const words = await page.locator('main').innerText()
    expect(words.length, path).toBeGreaterThan(40)
  }
  await page.goto('/ru/events?when=90')
  expect(await page.locator('main a[href^="/ru/events/"]').count()).toBeGreaterThan(3)
  await context.close()
})

test('the language switch keeps the page, and / follows the language header', async ({ page, request }) => {
  await page.goto('/kk/events')
  await page.locator('a[hreflang=ru], a[lang=ru]').first().click()
  await expect(page).toHaveURL(/\/ru\/events$/)
  const english = await request.get('/', {
    headers: { 'accept-language': 'en-GB,en;q=0.9' },
    maxRedirects: 0,
  })
  expect(english.headers().location).toMatch(/\/en$/)
  const other = await request.get('/', { headers: { 'accept-language': 'de' }, maxRedirects: 0 })
  expect(other.headers().location).toMatch(/\/kk$/)
})

test('the first stop of the keyboard leads to the panel for weak sight, and the panel works', async ({
  page,
}) => {
  await page.goto('/kk')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const focused = await page.evaluate(() => document.activeElement?.tagName)
  expect(['SUMMARY', 'A']).toContain(focused)
})

function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { shifts: number }).shifts)
}

function countShifts() {
  const own = window as unknown as { shifts: number }
  own.shifts = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    })[]) {
      if (!entry.hadRecentInput) own.shifts += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
