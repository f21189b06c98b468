import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'

const locales = ['kk', 'ru', 'en'] as const

test('an award is prepared, issued, checked by its code and revoked; the site follows at once', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(120_000)
  watch.allowConsole(/404/)
  await signInAs(page, 'editor', 'ru')
  const id = await prepareAward(page, 'Айгерим')
  const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  expect((await visitor.goto(`/ru/awards/${id}`))?.status(), 'a draft has no page').toBe(404)

  await page.locator('main form:has(input[name=number]) button[type=submit]').click()
  await expect(page.locator(`a[href="/ru/awards/${id}"]`)).toBeVisible()
  for (const locale of locales) {
    expect((await visitor.goto(`/${locale}/awards/${id}`))?.status()).toBe(200)
    await visitor.goto(`/${locale}/awards`)
    await expect(visitor.locator(`a[href="/${locale}/awards/${id}"]`)).toHaveCount(1)
  }
  const code = (await page.locator('a[href^="/ru/verify/"]').getAttribute('href'))?.split('/').at(-1) ?? ''
  await visitor.goto('/ru/verify')
  await visitor.locator('main input[name=code]').fill(`${code.slice(0, 5)}-${code.slice(5)}`.toLowerCase())
  await visitor.locator('main form:has(input[name=code]) button').click()
  await expect(visitor.locator('.notice-good')).toBeVisible()

  await page.context().clearCookies()
  await signInAs(page, 'administrator', 'ru')
  await page.goto(`/ru/staff/awards/${id}`)
  await page.locator('button.button-danger').first().click()
  await page.locator('textarea[name=reasonKk]').fill('қате берілген')
  await page.locator('textarea[name=reasonRu]').fill('выдано по ошибке')
  await page.locator('form:has(textarea[name=reasonRu]) button[type=submit]').click()
  await expect(page.locator('.notice-bad').first()).toBeVisible()
  for (const locale of locales) {
    await visitor.goto(`/${locale}/awards`)
    await expect(visitor.locator(`a[href="/${locale}/awards/${id}"]`)).toHaveCount(0)
  }
  await visitor.goto(`/ru/awards/${id}`)
  await expect(visitor.locator('.notice-bad')).toContainText('выдано по ошибке')
  await visitor.goto(`/kk/verify/${code}`)
  await expect(visitor.locator('.notice-bad')).toContainText('қате берілген')
})

test('without script staff can prepare and issue an award, and nothing typed is lost', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signInAs(page, 'editor')
  await page.goto(`/kk/staff/awards/new?q=${encodeURIComponent('Айгерім')}`)
  await page.locator('input[name=recipient]').first().check()
  await page.locator('textarea[name=reasonKk]').fill('көмегі үшін')
  await page.locator('form:has(textarea[name=reasonKk]) button[type=submit]').click()
  await expect(page.locator('.error-summary')).toBeVisible()
  await expect(page.locator('textarea[name=reasonKk]')).toHaveValue('көмегі үшін')
  await expect(page.locator('input[name=recipient]').first()).toBeChecked()
})

async function prepareAward(page: Page, name: string): Promise<string> {
  await page.goto(`/ru/staff/awards/new?q=${encodeURIComponent(name)}`)
  await page.locator('input[name=recipient]').first().check()
  await page.locator('select[name=kindId]').selectOption({ index: 1 })
  await page.locator('input[name=issuerKk]').fill('Облыстық фронт-офис')
  await page.locator('input[name=issuerRu]').fill('Областной фронт-офис')
  await page.locator('textarea[name=reasonKk]').fill('қарттарға көмегі үшін')
  await page.locator('textarea[name=reasonRu]').fill('за помощь пожилым')
  await page.locator('form:has(textarea[name=reasonKk]) button[type=submit]').click()
  await page.waitForURL(/\/staff\/awards\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}
