import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { say } from '../support/journeys.ts'

const locales = ['kk', 'ru', 'en'] as const
const paper = { name: 'memo.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\npaper\n%%EOF') }

test('a memorandum is written, given its paper, published and withdrawn; the site follows at once', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(120_000)
  watch.allowConsole(/404/)
  const titleEn = `Test memorandum ${Date.now()}`
  await signInAs(page, 'editor', 'ru')
  await page.goto('/ru/staff/memoranda/new')
  await page.locator('input[name=titleKk]').fill('Сынақ меморандумы')
  await page.locator('input[name=titleRu]').fill('Пробный меморандум')
  await page.locator('input[name=titleEn]').fill(titleEn)
  await page.locator('select[name=subjectId]').selectOption({ index: 1 })
  await page.locator('input[name="parties.0.nameKk"]').fill('Бірінші тарап')
  await page.locator('input[name="parties.0.nameRu"]').fill('Первая сторона')
  await page.locator('input[name="parties.1.nameKk"]').fill('Екінші тарап')
  await page.locator('form:has(input[name=titleKk]) button[type=submit]').click()
  await expect(page.locator('.error-summary')).toBeVisible()
  await expect(page.locator('input[name="parties.1.nameKk"]')).toHaveValue('Екінші тарап')
  await page.locator('input[name="parties.1.nameRu"]').fill('Вторая сторона')
  await page.locator('form:has(input[name=titleKk]) button[type=submit]').click()
  await page.waitForURL(/\/staff\/memoranda\/[0-9a-f-]{36}/)
  const address = page.url()

  await page.locator('input[type=file]').setInputFiles(paper)
  await page.locator('form:has(input[type=file]) button[type=submit]').click()
  await expect(page.locator('main a[href^="/media/"]')).toBeVisible()
  const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const slug = titleEn.toLowerCase().replaceAll(' ', '-')
  expect((await visitor.goto(`/ru/memoranda/${slug}`))?.status(), 'a draft has no page').toBe(404)

  await page.locator('main .actions form button[type=submit]').first().click()
  await expect(page.locator(`a[href="/ru/memoranda/${slug}"]`)).toBeVisible()
  await expect(page.getByRole('status')).toContainText(say('memoranda.staff.done.published', 'ru'))
  for (const locale of locales) {
    expect((await visitor.goto(`/${locale}/memoranda/${slug}`))?.status()).toBe(200)
    await visitor.goto(`/${locale}/memoranda`)
    await expect(visitor.locator(`a[href="/${locale}/memoranda/${slug}"]`)).toHaveCount(1)
  }
  await visitor.goto(`/ru/memoranda/${slug}`)
  const file = (await visitor.locator('a[href^="/media/"]').getAttribute('href')) ?? ''
  expect((await visitor.request.get(file)).headers()['content-disposition']).toContain('attachment')

  await page.goto(address)
  await page.locator('main .actions button').first().click()
  await page.locator('dialog[open] form button[type=submit]').click()
  await expect(page.locator(`a[href="/ru/memoranda/${slug}"]`)).toHaveCount(0)
  for (const locale of locales) {
    expect((await visitor.goto(`/${locale}/memoranda/${slug}`))?.status()).toBe(404)
    await visitor.goto(`/${locale}/memoranda`)
    await expect(visitor.locator(`a[href="/${locale}/memoranda/${slug}"]`)).toHaveCount(0)
  }
  expect((await visitor.request.get(file)).status(), 'its paper is gone with it').toBe(404)
})
