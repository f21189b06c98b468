import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { eventWithShift } from '../support/events.ts'
import {
  confirm,
  expectThere,
  fill,
  filtersOf,
  formWith,
  inLatin,
  ownWord,
  say,
  send,
} from '../support/journeys.ts'
import { addressIn, beginNews } from '../support/news.ts'
import { fillCard, register } from '../support/volunteers.ts'

// The same work in a browser that runs no script.

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
test.describe.configure({ timeout: 240_000 })

test('a coordinator signs in, registers somebody and puts them on a shift', async ({ page }) => {
  const surname = ownWord()
  await signInAs(page, 'coordinator')
  await register(page, { surname })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(surname)

  const { roster } = await eventWithShift(page, { word: ownWord() })
  await page.goto(roster)
  await page.locator('#place [name=q]').fill(inLatin(surname))
  await page.locator('#place form[role=search] button').click()
  await send(page.locator('#place form').filter({ has: page.locator('[name=volunteerId]') }))
  await expect(page.getByRole('status').getByText(surname)).toBeVisible()
  await confirm(page, say('participation.takeOff.label'), { reason: 'Өзі сұрады' })
  await expect(page.getByText(say('participation.takeOff.done')).first()).toBeVisible()
})

test('a wrong password and a form that lacks something come back with a sentence and what was typed', async ({
  page,
}) => {
  await page.goto('/ru/sign-in')
  const form = formWith(page, 'password')
  await fill(form, { email: 'nobody@demo.invalid', password: 'wrong password' })
  await send(form)
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.locator('[name=email]')).toHaveValue('nobody@demo.invalid')
  await expect(page.locator('[name=password]')).toHaveValue('')

  const surname = ownWord()
  await signInAs(page, 'coordinator')
  await page.goto('/kk/workspace/volunteers/new')
  await send(await fillCard(page, { surname, values: { notes: 'Кешке бос', sex: 'male' } }))
  await expect(page.getByText(say('volunteers.problems.consentNeeded')).first()).toBeVisible()
  const back = formWith(page, 'surname')
  await expect(back.locator('[name=surname]')).toHaveValue(surname)
  await expect(back.locator('[name=notes]')).toHaveValue('Кешке бос')
  await expect(back.locator('[name=sex][value=male]')).toBeChecked()
  await fill(back, { 'consent.personalData': true })
  await send(back)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(surname)
})

test('an editor writes a news item as plain paragraphs and publishes it', async ({ page, request }) => {
  const word = ownWord()
  await signInAs(page, 'editor')
  await beginNews(page, word)
  const form = formWith(page, 'translations.kk.lead')
  await fill(form, {
    'translations.kk.lead': 'Скриптсіз жазылды.',
    'translations.kk.body': '## Бірінші күн\n\nБәрі **дайын**.\n\n- су\n- нан',
    'translations.ru.lead': 'Написано без скрипта.',
    'translations.ru.body': 'Первый абзац.\n\nВторой абзац.',
  })
  await form.locator('button[name=intent][value=publish]').click()
  await expect(page.getByRole('status').filter({ hasText: say('news.desk.published') })).toBeVisible()
  const address = await addressIn(page, 'kk')
  const desk = page.url()
  await expectThere(request, ['/kk', '/kk/news', address, '/ru/news'], { shows: word })
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 2, name: 'Бірінші күн' })).toBeVisible()
  await expect(page.getByRole('main').locator('strong', { hasText: 'дайын' })).toBeVisible()
  await expect(page.getByRole('main').locator('li', { hasText: 'нан' })).toBeVisible()

  await page.goto(desk)
  await confirm(page, say('news.desk.withdraw'))
  await expect(page).toHaveURL(/done=withdrawn/)
  await expectThere(request, [address], { status: 410 })
})

test('lists are filtered by a plain form, and the address keeps the choice', async ({ page }) => {
  await page.goto('/kk/events')
  const events = await filtersOf(page)
  await events.locator('[name=when]').selectOption('past')
  await events.locator('button').click()
  await expect(page).toHaveURL(/when=past/)
  expect(await page.locator('main a[href^="/kk/events/"]').count()).toBeGreaterThan(3)
  await expect((await filtersOf(page)).locator('[name=when]')).toHaveValue('past')

  await page.goto('/ru/awards')
  const awards = await filtersOf(page)
  await awards.locator('[name=q]').fill('нет такого имени')
  await awards.locator('button').click()
  await expect(page.getByText(say('awards.nothingFound', 'ru'))).toBeVisible()
})

test('the panel for weak sight is a form: the look is remembered on every page and can be taken back', async ({
  page,
}) => {
  await page.goto('/kk/centres')
  const before = await look(page)
  await choose(page, { size: '3', scheme: 'white', spacing: 'wide', images: 'off' })
  await expect(page).toHaveURL(/\/kk\/centres$/)
  const after = await look(page)
  expect(after.fontSize).toBeGreaterThan(before.fontSize)
  expect(after.background).not.toBe(before.background)
  expect(after.letterSpacing).not.toBe(before.letterSpacing)

  await page.goto('/ru/news')
  expect(await look(page)).toEqual(after)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'nothing sticks out at the largest size').toBeLessThanOrEqual(0)

  await page.locator('details.appearance > summary').click()
  await Promise.all([
    page.waitForEvent('load'),
    page.locator('details.appearance button[name=reset]').click(),
  ])
  await expect(page).toHaveURL(/\/ru\/news$/)
  expect(await look(page)).toEqual(before)
})

test('a form behind a secret address reaches the site: its referrer policy must not hide the origin', async ({
  page,
}) => {
  for (const address of ['reset', 'invitation']) {
    await page.goto(`/ru/${address}/${'x'.repeat(43)}`)
    const form = formWith(page, 'password')
    if (address === 'invitation') await fill(form, { name: 'Айгерім Сынақ' })
    await fill(form, { password: 'алты тұяқты ақ тұлпар' })
    await send(form)
    await expect(page.getByText(say('accounts.refusals.linkUsed', 'ru')).first()).toBeVisible()
  }
})

async function choose(page: Page, values: Record<string, string>) {
  await page.locator('details.appearance > summary').click()
  const panel = page.locator('form[data-appearance]')
  for (const [name, value] of Object.entries(values))
    await panel.locator(`[name=${name}][value="${value}"]`).check()
  await Promise.all([page.waitForEvent('load'), panel.locator('button:not([name])').click()])
}

async function look(page: Page) {
  return page.evaluate(() => {
    const { fontSize, letterSpacing } = getComputedStyle(document.querySelector('main') as Element)
    const background = getComputedStyle(document.body).backgroundColor
    return { fontSize: Number.parseFloat(fontSize), letterSpacing, background }
  })
}
