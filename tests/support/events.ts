import type { Page } from '@playwright/test'
import { chooseFirst, fill, formWith, idOf, type Locale, open, ready, say, send, wallIn } from './journeys.ts'

type Draft = { word: string; startsInHours: number; locale?: Locale }

/** A coordinator writes a draft in Kazakh and Russian; the browser ends on its overview. */
export async function writeEvent(page: Page, { word, startsInHours, locale = 'kk' }: Draft): Promise<string> {
  await open(page, `/${locale}/workspace/events/new`)
  const form = formWith(page, 'titleKk')
  await chooseFirst(form, 'centreId')
  await chooseFirst(form, 'unitId')
  await chooseFirst(form, 'directionId')
  await fill(form, {
    titleKk: `${word} сенбілігі`,
    titleRu: `Субботник ${word}`,
    summaryKk: 'Өзен жағасын бірге тазалаймыз.',
    summaryRu: 'Вместе убираем берег реки.',
    placeKk: 'Орталық саябақ',
    placeRu: 'Центральный парк',
    startsAt: wallIn(startsInHours),
    endsAt: wallIn(startsInHours + 3),
  })
  await send(form)
  await page.waitForURL(/\/workspace\/events\/[0-9a-f-]{36}$/)
  await ready(page)
  return idOf(page)
}

/** Adds a shift to an event; its role is the word. */
export async function addShift(
  page: Page,
  eventId: string,
  { places, role }: { places: number; role: string },
) {
  await open(page, `/kk/workspace/events/${eventId}/shifts`)
  const form = formWith(page, 'roleKk')
  await fill(form, { places: String(places), roleKk: `Көмекші ${role}`, roleRu: `Помощник ${role}` })
  await send(form)
  await page.getByRole('heading', { name: `Көмекші ${role}` }).waitFor()
}

/** Publishes a ready draft; the browser ends on the public page. Gives its address without the language. */
export async function publishEvent(page: Page, eventId: string): Promise<string> {
  await open(page, `/kk/workspace/events/${eventId}`)
  await page
    .getByRole('main')
    .getByRole('button', { name: say('events.work.publish'), exact: true })
    .click()
  await page.waitForURL(/\/kk\/events\/[a-z0-9-]+$/)
  return new URL(page.url()).pathname.slice(3)
}

/** A published event with one shift; the browser ends on the shift's roster. */
export async function eventWithShift(page: Page, { word, places = 5 }: { word: string; places?: number }) {
  const eventId = await writeEvent(page, { word, startsInHours: 24 * 200 })
  await addShift(page, eventId, { places, role: word })
  const path = await publishEvent(page, eventId)
  await open(page, `/kk/workspace/events/${eventId}`)
  const href = await page.getByRole('link', { name: `Көмекші ${word}` }).getAttribute('href')
  await open(page, href as string)
  return { eventId, path, roster: href as string }
}
