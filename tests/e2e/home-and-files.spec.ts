import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import pg from 'pg'
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
  wallIn,
} from '../support/journeys.ts'
import { addressIn, beginNews, decide, writeText } from '../support/news.ts'
import { photo } from '../support/pictures.ts'

// What editors put first, what calls people out, and a picture somebody on it takes out.

test.describe.configure({ timeout: 180_000 })

async function cardNumberOfVolunteer(): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ number: number }>(
      `SELECT v."cardNumber" AS number FROM "Volunteer" v JOIN "User" u ON u.id = v."userId" WHERE u.email LIKE 'volunteer@%'`,
    )
    return String(rows[0]?.number)
  } finally {
    await client.end()
  }
}

/** Sends a picture of the demo volunteer, who is named on it; gives its id and its folder in the store. */
async function sendPicture(page: Page, word: string): Promise<{ id: string; key: string }> {
  await open(page, '/kk/staff/files')
  const form = page.locator('form[action="/api/uploads/images"]')
  const file = { name: `${word}.jpg`, mimeType: 'image/jpeg', buffer: await photo() }
  await form.locator('input[type=file]').setInputFiles(file)
  await form.locator('[name=people][value=recognisable]').check()
  await fill(form, { altKk: `${word} ағаш егіп жүр`, altRu: `${word} сажает дерево` })
  await Promise.all([page.waitForURL(/\/staff\/files\/[0-9a-f-]{36}/), form.locator('button').click()])
  await ready(page)
  await expect(page.getByText(say('files.people.heldNotice')).first()).toBeVisible()
  const naming = formWith(page, 'cardNumber')
  await fill(naming, { cardNumber: await cardNumberOfVolunteer() })
  await send(naming)
  await expect(page.getByRole('main')).toContainText('№ ')
  const source = await page.getByRole('main').locator('picture img').first().getAttribute('src')
  return { id: idOf(page), key: source?.split('/')[2] ?? '' }
}

test('a picture stands on the home page, in the news and in the library until the volunteer on it takes it out', async ({
  page,
  browser,
  request,
}) => {
  const word = ownWord()
  await signInAs(page, 'editor')
  const { id, key } = await sendPicture(page, word)
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  const person = await context.newPage()
  await signInAs(person, 'volunteer')
  const own = person.getByRole('main').getByRole('listitem').filter({ hasText: word })

  await test.step('the volunteer agrees, if a consent of the card has not said so already', async () => {
    await person.goto('/kk/me/privacy')
    await expect(own).toBeVisible()
    if ((await own.locator('summary', { hasText: say('files.own.agree') }).count()) === 0) return
    await own.locator('summary', { hasText: say('files.own.agree') }).click()
    await send(own.locator('form').first())
    await person.waitForURL(/done=pictureAgreed/)
  })

  await beginNews(page, word)
  const newsId = idOf(page)
  await fill(formWith(page, 'intent'), { coverId: id })
  for (const locale of ['kk', 'ru'] as const) {
    await writeText(page, locale, { lead: `${word}: басы.`, text: `${word} мәтін.` })
    await formWith(page, 'intent').locator(`[name="translations.${locale}.coverAlt"]`).fill(`${word} ағаш`)
  }
  await decide(page, 'publish', 'news.desk.published')
  const news = await addressIn(page, 'kk')

  await test.step('featured on the home page', async () => {
    await open(page, '/kk/staff/home')
    const form = formWith(page, 'slots.0.subject')
    await fill(form, { 'slots.0.subject': `news:${newsId}`, 'slots.0.endsAt': wallIn(48) })
    await send(form)
    await page.waitForURL(/done=saved/)
    await expectThere(request, ['/kk'], { hides: key })
    await page.goto('/kk/staff/home/preview')
    await expect(page.getByRole('img', { name: `${word} ағаш` })).toBeVisible()
    await open(page, '/kk/staff/home')
    await confirm(page, say('homeDesk.publish'))
    await page.waitForURL(/done=published/)
    await expectThere(request, ['/kk', news], { shows: key })
  })

  const media = `/media/${key}/480.webp`
  const seen = await request.get(media)
  expect(seen.headers()['cache-control']).toContain('must-revalidate')
  const again = await request.get(media, { headers: { 'if-none-match': seen.headers().etag ?? '' } })
  expect(again.status()).toBe(304)

  await test.step('taken out by the volunteer, it is gone from every page at once', async () => {
    await person.goto('/kk/me/privacy')
    await own.locator('summary', { hasText: say('files.own.takeOut') }).click()
    await send(own.locator('form').last())
    await person.waitForURL(/done=pictureOut/)
    const pages = ['/kk', '/ru', '/kk/news', '/kk/feed.xml', '/sitemap.xml', news]
    await expectThere(request, pages, { hides: key })
    await expectThere(request, ['/kk', news], { shows: word })
    expect((await visit(request, media)).status).toBe(404)
    const stale = await request.get(media, { headers: { 'if-none-match': seen.headers().etag ?? '' } })
    expect(stale.status()).toBe(404)
    await page.goto(`/kk/staff/files/${id}`)
    await expect(page.getByText(say('files.people.takenOutNotice')).first()).toBeVisible()
  })
  await context.close()
})

test('an announcement stands until its end', async ({ page, request }) => {
  const word = ownWord()
  await signInAs(page, 'editor')
  await open(page, '/kk/staff/home')
  const form = page
    .locator('form')
    .filter({ has: page.locator('[name=textKk]') })
    .last()
  await fill(form, {
    textKk: `${word} су жоқ`,
    textRu: `${word} нет воды`,
    link: '/events',
    endsAt: wallIn(2),
  })
  await send(form)
  await page.waitForURL(/done=added/)
  await expectThere(request, ['/kk', '/ru'], { shows: word })
  await ready(page)
  const row = page.getByRole('listitem').filter({ hasText: word })
  await row.locator('summary', { hasText: say('homeDesk.change') }).click()
  await fill(row.locator('form').filter({ has: page.locator('[name=textKk]') }), {
    startsAt: wallIn(-3),
    endsAt: wallIn(-1),
  })
  await send(row.locator('form').filter({ has: page.locator('[name=textKk]') }))
  await page.waitForURL(/done=changed/)
  await expectThere(request, ['/kk', '/ru'], { hides: word })
})

test('a call-up is on every page while it is out, and its own page is light', async ({ page, request }) => {
  const word = ownWord()
  await signInAs(page, 'administrator')
  await open(page, '/kk/staff/call-ups/new')
  const form = formWith(page, 'titleKk')
  await fill(form, {
    ...{
      titleKk: `${word} тасқын`,
      titleRu: `${word} паводок`,
      textKk: 'Қап толтырамыз',
      textRu: 'Набиваем мешки',
    },
    ...{ endsAt: wallIn(20), phone: '+7 7162 00 00 00' },
    ...{ 'points.0.placeKk': 'Алаң', 'points.0.placeRu': 'Площадь', 'points.0.meetsAt': wallIn(2) },
  })
  await form.locator('[name="unitIds[]"]').first().check()
  await send(form)
  await page.waitForURL(/\/call-ups\/[0-9a-f-]{36}/)
  await ready(page)
  const pages = ['/kk', '/ru/news', '/kk/events', '/kk/sign-in', '/kk/about/privacy']
  await expectThere(request, pages, { hides: word })
  await page
    .getByRole('main')
    .locator('button[type=button]', { hasText: say('callUp.desk.publish') })
    .click()
  const dialog = page.getByRole('dialog')
  await send(dialog.locator('form'))
  await expect(dialog.getByText(say('callUp.problems.notSure')).first()).toBeVisible()
  await dialog.locator('[name=isSure]').check()
  await send(dialog.locator('form'))
  await page.waitForURL(/done=published/)
  await expectThere(request, pages, { shows: word })

  const address = await page.getByRole('link', { name: say('callUp.desk.publicPage') }).getAttribute('href')
  const light = await visit(request, address as string)
  expect(gzipSync(light.text).length).toBeLessThan(15 * 1024)
  expect(light.text).not.toMatch(/<script|<img|url\(|<link rel="stylesheet/)
  expect(light.text).toContain(say('callUp.page.adults'))
  expect(light.text).toContain('tel:+77162000000')

  await ready(page)
  await confirm(page, say('callUp.desk.end'))
  await page.waitForURL(/done=ended/)
  await expectThere(request, pages, { hides: word })
  expect((await visit(request, address as string)).text).toContain(say('callUp.page.over'))
  await confirm(page, say('callUp.desk.withdraw'))
  await page.waitForURL(/done=withdrawn/)
  await expectThere(request, [address as string], { status: 404 })
})
