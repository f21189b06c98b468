import type { Locator, Page } from '@playwright/test'
import { accountOf } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { open } from '../support/journeys.ts'

// Hands on the keyboard, no mouse.

const stopsMax = 60

test('the first stop of every page is the panel for weak sight, the second leads past the menu', async ({
  page,
}) => {
  for (const path of ['/kk', '/ru/events', '/en/sign-in']) {
    await page.goto(path)
    await page.keyboard.press('Tab')
    await expect(page.locator('details.appearance > summary')).toBeFocused()
    await page.keyboard.press('Tab')
    const skip = page.locator('a.skip')
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.locator('#main')).toBeFocused()
  }
})

test('somebody signs in with the keyboard alone, and every stop can be seen', async ({ page }) => {
  const { email, password } = accountOf('volunteer')
  await open(page, '/ru/sign-in')
  await tabTo(page, page.locator('[name=email]'))
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await expect(page.locator('[name=password]')).toBeFocused()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('the filter of events is used with the keyboard alone, on a phone too', async ({ page }) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/ru/events')
    const when = page.locator('form[role=search] [name=when]')
    if (!(await when.isVisible())) {
      await tabTo(page, page.locator('details.filters-fold > summary'))
      await page.keyboard.press('Enter')
    }
    await tabTo(page, when)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.locator('form[role=search] .filters-end button').first())
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/when=7(?:&|$)/)
  }
})

test('the panel for weak sight is opened, used and remembered with the keyboard alone', async ({ page }) => {
  await page.goto('/kk')
  await tabTo(page, page.locator('details.appearance > summary'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.locator('form[data-appearance] [name=size]:checked'))
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('data-size', '2')
  await page.goto('/kk/news')
  await expect(page.locator('html')).toHaveAttribute('data-size', '2')
})

/** Presses Tab until something has the focus; each stop on the way must show where it is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < stopsMax; stop++) {
    await page.keyboard.press('Tab')
    const isThere = await target.evaluate((element) => element === document.activeElement)
    const mark = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return 'nothing has the focus'
      const { outlineStyle, boxShadow } = getComputedStyle(focused)
      const { width, height } = focused.getBoundingClientRect()
      if (width < 1 || height < 1) return `${focused.outerHTML.slice(0, 80)} has no size`
      return outlineStyle === 'none' && boxShadow === 'none'
        ? `${focused.outerHTML.slice(0, 80)} shows no focus`
        : ''
    })
    expect(mark).toBe('')
    if (isThere) return
  }
  throw new Error(`${String(target)} is not among the first ${stopsMax} stops`)
}
