import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import {
  confirm,
  expectThere,
  fill,
  formWith,
  open,
  ownWord,
  ready,
  say,
  send,
  visit,
} from '../support/journeys.ts'
import { register } from '../support/volunteers.ts'
import { addressIn, beginNews, decide, writeText } from '../support/news.ts'

// What staff publish, change and take back stands on the public pages at the next request, in each language.

test.describe.configure({ timeout: 240_000 })

test('a news item is nowhere as a draft, everywhere when published, changed at once, and gone when withdrawn', async ({
  page,
  request,
}) => {
  const word = ownWord()
  const lists = { kk: ['/kk', '/kk/news', '/kk/feed.xml'], ru: ['/ru', '/ru/news', '/ru/feed.xml'] }
  await signInAs(page, 'editor')
  await beginNews(page, word)
  await expectThere(request, [...lists.kk, ...lists.ru, '/sitemap.xml'], { hides: word })

  await test.step('written with the editor in two languages and published', async () => {
    await writeText(page, 'kk', { lead: 'Көктемгі науқан басталды.', text: 'Отыз адам келді.' })
    await page
      .locator('#kk')
      .getByRole('button', { name: say('editor.bold'), exact: true })
      .click()
    await page.keyboard.type(' Бәрі риза.')
    await writeText(page, 'ru', { lead: 'Весенняя акция началась.', text: 'Пришли тридцать человек.' })
    await decide(page, 'publish', 'news.desk.published')
  })

  const [kk, ru] = [await addressIn(page, 'kk'), await addressIn(page, 'ru')]
  await test.step('it is on the home page, in the list, in the feed, in the sitemap and on its page', async () => {
    await expectThere(request, [...lists.kk, ...lists.ru, kk, ru], { shows: word })
    await expectThere(request, [kk], { shows: 'Отыз адам келді.' })
    await expectThere(request, [ru], { shows: 'Пришли тридцать человек.' })
    await expectThere(request, ['/sitemap.xml'], { shows: `${kk}</loc>` })
    await expectThere(request, ['/en', '/en/feed.xml'], { hides: word })
    expect((await visit(request, kk.replace('/kk/', '/en/'))).status).toBe(404)
    await page.goto(kk)
    await expect(page.getByRole('main').locator('strong', { hasText: 'Бәрі риза' })).toBeVisible()
    await page.goBack()
  })

  const renamed = ownWord()
  await test.step('a correction is read at once', async () => {
    await ready(page)
    await fill(formWith(page, 'intent'), {
      'translations.kk.title': `${renamed} жаңалығы`,
      'translations.ru.title': `Новость ${renamed}`,
    })
    await writeText(page, 'kk', { lead: 'Көктемгі науқан басталды.', text: 'Қырық адам келді.' })
    await decide(page, 'save', 'news.desk.savedPublic')
    const [kkNow, ruNow] = [await addressIn(page, 'kk'), await addressIn(page, 'ru')]
    await expectThere(request, [...lists.kk, ...lists.ru, kkNow, ruNow], { shows: renamed })
    await expectThere(request, [kkNow], { shows: 'Қырық адам келді.', hides: 'Отыз адам' })
  })

  await test.step('withdrawn, it is gone for good and in no list, feed or sitemap', async () => {
    const [kkNow, ruNow] = [await addressIn(page, 'kk'), await addressIn(page, 'ru')]
    await confirm(page, say('news.desk.withdraw'))
    await expect(page).toHaveURL(/done=withdrawn/)
    await expectThere(request, [...lists.kk, ...lists.ru, '/sitemap.xml'], { hides: renamed })
    await expectThere(request, ['/sitemap.xml'], { hides: `${kkNow}</loc>` })
    await expectThere(request, [kk, ru, kkNow, ruNow], { status: 410 })
  })
})

test('an item without its Russian text is not published, and what is missing is named', async ({
  page,
  request,
}) => {
  const word = ownWord()
  await page.setViewportSize({ width: 360, height: 740 })
  await signInAs(page, 'editor')
  await beginNews(page, word)
  await writeText(page, 'kk', { lead: 'Бір тілдегі жаңалық.', text: 'Мәтіні де бар.' })
  await page.locator('button[name=intent][value=publish]').click()
  const summary = page.getByRole('alert').first()
  await expect(summary).toContainText(say('news.refusals.notComplete'))
  await expect(page.locator('[name="translations.ru.lead"]')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('[name="translations.kk.lead"]')).toHaveValue('Бір тілдегі жаңалық.')
  await expect(page.locator('#kk [role=textbox]')).toHaveText('Мәтіні де бар.')
  await expectThere(request, ['/kk', '/kk/news', '/kk/feed.xml'], { hides: word })
})

test('an award appears on the wall with a code that proves it; revoked, the code says so and the lists forget it', async ({
  page,
  browser,
  request,
}) => {
  const word = ownWord()
  const lists = ['/kk', '/kk/awards', '/ru/awards', '/en/awards']
  await signInAs(page, 'coordinator')
  await register(page, { surname: word, values: { 'consent.publishing': true } })
  await page.context().clearCookies()
  await signInAs(page, 'editor', 'ru')
  await open(page, `/ru/staff/awards/new?q=${encodeURIComponent(word)}`)
  const form = formWith(page, 'recipient')
  await form.locator('[name=recipient]').first().check()
  await form.locator('[name=kindId]').selectOption({ index: 1 })
  await fill(form, {
    ...{ issuerKk: 'Облыстық фронт-офис', issuerRu: 'Областной фронт-офис' },
    ...{ reasonKk: 'Көмегі үшін', reasonRu: 'За помощь' },
  })
  await send(form)
  await page.waitForURL(/\/staff\/awards\/[0-9a-f-]{36}$/)
  await ready(page)
  const draft = formWith(page, 'recipientKk')
  await fill(draft, {
    recipientKk: `${word} Сынақ`,
    recipientRu: `Сынак ${word}`,
    recipientEn: `Synaq ${word}`,
  })
  await send(draft)
  await expect(page.getByRole('status').filter({ hasText: say('awards.staff.saved', 'ru') })).toBeVisible()
  const id = page.url().split('/').at(-1) as string
  await expectThere(request, [...lists, '/sitemap.xml'], { hides: word })
  expect((await visit(request, `/kk/awards/${id}`)).status).toBe(404)

  await send(formWith(page, 'number'))
  const check = page.getByRole('link', { name: say('awards.staff.checkPage', 'ru') })
  await expect(check).toBeVisible()
  const code = (await check.getAttribute('href'))?.split('/').at(-1) as string
  await test.step('issued, it is on the wall, in the register, on its page, and the code is valid', async () => {
    await expectThere(request, [...lists, `/kk/awards/${id}`, `/ru/awards/${id}`], { shows: word })
    await expectThere(request, ['/sitemap.xml'], { shows: `/kk/awards/${id}</loc>` })
    await page.goto('/kk/verify')
    await page.getByRole('main').locator('input[name=code]').fill(code.toLowerCase())
    await page.getByRole('main').locator('form button').click()
    await expect(page.getByText(say('verify.valid'))).toBeVisible()
    await expect(page.getByRole('main')).toContainText(word)
  })

  await test.step('an administrator takes it back, with a reason', async () => {
    const other = await (await browser.newContext()).newPage()
    await signInAs(other, 'administrator')
    await open(other, `/kk/staff/awards/${id}`)
    await confirm(other, say('awards.staff.revoke'), {
      reasonKk: 'Қате берілген',
      reasonRu: 'Выдана по ошибке',
    })
    await expect(other.getByRole('main')).toContainText('Қате берілген')
    await other.context().close()
    await expectThere(request, [...lists, '/sitemap.xml'], { hides: word })
    await expectThere(request, ['/sitemap.xml'], { hides: id })
    await page.goto(`/ru/verify/${code}`)
    await expect(page.getByText(say('verify.revoked', 'ru'))).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Выдана по ошибке')
    await expectThere(request, [`/ru/awards/${id}`], { shows: 'Выдана по ошибке' })
  })
})

test('an editor cannot revoke an award', async ({ page }) => {
  await signInAs(page, 'editor')
  await open(page, '/kk/staff/awards?state=issued')
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByText(say('awards.staff.revokeByAdministrator'))).toBeVisible()
  await expect(page.locator('main form [name=reasonKk]')).toHaveCount(0)
})

test('a memorandum is published, corrected and withdrawn for everybody at the next request', async ({
  page,
  request,
}) => {
  const word = ownWord()
  const lists = ['/kk/memoranda', '/ru/memoranda', '/en/memoranda']
  await signInAs(page, 'editor')
  await open(page, '/kk/staff/memoranda/new')
  const form = formWith(page, 'titleKk')
  await form.locator('[name=subjectId]').selectOption({ index: 1 })
  await fill(form, {
    ...{ titleKk: `${word} туралы меморандум`, titleRu: `Меморандум о ${word}` },
    ...{ 'parties.0.nameKk': 'Бірінші тарап', 'parties.0.nameRu': 'Первая сторона' },
    ...{ 'parties.1.nameKk': 'Екінші тарап', 'parties.1.nameRu': 'Вторая сторона' },
  })
  await send(form)
  await page.waitForURL(/\/staff\/memoranda\/[0-9a-f-]{36}$/)
  await ready(page)
  await expectThere(request, [...lists, '/sitemap.xml'], { hides: word })

  await page
    .getByRole('main')
    .getByRole('button', { name: say('memoranda.staff.publish'), exact: true })
    .click()
  const publicPage = page.getByRole('link', { name: say('memoranda.staff.publicPage') })
  await expect(publicPage).toBeVisible()
  const path = ((await publicPage.getAttribute('href')) as string).slice(3)
  const everywhere = [`/kk${path}`, `/ru${path}`, `/en${path}`]
  await expectThere(request, [...lists, ...everywhere], { shows: word })
  await expectThere(request, ['/sitemap.xml'], { shows: `/kk${path}</loc>` })

  const renamed = ownWord()
  const edit = formWith(page, 'titleKk')
  await fill(edit, { titleKk: `${renamed} туралы меморандум`, titleRu: `Меморандум о ${renamed}` })
  await send(edit)
  await expect(page).toHaveURL(/saved=1/)
  await expectThere(request, [...lists, ...everywhere], { shows: renamed, hides: word })

  await ready(page)
  await confirm(page, say('memoranda.staff.withdraw'))
  await expect(
    page.getByRole('main').getByRole('button', { name: say('memoranda.staff.publish'), exact: true }),
  ).toBeVisible()
  await expectThere(request, [...lists, '/sitemap.xml'], { hides: renamed })
  await expectThere(request, everywhere, { status: 404 })
})
