import type { Browser, Page } from '@playwright/test'
import { accountOf, type Persona, signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { confirm, expectThere, fill, formWith, open, ownWord, say, send } from '../support/journeys.ts'
import { lettersTo } from '../support/letters.ts'
import { type StoredNews, storeNews, viewsOf } from '../support/stored-news.ts'

// What readers say and feel about the news, and how a moderator looks after it.

test.describe.configure({ timeout: 180_000 })

const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

async function as(browser: Browser, persona: Persona, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled })
  const page = await context.newPage()
  await signInAs(page, persona)
  return page
}

async function comment(page: Page, news: StoredNews, body: string): Promise<void> {
  await open(page, `/kk/me/comments/${news.id}`)
  const form = formWith(page, 'body')
  await fill(form, { body })
  await send(form)
}

/** Ticks the comment with these words on the desk and decides about it. */
type Decision = { tab?: string; word: string; intent: 'show' | 'hide'; reason?: string }

async function decide(page: Page, { tab = 'waiting', word, intent, reason = '' }: Decision): Promise<void> {
  await open(page, `/kk/staff/moderation?tab=${tab}`)
  await page.locator('.moderated').filter({ hasText: word }).locator('[name="items[]"]').check()
  if (reason) await page.locator('[name=reason]').fill(reason)
  await page.locator(`button[name=intent][value=${intent}]`).click()
  await expect(page.locator('.moderated').filter({ hasText: word })).toHaveCount(0)
}

test('a first comment waits, is published, the next appears at once; a reported one is hidden and its author reads why', async ({
  page: reader,
  browser,
  request,
}) => {
  const [first, second, reason] = [ownWord(), ownWord(), ownWord()]
  const news = await storeNews(`${ownWord()} жаңалығы`)
  const item = `/kk/news/${news.slug}`
  await signInAs(reader, 'representative')
  const editor = await as(browser, 'editor')

  await test.step('the way from the public page leads to the form, and the first comment waits', async () => {
    await reader.goto(item)
    await reader.getByRole('link', { name: say('comments.write') }).click()
    await expect(reader).toHaveURL(new RegExp(`/me/comments/${news.id}`))
    await comment(reader, news, `${first} <script>alert(1)</script> https://example.kz/`)
    await expect(
      reader.getByRole('status').filter({ hasText: say('comments.own.done.waiting') }),
    ).toBeVisible()
    await expectThere(request, [item], { hides: first })
  })

  await test.step('the desk says so, and a moderator publishes it', async () => {
    await editor.goto('/kk/staff')
    await expect(
      editor.locator('.notice').getByRole('link', { name: say('comments.desk.title') }),
    ).toBeVisible()
    await decide(editor, { word: first, intent: 'show' })
    await expectThere(request, [item, `/ru/news/${news.slug}`], { shows: first })
    await reader.goto(item)
    const shown = reader.locator('.comment').filter({ hasText: first })
    await expect(shown.locator('.comment-head b')).toHaveText('Жанар Б.')
    await expect(shown.locator('.comment-body a')).toHaveCount(0)
  })

  await test.step('the next one stands there at once, and the author can change it', async () => {
    await comment(reader, news, `${second} бірінші`)
    await expect(reader).toHaveURL(new RegExp(`${item}#comment-`))
    await expect(reader.locator('.comment').filter({ hasText: second })).toBeVisible()
    await open(reader, `/kk/me/comments/${news.id}`)
    const own = reader.locator('.row').filter({ hasText: `${second} бірінші` })
    await own.getByRole('button', { name: say('comments.own.edit'), exact: true }).click()
    const dialog = reader.locator('dialog[open]')
    await fill(dialog, { body: `${second} екінші` })
    await send(dialog.locator('form'))
    await expect(
      reader.getByRole('status').filter({ hasText: say('comments.own.done.changed') }),
    ).toBeVisible()
    await expectThere(request, [item], { shows: `${second} екінші` })
  })

  await test.step('somebody reports it, a moderator hides it with a reason', async () => {
    const volunteer = await as(browser, 'volunteer')
    await volunteer.goto(item)
    const shown = volunteer.locator('.comment').filter({ hasText: second })
    await shown.getByRole('link', { name: say('comments.report') }).click()
    await fill(formWith(volunteer, 'reason'), { reason: 'insult' })
    await send(formWith(volunteer, 'reason'))
    await expect(
      volunteer.getByRole('status').filter({ hasText: say('comments.own.done.reported') }),
    ).toBeVisible()
    await decide(editor, { tab: 'reported', word: second, intent: 'hide', reason })
    await expectThere(request, [item], { hides: second })
  })

  await test.step('the author reads why, on their page and in a letter', async () => {
    await reader.goto('/kk/me/comments')
    await expect(reader.getByText(reason)).toBeVisible()
    const letters = await lettersTo(accountOf('representative').email)
    expect(letters.some((letter) => letter.includes(reason))).toBe(true)
  })

  await test.step('who is blocked reads until when and why and finds no form, until it is lifted', async () => {
    await editor.goto('/kk/staff/moderation?tab=hidden')
    await editor
      .locator('.moderated')
      .filter({ hasText: second })
      .getByRole('link', { name: say('comments.desk.aboutAuthor') })
      .click()
    await expect(editor).toHaveURL(/moderation\/people/)
    await open(editor, editor.url())
    await confirm(editor, say('comments.desk.block'), { days: '7', reason })
    await expect(
      editor.getByRole('main').getByRole('button', { name: say('comments.desk.unblock') }),
    ).toBeVisible()
    await reader.goto(`/kk/me/comments/${news.id}`)
    await expect(reader.getByText(say('comments.own.blockTitle'))).toBeVisible()
    await expect(reader.locator('textarea[name=body]')).toHaveCount(0)
    await editor.getByRole('button', { name: say('comments.desk.unblock') }).click()
    await expect(
      editor.getByRole('main').getByRole('button', { name: say('comments.desk.block') }),
    ).toBeVisible()
  })
})

test('a sign is given on the public page and a comment written where no script runs', async ({
  browser,
  request,
}) => {
  const news = await storeNews(`${ownWord()} жаңалығы`)
  const [item, word] = [`/kk/news/${news.slug}`, ownWord()]
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await stranger.goto(item)
  await stranger.locator('button[name=kind][value=heart]').click()
  await expect(stranger).toHaveURL(/\/kk\/sign-in\?from=/)

  const page = await as(browser, 'volunteer', false)
  await page.goto(item)
  await page.locator('button[name=kind][value=heart]').click()
  await expect(page).toHaveURL(new RegExp(`${item}#reactions`))
  await expect(page.locator('button[name=kind][value=heart] b')).toHaveText('1')
  await expectThere(request, [item], { shows: 'реакция' })
  await page.goto(`/kk/me/comments/${news.id}`)
  await expect(page.locator('[name=kind][value=heart]')).toBeChecked()
  await page.locator('[name=kind][value=""]').check()
  await send(formWith(page, 'kind'))
  await page.goto(item)
  await expect(page.locator('button[name=kind][value=heart] b')).toHaveCount(0)

  await comment(page, news, ' ')
  await expect(page.getByRole('alert')).toBeVisible()
  await comment(page, news, `${word} скриптсіз`)
  await expect(page.locator('.comment').filter({ hasText: word })).toBeVisible()
})

test('a look is counted once after the page was shown, not of programs and editors, and the page stays cached', async ({
  browser,
  page: program,
  request,
}) => {
  const news = await storeNews(`${ownWord()} жаңалығы`)
  const item = `/kk/news/${news.slug}`
  const cacheOf = async () => (await request.get(item)).headers()['x-nextjs-cache']
  await expect.poll(cacheOf).toBe('HIT')
  const told = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith('/api/views'))
  const look = async (page: Page) => {
    const [answer] = await Promise.all([told(page), page.goto(item)])
    expect(answer.status()).toBe(204)
  }
  await look(program)
  const desk = await (await browser.newContext({ userAgent: chrome })).newPage()
  await signInAs(desk, 'editor')
  await look(desk)
  const person = await (await browser.newContext({ userAgent: `${chrome} Vivaldi/7.6` })).newPage()
  await look(person)
  await look(person)
  await expect.poll(() => viewsOf(news.id)).toBe(1)
  // What others publish meanwhile may have the page made anew; a look alone never does.
  await expect(async () => {
    await cacheOf()
    await look(person)
    expect(await cacheOf()).toBe('HIT')
  }).toPass()
  expect(await viewsOf(news.id)).toBe(1)
  expect(
    (
      await request.post('/api/views', { data: news.id, headers: { origin: 'https://evil.example' } })
    ).status(),
  ).toBe(403)
})

test('the popular list has three windows without script, and says how it counts', async ({ page }) => {
  await page.goto('/ru/news')
  const list = page.locator('section[aria-labelledby=popular]')
  await list.getByRole('link', { name: say('counting.popular.windows.month', 'ru') }).click()
  await expect(page).toHaveURL(/popular=month/)
  await expect(list.locator('[aria-current=page]')).toHaveText(
    new RegExp(say('counting.popular.windows.month', 'ru')),
  )
  await expect(list).toContainText(/последние 30 дней.*20 просмотров.*10 дней/)
  expect(await list.locator('ol li').count()).toBeGreaterThan(2)
})
