import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import {
  confirm,
  expectThere,
  fill,
  formWith,
  inLatin,
  open,
  ownWord,
  ready,
  say,
  visit,
} from '../support/journeys.ts'
import { addressIn, beginNews, decide, writeText } from '../support/news.ts'
import { bringForward, planNews } from '../support/planned-news.ts'

// A news item is planned and comes out by itself on every surface; its address moves and is given up; what was public answers so.

test.describe.configure({ timeout: 120_000 })

/** A complete draft; returns its id and its addresses. */
async function aDraft(page: Page, word: string) {
  await beginNews(page, word)
  await writeText(page, 'kk', { lead: 'Қысқаша айтқанда.', text: `${word} мәтіні` })
  await writeText(page, 'ru', { lead: 'Коротко говоря.', text: `${word} текст` })
  await decide(page, 'save', 'news.desk.saved')
  const id = page.url().split('/').at(-1)?.split('?')[0] as string
  return { id, kk: await addressIn(page, 'kk'), ru: await addressIn(page, 'ru') }
}

test('a planned item comes out by itself within five seconds on its page, in the lists and once in each feed', async ({
  page,
  request,
}) => {
  const word = ownWord()
  await signInAs(page, 'editor')
  const { id, kk, ru } = await aDraft(page, word)
  await planNews(page, id)
  const lists = ['/kk', '/kk/news', '/kk/feed.xml', '/kk/atom.xml', '/kk/feeds/news/rss.xml']
  await expectThere(request, lists, { hides: word })
  expect((await visit(request, kk)).status).toBe(404)

  const due = await bringForward(id)
  const surfaces = [kk, ru, '/ru/news', ...lists]
  const lacking = async () => {
    const seen = await Promise.all(surfaces.map(async (path) => ({ path, ...(await visit(request, path)) })))
    return seen.filter(({ status, text }) => status !== 200 || !text.includes(word)).map(({ path }) => path)
  }
  await expect.poll(lacking, { intervals: [150] }).toEqual([])
  expect(Date.now() - due).toBeLessThan(5000)
  const { text } = await visit(request, '/kk/feed.xml')
  expect(text.split(`${id}:kk</guid>`)).toHaveLength(2)
  const etag = (await request.get('/kk/feed.xml')).headers().etag ?? ''
  expect((await request.get('/kk/feed.xml', { headers: { 'if-none-match': etag } })).status()).toBe(304)

  await test.step('its card is a picture, and the page names it and the feeds', async () => {
    await page.goto(kk)
    const card = (await page.locator('meta[property="og:image"]').getAttribute('content')) as string
    const answer = await request.get(new URL(card).pathname)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png'])
    await expect(page.locator('link[type="application/atom+xml"]')).toHaveCount(1)
    const english = card.replace('/kk/', '/en/')
    expect((await request.get(new URL(english).pathname)).status()).toBe(404)
  })

  await test.step('on paper there is no navigation, and links say where they lead', async () => {
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.site-header')).toBeHidden()
    await expect(page.locator('.share')).toBeHidden()
    await expect(page.locator('article .prose')).toBeVisible()
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.length).toBeGreaterThan(1000)
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('its address moves: 301; it is withdrawn: 410 with a page that helps', async () => {
    await open(page, `/kk/staff/news/${id}`)
    const moved = `${inLatin(word)}-zhana`
    await fill(formWith(page, 'intent'), { 'translations.kk.slug': moved })
    await decide(page, 'save', 'news.desk.savedPublic')
    const old = await request.get(kk, { maxRedirects: 0 })
    expect([old.status(), old.headers().location]).toEqual([301, `/kk/news/${moved}`])
    await expectThere(request, [kk, `/kk/news/${moved}`], { shows: word })
    expect((await request.get(ru.replace('/ru/', '/en/'), { maxRedirects: 0 })).status()).toBe(404)
    await ready(page)
    await confirm(page, say('news.desk.withdraw'))
    await expect(page).toHaveURL(/done=withdrawn/)
    for (const path of [kk, `/kk/news/${moved}`, ru]) {
      const { status, text: body } = await visit(request, path)
      expect([path, status]).toEqual([path, 410])
      expect(body).toContain(say('reading.lost.gone.title', path.startsWith('/kk') ? 'kk' : 'ru'))
      expect(body).not.toContain(word)
    }
    expect((await visit(request, `/kk/news/${moved}-x`)).status).toBe(404)
    await expectThere(request, [...lists, '/sitemap.xml'], { hides: word })
  })
})

test('without script: a gallery, a document and a topic are added and read', async ({ browser, request }) => {
  const word = ownWord()
  const withScript = await (await browser.newContext()).newPage()
  await signInAs(withScript, 'editor')
  const { id, kk } = await aDraft(withScript, word)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signInAs(page, 'editor')

  await page.goto('/kk/staff/news/tags')
  await fill(formWith(page, 'nameKk').first(), { nameKk: word, nameRu: word, nameEn: word })
  await formWith(page, 'nameKk').first().locator('button[type=submit]').click()
  await page.goto(`/kk/staff/news/${id}/details`)
  await page.getByLabel(word).check()
  await formWith(page, 'personId').locator('button[type=submit]').click()
  await expect(page.getByText(say('reading.desk.said.saved'), { exact: true }).first()).toBeVisible()

  const photo = page.locator('form:has([name=credit])')
  // Where there is no picture yet to choose from, the way to send one is open already.
  if (!(await photo.isVisible())) await page.locator('details:has([name=credit]) > summary').click()
  await photo.locator('[name=file]').setInputFiles('public/social-card.png')
  await photo.locator('[name=people][value=crowd]').check()
  await fill(photo, { altKk: `${word} суреті`, altRu: 'Снимок', captionKk: 'Астындағы жазу' })
  await photo.locator('button[type=submit]').click()
  await expect(page.locator('.desk-photo')).toHaveCount(1)
  const paper = page.locator('form:has([name=titleKk]):has([type=file])')
  await page.locator('details:has(form [name=titleKk]):has([type=file]) > summary').click()
  const file = { name: 'erezhe.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') }
  await paper.locator('[name=file]').setInputFiles(file)
  await fill(paper, { titleKk: `${word} ережесі`, titleRu: 'Положение' })
  await paper.locator('button[type=submit]').click()
  await expect(page.getByRole('link', { name: `${word} ережесі` })).toBeVisible()

  await open(withScript, `/kk/staff/news/${id}`)
  await decide(withScript, 'publish', 'news.desk.published')
  await page.goto(kk)
  const picture = page.getByRole('img', { name: `${word} суреті` })
  await expect(picture).toBeVisible()
  const large = (await page.locator('.news-gallery a').getAttribute('href')) as string
  expect((await request.get(large)).status()).toBe(200)
  await expect(page.getByText('Астындағы жазу')).toBeVisible()
  await page.getByRole('link', { name: word, exact: true }).click()
  await expect(page).toHaveURL(/\/kk\/news\?tag=/)
  await expect(page.getByRole('main')).toContainText(word)
  await page.goto('/kk/news/archive')
  await page.getByRole('main').locator('.news-months a').first().click()
  await expect(page.getByRole('main')).toContainText(word)
  await context.close()
  await withScript.context().close()
})
