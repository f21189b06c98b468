import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'

// What is near: asked of the browser after a press alone, told to nobody, and without script by name.

test.use({ viewport: { width: 360, height: 740 } })

async function calm(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join()}`)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0)
}

/** Counts what the page asks of the browser. */
async function countAsked(page: Page) {
  await page.addInitScript(() => {
    const asked = { count: 0 }
    Object.assign(window, { asked })
    const { geolocation } = navigator
    const ask = geolocation.getCurrentPosition.bind(geolocation)
    geolocation.getCurrentPosition = (...given) => {
      asked.count += 1
      ask(...given)
    }
  })
  return () => page.evaluate(() => (window as unknown as { asked: { count: number } }).asked.count)
}

async function kilometres(page: Page): Promise<number[]> {
  const said = await page.locator('main .distance b').allInnerTexts()
  return said.map((text) => (text.startsWith('≈') ? Number(/\d+/.exec(text)?.[0]) : 0))
}

test.describe('with a place', () => {
  test.use({ geolocation: { latitude: 53.287_654_3, longitude: 69.391_234_5 } })

  test('it is asked for after a press, rounded before it is in any address, and the nearest come first', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['geolocation'])
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    const asked = await countAsked(page)
    for (const path of ['/kk', '/kk/centres', '/kk/events?age=30']) {
      await page.goto(path)
      expect(await asked(), `${path} asks nothing by itself`).toBe(0)
    }
    await page.locator('.near-fold > summary').click()
    await page.locator('.use-my-place button').click()
    await page.waitForURL(/at=/)
    expect(new URL(page.url()).search).toBe('?age=30&at=53.29,69.39')
    expect(addresses.filter((address) => /53\.28|69\.391/.test(address))).toEqual([])
    const found = await kilometres(page)
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    await expect(page.locator('meta[name=referrer]')).toHaveAttribute('content', 'same-origin')
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
    await calm(page)
    await page.goto('/kk/events?at=53.2876543,69.3912345')
    expect(new URL(page.url()).search).toBe('?at=53.29,69.39')
    await page.goto('/ru/centres?at=53.29,69.39&within=10')
    expect((await kilometres(page)).length).toBeGreaterThan(3)
    await calm(page)
  })
})

test('a refusal is answered by a sentence and the way by name', async ({ page, context }) => {
  await context.clearPermissions()
  const asked = await countAsked(page)
  await page.goto('/ru/events')
  await page.locator('.near-fold > summary').click()
  await page.locator('.use-my-place button').click()
  await expect(page.locator('.use-my-place [role=status]')).toContainText('Выберите район')
  expect(await asked()).toBe(1)
  expect(new URL(page.url()).search).toBe('')
  await calm(page)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a unit is chosen or a name typed, the radius is a link, and an empty list says what empties it', async ({
    page,
  }) => {
    await page.goto('/ru/events')
    await expect(page.locator('.use-my-place')).toBeHidden()
    await page.locator('.near-fold > summary').click()
    await page.locator('.near-fold [name=place]').fill('щучинск')
    await page.locator('.near-fold form button').click()
    expect(new URL(page.url()).search).toBe('?near=burabay')
    await page.locator('.chips a').last().click()
    expect(new URL(page.url()).search).toBe('?near=burabay&within=100')
    const current = page.locator('.tile-map [aria-current]')
    await expect(current).toHaveAccessibleName(/Бурабайский.*выбран/s)
    await page.goto('/ru/events?near=kokshetau&within=100&age=1&q=xyzzy')
    await expect(page.locator('.empty')).toBeVisible()
    await page.goto('/ru/events?near=kokshetau&within=100&lang=ru&q=xyzzy')
    const way = page.locator('.ways-out a')
    const count = Number(/(\d+)\s*мероприят/.exec(await way.innerText())?.[1])
    await way.click()
    expect(new URL(page.url()).search).toBe('?lang=ru&near=kokshetau&within=100')
    await expect(page.locator('.page-lede')).toContainText(String(count))
    await page.goto('/ru/events?place=Ак')
    expect(await page.locator('.near-named a').count()).toBeGreaterThan(1)
  })

  test('free days and directions go along to the calendar and back', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto('/ru/events')
    await page.getByRole('checkbox', { name: 'суббота' }).check()
    await page.getByRole('checkbox', { name: 'воскресенье' }).check()
    await page.locator('.filter-more > summary').click()
    const boxes = page.locator('.filter-more input')
    await boxes.nth(0).check()
    await boxes.nth(3).check()
    await page.locator('.filters-end button').first().click()
    expect(new URL(page.url()).searchParams.getAll('days')).toEqual(['6', '7'])
    await page.locator('.list-bar .tabs a').nth(1).click()
    await expect(page.getByRole('checkbox', { name: 'воскресенье' })).toBeChecked()
    await page.locator('.list-bar .tabs a').first().click()
    expect(new URL(page.url()).searchParams.get('days')).toBe('6,7')
    expect(new URL(page.url()).searchParams.get('direction')?.split(',')).toHaveLength(2)
  })
})

test('the map of the region is walked with the keyboard in the order of its table, and says each number', async ({
  page,
}) => {
  await page.goto('/kk/map?measure=volunteers')
  const tiles = page.locator('.tile-map a')
  const rows = page.locator('#table tbody tr')
  await expect(tiles).toHaveCount(20)
  await expect(rows).toHaveCount(20)
  await tiles.first().focus()
  for (let index = 0; index < 20; index++) {
    const href = await rows.nth(index).locator('th a').getAttribute('href')
    await expect(tiles.nth(index)).toBeFocused()
    await expect(tiles.nth(index)).toHaveAttribute('href', String(href))
    await page.keyboard.press('Tab')
  }
  await expect(tiles.first()).toHaveAccessibleName(/^Көкшетау\s+\d+\s+волонтер$/)
  const value = await tiles.first().locator('b').innerText()
  await expect(rows.first().locator('td').nth(1)).toHaveText(value)
  await calm(page)
  await page.locator('#table thead a').nth(1).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#table th[aria-sort=descending]')).toHaveCount(1)
  const centres = (await rows.locator('td:nth-of-type(1)').allInnerTexts()).map(Number)
  expect(centres).toEqual(centres.toSorted((a, b) => b - a))
  await rows.first().locator('td a').first().click()
  await expect(page.locator('.page-head .meta')).toContainText(String(centres[0]))
})
