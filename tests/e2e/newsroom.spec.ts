import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import {
  confirm,
  expectThere,
  fill,
  formWith,
  idOf,
  open,
  ownWord,
  ready,
  say,
  send,
  visit,
} from '../support/journeys.ts'
import { addressIn, writeText } from '../support/news.ts'
import { bringForward, planNews } from '../support/planned-news.ts'

// What editors do with words: two languages side by side, two people at one text, the source corrected, a version taken back.

test.describe.configure({ timeout: 120_000 })

async function beginIn(page: Page, source: 'kk' | 'ru', word: string): Promise<string> {
  await open(page, '/ru/staff/news/new')
  const form = formWith(page, 'titleKk')
  await form.locator(`[name=sourceLocale][value=${source}]`).check()
  await fill(form, source === 'ru' ? { titleRu: `Новость ${word}` } : { titleKk: `${word} жаңалығы` })
  await send(form)
  await page.waitForURL(/\/staff\/news\/[0-9a-f-]{36}$/)
  await ready(page)
  return idOf(page)
}

const field = (page: Page, name: string) => page.locator(`[name="translations.${name}"]`)

test('written in Russian, translated side by side, planned, read, corrected, and the Kazakh text is known to have fallen behind', async ({
  page,
  browser,
  request,
}) => {
  const word = ownWord()
  await page.setViewportSize({ width: 1280, height: 900 })
  await signInAs(page, 'editor', 'ru')
  const id = await beginIn(page, 'ru', word)

  await test.step('the source stands at the left, one translation beside it, the other waits', async () => {
    const [source, translation] = [page.locator('fieldset#ru'), page.locator('fieldset#kk')]
    const [left, right] = [await source.boundingBox(), await translation.boundingBox()]
    expect(left!.x).toBeLessThan(right!.x)
    expect(left!.y).toBe(right!.y)
    await expect(page.locator('fieldset#en')).toBeHidden()
    await page.locator('#side-en').check()
    await expect(page.locator('fieldset#en')).toBeVisible()
    await expect(translation).toBeHidden()
    await page.locator('#side-kk').check()
  })

  await test.step('the checklist leads to what lacks, words are counted, and the translation stands beside the source', async () => {
    await expect(page.locator('#checklist')).toContainText(say('newsroom.warnings.noCover', 'ru'))
    await expect(page.locator('#checklist a').first()).toHaveAttribute('href', /translations-kk-title$/)
    await writeText(page, 'ru', { lead: 'Пришли тридцать человек.', text: 'Всё готово к началу.' })
    await expect(page.locator('fieldset#ru .text-count')).toContainText(/: 9/)
    await field(page, 'kk.title').fill(`${word} жаңалығы`)
    await writeText(page, 'kk', { lead: 'Отыз адам келді.', text: 'Бәрі дайын.' })
    await page.locator('button[name=intent][value=save]').click()
    await expect(page.getByRole('status').filter({ hasText: say('news.desk.saved', 'ru') })).toBeVisible()
  })

  const addresses = [await addressIn(page, 'ru'), await addressIn(page, 'kk')]
  await test.step('planned, it is nowhere until its minute; then anyone reads it in both languages', async () => {
    await planNews(page, id, 'ru')
    await expectThere(request, ['/ru/news', '/kk/news'], { hides: word })
    await expectThere(request, addresses, { status: 404 })
    const due = await bringForward(id)
    const statuses = async () =>
      Promise.all(addresses.map(async (path) => (await visit(request, path)).status))
    await expect.poll(statuses, { intervals: [150] }).toEqual([200, 200])
    expect(Date.now() - due).toBeLessThan(5000)
    await expectThere(request, ['/ru/news', '/kk/news'], { shows: word })
    const reader = await (await browser.newContext({ locale: 'kk-KZ' })).newPage()
    await reader.goto(addresses[1]!)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(`${word} жаңалығы`)
    await expect(reader.locator('article .prose')).toContainText('Бәрі дайын.')
    await reader.context().close()
    await open(page, `/ru/staff/news/${id}`)
  })

  await test.step('a second editor sees who writes, and is not overwritten: both texts are compared', async () => {
    const other = await (await browser.newContext()).newPage()
    await signInAs(other, 'administrator', 'ru')
    await open(other, `/ru/staff/news/${id}`)
    await expect(other.getByRole('main')).toContainText(say('newsroom.writers.one', 'ru'))
    await field(page, 'ru.lead').fill('Пришли сорок человек.')
    await page.locator('button[name=intent][value=save]').click()
    await expect(
      page.getByRole('status').filter({ hasText: say('news.desk.savedPublic', 'ru') }),
    ).toBeVisible()
    await field(other, 'ru.lead').fill('Пришли пятьдесят человек.')
    const save = other.locator('button[name=intent][value=save]')
    await save.click()
    const tick = other.locator('[name=overVersion]')
    await expect(tick).toBeVisible()
    await expect(other.locator('del', { hasText: 'сорок' })).toBeVisible()
    await expect(other.locator('ins', { hasText: 'пятьдесят' })).toBeVisible()
    await save.click()
    await expect(other.getByRole('alert').first()).toContainText(say('news.refusals.stale', 'ru'))
    await expect(field(other, 'ru.lead')).toHaveValue('Пришли пятьдесят человек.')
    await expectThere(request, ['/ru/news'], { shows: 'Пришли сорок человек.' })
    await other.context().close()
  })

  await test.step('the Kazakh text is stale, with what changed, until somebody says that it is right', async () => {
    await open(page, `/ru/staff/news/parity?language=kk`)
    await page.getByRole('main').getByRole('link', { name: word }).click()
    await ready(page)
    const stale = page.locator('fieldset#kk')
    await expect(stale).toContainText(say('newsroom.stale.title', 'ru'))
    await expect(stale.locator('del', { hasText: 'тридцать' })).toBeVisible()
    await expect(stale.locator('ins', { hasText: 'сорок' })).toBeVisible()
    await expectThere(request, ['/kk/news'], { shows: 'Отыз адам келді.' })
    await stale.getByRole('button', { name: say('newsroom.stale.right', 'ru') }).click()
    await expect(
      page.getByRole('status').filter({ hasText: say('newsroom.stale.confirmed', 'ru') }),
    ).toBeVisible()
    await expect(stale).not.toContainText(say('newsroom.stale.title', 'ru'))
  })

  await test.step('versions are compared word by word, and an old one is taken back for all to read', async () => {
    await open(page, `/ru/staff/news/${id}/versions`)
    await expect(page.getByRole('row')).toHaveCount(4)
    await page.getByRole('row').nth(1).getByRole('link').click()
    await expect(page.locator('del', { hasText: 'тридцать' })).toBeVisible()
    await open(page, `/ru/staff/news/${id}/versions/2`)
    await confirm(page, say('newsroom.versions.restore', 'ru'))
    await expect(page).toHaveURL(/done=restored/)
    await expectThere(request, ['/ru/news'], { shows: 'Пришли тридцать человек.' })
  })
})

test('what was typed and not saved is offered after a reload, and is nowhere else', async ({
  page,
  request,
}) => {
  const word = ownWord()
  await signInAs(page, 'editor', 'ru')
  const id = await beginIn(page, 'ru', word)
  await writeText(page, 'ru', { lead: 'Ещё не сохранено.', text: 'Напечатано и брошено.' })
  await expect(page.getByRole('status').filter({ hasText: say('newsroom.typing.kept', 'ru') })).toBeVisible()
  await page.reload()
  await ready(page)
  await expect(field(page, 'ru.lead')).toHaveValue('')
  await page.getByRole('link', { name: say('newsroom.draft.take', 'ru') }).click()
  await expect(field(page, 'ru.lead')).toHaveValue('Ещё не сохранено.')
  await expect(page.locator('#ru [role=textbox]')).toHaveText('Напечатано и брошено.')
  await page.locator('button[name=intent][value=save]').click()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: say('news.desk.saved', 'ru') })
      .first(),
  ).toBeVisible()
  await open(page, `/ru/staff/news/${id}`)
  await expect(page.getByRole('link', { name: say('newsroom.draft.take', 'ru') })).toHaveCount(0)
  await expect(field(page, 'ru.lead')).toHaveValue('Ещё не сохранено.')
  await expectThere(request, ['/ru/news'], { hides: word })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the other translation is chosen, a conflict is compared and kept on purpose, a version comes back', async ({
    page,
    browser,
  }) => {
    const word = ownWord()
    await page.setViewportSize({ width: 360, height: 740 })
    await signInAs(page, 'editor', 'ru')
    const id = await beginIn(page, 'kk', word)
    await page.locator('#side-en').check()
    await field(page, 'en.title').fill(`News ${word}`)
    const second = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInAs(second, 'administrator', 'ru')
    await open(second, `/ru/staff/news/${id}`)
    await field(second, 'kk.lead').fill('Екінші адам жазды.')
    await second.locator('button[name=intent][value=save]').click()
    await expect(second.getByRole('status').filter({ hasText: say('news.desk.saved', 'ru') })).toBeVisible()
    await second.context().close()

    await page.locator('button[name=intent][value=save]').click()
    await expect(page.locator('del', { hasText: 'Екінші' })).toBeVisible()
    await expect(field(page, 'en.title')).toHaveValue(`News ${word}`)
    await page.locator('[name=overVersion]').check()
    await page.locator('button[name=intent][value=save]').click()
    await expect(page.getByRole('status').filter({ hasText: say('news.desk.saved', 'ru') })).toBeVisible()

    await open(page, `/ru/staff/news/${id}/versions/2`)
    await confirm(page, say('newsroom.versions.restore', 'ru'))
    await open(page, `/ru/staff/news/${id}`)
    await expect(field(page, 'kk.lead')).toHaveValue('Екінші адам жазды.')
  })
})
