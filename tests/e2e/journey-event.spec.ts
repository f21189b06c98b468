import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { addShift, publishEvent, writeEvent } from '../support/events.ts'
import {
  confirm,
  expectThere,
  fill,
  filtersOf,
  formWith,
  inLatin,
  open,
  ownWord,
  say,
  send,
  visit,
} from '../support/journeys.ts'

// An event from the first draft to its cancellation, as visitors see each step on their next request.

test.describe.configure({ timeout: 240_000 })

const languages = ['kk', 'ru', 'en']

test('what a coordinator does to an event stands on the public pages at the next request', async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const word = ownWord()
  await signInAs(page, 'coordinator')
  const eventId = await writeEvent(page, { word, startsInHours: 26 })
  const lists = languages.flatMap((language) => [`/${language}`, `/${language}/events`])

  await test.step('a draft is nowhere', async () => {
    await addProgramme(page, eventId)
    await addShift(page, eventId, { places: 9000, role: word })
    await open(page, `/kk/workspace/events/${eventId}`)
    await expect(page.getByText(say('events.work.readyTitle'))).toBeVisible()
    await expectThere(request, [...lists, '/sitemap.xml'], { hides: word })
  })

  const path = await publishEvent(page, eventId)
  await test.step('published, it is on the home page, in the list, on its page and in the sitemap', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${word} сенбілігі`)
    await expectThere(request, [...lists, ...languages.map((language) => `/${language}${path}`)], {
      shows: word,
    })
    await expectThere(request, [`/kk${path}`, `/en${path}`], { shows: 'Ашылу сөзі' })
    await expectThere(request, [`/ru${path}`], { shows: 'Слово открытия' })
    const sitemap = await visit(request, '/sitemap.xml')
    for (const language of ['kk', 'ru']) expect(sitemap.text).toContain(`/${language}${path}</loc>`)
    expect(sitemap.text, 'nobody wrote it in English').not.toContain(`/en${path}</loc>`)
  })

  const renamed = ownWord()
  await test.step('a new title is read at once', async () => {
    await open(page, `/kk/workspace/events/${eventId}/edit`)
    const form = formWith(page, 'titleKk')
    await fill(form, { titleKk: `${renamed} сенбілігі`, titleRu: `Субботник ${renamed}` })
    await send(form)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${renamed} сенбілігі`)
    await expectThere(request, [...lists, ...languages.map((language) => `/${language}${path}`)], {
      shows: renamed,
      hides: `${word} сенбілігі`,
    })
  })

  await test.step('cancelled, the page says so and why, and nobody is invited any more', async () => {
    await open(page, `/kk/workspace/events/${eventId}`)
    await confirm(page, say('events.work.cancel'), {
      reasonKk: 'Қатты жел күтіледі',
      reasonRu: 'Ожидается сильный ветер',
    })
    await expect(page.getByRole('main')).toContainText(say('events.join.cancelled'))
    await expectThere(request, [`/kk${path}`, `/en${path}`], { shows: 'Қатты жел күтіледі' })
    await expectThere(request, [`/ru${path}`], { shows: 'Ожидается сильный ветер' })
    await expectThere(
      request,
      languages.map((language) => `/${language}`),
      { hides: renamed },
    )
    await expectThere(request, [`/kk/events?q=${inLatin(renamed)}&places=1`], {
      hides: `${renamed} сенбілігі`,
    })
    await page.goto(`/kk${path}`)
    await expect(page.locator('.join-dock')).toHaveCount(0)
  })
})

test('a draft answers 404 to everybody, under its future address too', async ({ page, request }) => {
  const word = ownWord()
  await signInAs(page, 'coordinator', 'ru')
  const eventId = await writeEvent(page, { word, startsInHours: 24 * 150, locale: 'ru' })
  await addShift(page, eventId, { places: 5, role: word })
  const slug = await publishEvent(page, await twinOf(page, word))
  const draft = slug.replace(/-[a-z0-9]{4}$/, '')
  expect(draft).toBe(`/events/subbotnik-${inLatin(word)}`)
  expect(slug).not.toBe(draft)
  await expectThere(request, [`/kk${draft}`, `/ru${draft}`, `/en${draft}`], { status: 404 })
  await expectThere(request, ['/sitemap.xml'], { hides: `${draft}</loc>` })
})

test('an event that lacks something is not published, and the list of what is missing leads there', async ({
  page,
  request,
}) => {
  const word = ownWord()
  await signInAs(page, 'coordinator')
  const eventId = await writeEvent(page, { word, startsInHours: 24 * 100 })
  await expect(page.getByRole('link', { name: say('events.shortcomings.parts') })).toHaveAttribute(
    'href',
    `/kk/workspace/events/${eventId}/shifts`,
  )
  await page
    .getByRole('main')
    .getByRole('button', { name: say('events.work.publish'), exact: true })
    .click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expectThere(request, ['/kk/events?when=past', '/kk/events', '/sitemap.xml'], { hides: word })
})

test('an English reader with a mouse filters events to one district and shares the address', async ({
  page,
}) => {
  await page.goto('/en/events')
  const filters = await filtersOf(page)
  const unit = filters.locator('[name=unit]')
  const value = await unit.locator('option').nth(1).getAttribute('value')
  await unit.selectOption(value)
  await filters.locator('[name=when]').selectOption('90')
  await filters.locator('button').click()
  await expect(page).toHaveURL(new RegExp(`unit=${value}`))
  await expect(unit).toHaveValue(value as string)
  await page.locator('a[hreflang=ru]').first().click()
  await page.waitForURL(/\/ru\/events/)
})

async function addProgramme(page: Page, eventId: string) {
  await open(page, `/kk/workspace/events/${eventId}/programme`)
  const form = formWith(page, 'platform')
  await fill(form, { titleKk: 'Ашылу сөзі', titleRu: 'Слово открытия' })
  await send(form)
  await expect(page.getByRole('heading', { name: 'Ашылу сөзі' })).toBeVisible()
}

/** A second, ready draft of the same name: its address tells what the first one has. */
async function twinOf(page: Page, word: string): Promise<string> {
  const eventId = await writeEvent(page, { word, startsInHours: 24 * 151 })
  await addShift(page, eventId, { places: 5, role: word })
  return eventId
}
