import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { fill, formWith, open, ownWord, say, send } from '../support/journeys.ts'

test.describe.configure({ timeout: 60_000 })

const paper = { name: 'нұсқаулық.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') }

async function expectWellMade(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** Adds a file on the item's desk page and waits until it is there. */
async function add(page: Page, values: Record<string, string>): Promise<void> {
  const form = formWith(page, 'file')
  await form.locator('[name="file"]').setInputFiles(paper)
  await fill(form, values)
  await form.getByRole('button', { name: say('library.desk.add') }).click()
  await expect(page.getByText(say('library.desk.done.added'))).toBeVisible()
}

test('an editor puts a paper out, a reader takes it without script, a coordinator learns of its new version', async ({
  browser,
  page,
}) => {
  const title = `${ownWord()} жадынамасы`
  await signInAs(page, 'editor')
  await open(page, '/kk/workspace/library/new')
  await fill(formWith(page, 'titleKk'), {
    kind: 'guide',
    titleKk: title,
    titleRu: title,
    audience: 'everyone',
  })
  await send(formWith(page, 'titleKk'))
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const desk = new URL(page.url()).pathname
  await add(page, { language: 'kk' })
  await open(page, desk)
  await page.getByRole('button', { name: say('library.desk.publish') }).click()
  await expect(page.getByText(say('library.desk.done.published'))).toBeVisible()

  const plain = await browser.newContext({ javaScriptEnabled: false })
  const reader = await plain.newPage()
  await reader.goto(`/ru/library?q=${encodeURIComponent(title.split(' ')[0]!)}`)
  await reader.getByRole('main').getByRole('link', { name: title }).click()
  await expect(reader.getByText(say('library.otherLanguage', 'ru'))).toBeVisible()
  const [download] = await Promise.all([
    reader.waitForEvent('download'),
    reader.locator('.library-files a').first().click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  await plain.close()

  const coordinator = await (await browser.newContext()).newPage()
  await signInAs(coordinator, 'coordinator')
  await open(coordinator, desk)
  await expect(coordinator.getByText(say('library.desk.addTitle'))).toHaveCount(0)
  await Promise.all([
    coordinator.waitForEvent('download'),
    coordinator.locator('.library-files a').first().click(),
  ])

  await open(page, desk)
  await add(page, { language: 'kk', place: 'new', noteKk: 'Мекенжай түзетілді', noteRu: 'Исправлен адрес' })
  await open(coordinator, '/kk/workspace/library?show=changed')
  await coordinator.getByRole('link', { name: title }).click()
  await expect(coordinator.getByText('Мекенжай түзетілді').first()).toBeVisible()
  await expectWellMade(coordinator)
  await coordinator.context().close()
})
