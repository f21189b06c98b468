import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { formWith, open, ownWord, ready, say, send, visit } from '../support/journeys.ts'
import { addressIn, beginNews, decide, writeText } from '../support/news.ts'
import { hasMetadata, pdf, photo } from '../support/pictures.ts'

// Files from people's phones and computers, the right ones and the wrong ones.

test.describe.configure({ timeout: 240_000 })

type Wrong = { name: string; mimeType: string; buffer: Buffer; problem: string }

const wrong = (word: string): Wrong[] => [
  {
    name: `${word}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from('бұл сурет емес'),
    problem: 'notAnImage',
  },
  { name: `${word}.jpg`, mimeType: 'image/jpeg', buffer: pdf, problem: 'notAnImage' },
  {
    name: `${word}.svg`,
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    problem: 'notAnImage',
  },
  {
    name: `${word}-broken.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from('ffd8ffe000104a464946', 'hex'),
    problem: 'broken',
  },
  {
    name: `${word}-big.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(9_000_000)]),
    problem: 'tooBig',
  },
  { name: `${word}-empty.png`, mimeType: 'image/png', buffer: Buffer.alloc(0), problem: 'empty' },
]

for (const javaScriptEnabled of [true, false]) {
  test(`a file that is no picture is refused with a clear sentence and not kept, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    const word = ownWord()
    await signInAs(page, 'editor')
    await beginNews(page, word)
    const editor = page.url()
    for (const { problem, ...file } of wrong(word)) {
      await page.goto(editor)
      await sendPicture(page, file)
      await expect(
        page.getByRole('alert').filter({ hasText: say(`files.refusals.${problem}`) }),
        file.name,
      ).toBeVisible()
      await expect(page.getByRole('main')).not.toContainText(file.name)
    }
    await context.close()
  })
}

test('the editor says in its own window why a picture was not taken', async ({ page, watch }) => {
  watch.allowConsole(/422/)
  const word = ownWord()
  await signInAs(page, 'editor')
  await beginNews(page, word)
  await page
    .locator('#kk')
    .getByRole('button', { name: say('editor.image'), exact: true })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: `${word}.jpg`, mimeType: 'image/jpeg', buffer: pdf })
  await dialog.getByLabel(say('files.people.question')).selectOption('nobody')
  await dialog.getByRole('button', { name: say('files.add'), exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText(say('files.refusals.notAnImage'))
})

test('a picture in a news item is seen in the sizes made of it, without a word about camera, place or owner', async ({
  page,
  request,
}) => {
  const word = ownWord()
  await signInAs(page, 'editor')
  await beginNews(page, word)
  await writeText(page, 'kk', { lead: 'Суретті жаңалық.', text: 'Суреті төменде.' })
  await page.keyboard.press('Enter')
  await page
    .locator('#kk')
    .getByRole('button', { name: say('editor.image'), exact: true })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: `${word}.jpg`, mimeType: 'image/jpeg', buffer: await photo() })
  await dialog.getByLabel(say('files.people.question')).selectOption('nobody')
  await dialog.getByRole('button', { name: say('files.add'), exact: true }).click()
  const insert = dialog.getByRole('button', { name: say('editor.imageInsert'), exact: true })
  const alt = dialog.getByLabel(say('editor.imageAlt'), { exact: true })
  await expect(insert).toBeDisabled()
  await expect(dialog.locator('[aria-pressed=true] img')).toBeVisible()
  await alt.fill(`Жасыл алаң ${word}`)
  await insert.click()
  await writeText(page, 'ru', { lead: 'Новость с картинкой.', text: 'Картинка в казахском тексте.' })
  const own = await page.locator(`#kk [role=textbox] img`).first().getAttribute('src')
  expect((await visit(request, own as string)).status, 'nobody else sees it before it is published').toBe(404)
  await decide(page, 'publish', 'news.desk.published')

  const address = await addressIn(page, 'kk')
  await page.goto(address)
  const picture = page.getByRole('img', { name: `Жасыл алаң ${word}` })
  await expect(picture).toBeVisible()
  const sources = await picture.evaluate((image) => {
    const offered = [...(image.closest('picture')?.querySelectorAll('source') ?? [])].flatMap((source) =>
      source.srcset.split(','),
    )
    return [(image as HTMLImageElement).src, ...offered.map((one) => one.trim().split(' ')[0] ?? '')]
  })
  expect(sources.some((source) => source.endsWith('.avif'))).toBe(true)
  for (const source of sources) {
    const answer = await request.get(source)
    expect(answer.status(), source).toBe(200)
    expect(await hasMetadata(await answer.body()), source).toBe(false)
  }
})

test('the paper of a memorandum must be a PDF, whatever its name says', async ({ page }) => {
  const word = ownWord()
  await signInAs(page, 'editor')
  await open(page, '/kk/staff/memoranda/new')
  const form = formWith(page, 'titleKk')
  await form.locator('[name=subjectId]').selectOption({ index: 1 })
  await form.locator('[name=titleKk]').fill(word)
  await send(form)
  await page.waitForURL(/\/staff\/memoranda\/[0-9a-f-]{36}$/)
  await ready(page)
  const paper = page.locator('form:has(input[accept="application/pdf"])')
  await paper
    .locator('input[type=file]')
    .setInputFiles({ name: `${word}.pdf`, mimeType: 'application/pdf', buffer: await photo() })
  await send(paper)
  await expect(paper.getByRole('alert')).toContainText(say('files.refusals.notAPdf'))
  await paper
    .locator('input[type=file]')
    .setInputFiles({ name: `${word}.pdf`, mimeType: 'application/pdf', buffer: pdf })
  await send(paper)
  await expect(page.getByRole('link', { name: `${word}.pdf` })).toBeVisible()
})

async function sendPicture(page: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
  const form = page.locator('form[action="/api/uploads/images"]')
  await form.locator('input[type=file]').setInputFiles(file)
  await form.locator('[name=people][value=nobody]').check()
  await Promise.all([page.waitForURL(/upload=/), form.locator('button').click()])
}
