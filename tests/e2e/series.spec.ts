import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { addShift, writeEvent } from '../support/events.ts'
import { confirm, fill, formWith, open, ownWord, say, send } from '../support/journeys.ts'
import { pdf } from '../support/pictures.ts'

// A series of four from the desk of a centre, its programme with two platforms, and the calendar of the region.

test.describe.configure({ timeout: 120_000 })

test('an event is repeated four times, the rest is edited, and its programme reaches the reader', async ({
  page,
}) => {
  const word = ownWord()
  await signInAs(page, 'coordinator')
  const id = await writeEvent(page, { word, startsInHours: 30 * 24 })
  await addShift(page, id, { places: 5, role: word })
  const path = `/kk/workspace/events/${id}`

  await test.step('a rule without an end is refused beside its field; then its days are shown before anything is made', async () => {
    await open(page, `${path}/series`)
    const rule = formWith(page, 'frequency')
    await send(rule)
    await expect(rule.locator('.field-error').first()).toHaveText(say('series.problems.noEnd'))
    await fill(rule, { count: '4' })
    await send(rule)
    await expect(page).toHaveURL(/series\?.*count=4/)
    await expect(page.locator('#days tbody tr')).toHaveCount(4)
    await send(page.locator('#days form'))
    await expect(page.locator('tbody tr')).toHaveCount(4)
  })

  await test.step('all drafts are published together', async () => {
    await send(page.locator('#publish form'))
    await expect(page.locator('#publish')).toHaveCount(0)
    await expect(page.getByRole('status')).toContainText(say('series.work.published'))
    await expect(page.locator('tbody').getByText(say('events.state.ahead'))).toHaveCount(4)
  })

  await test.step('from the third date on the place is another; the dates before stay', async () => {
    await page.locator('tbody tr').nth(2).getByRole('link').click()
    await page.waitForURL((url) => /events\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(id))
    await open(page, `${new URL(page.url()).pathname}/edit`)
    const form = formWith(page, 'placeKk')
    await fill(form, { placeKk: `${word} алаңы`, placeRu: `Площадь ${word}` })
    await form.locator('[name=scope][value=following]').check()
    await send(form)
    await expect(form.getByRole('status')).not.toBeEmpty()
    const places: boolean[] = []
    for (const index of [0, 1, 2, 3]) {
      await open(page, `${path}/series`)
      await page.locator('tbody tr').nth(index).getByRole('link').click()
      await page.waitForURL(/events\/[0-9a-f-]{36}$/)
      places.push(await page.getByText(`${word} алаңы`).isVisible())
    }
    expect(places).toEqual([false, false, true, true])
  })

  const slug = await programme(page, path, word)
  await test.step('readers find the programme by platform, the presentation and the other dates', async () => {
    await open(page, `/kk/events/${slug}`)
    await expect(page.locator('#dates li')).toHaveCount(3)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#presentations a').click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)
    await open(page, `/kk/events/${slug}/programme`)
    await expect(page.locator('#by-platform h3').filter({ hasText: '204-бөлме' })).toBeVisible()
    await open(page, `/ru/events/${slug}/programme`)
    await expect(page.locator('#by-platform h3').filter({ hasText: 'Кабинет 204' })).toBeVisible()
  })
})

/** Two platforms, one person on both at once, and a presentation open at once; gives the event's address. */
async function programme(page: Page, path: string, word: string): Promise<string> {
  await test.step('two platforms have places of their own', async () => {
    await open(page, `${path}/programme/platforms`)
    for (const [kk, ru] of [
      ['Үлкен зал', 'Большой зал'],
      ['204-бөлме', 'Кабинет 204'],
    ] as const) {
      const form = formWith(page, 'nameKk')
      await fill(form, { placeKk: kk, placeRu: ru })
      await send(form)
      await expect(page.locator('li').filter({ hasText: kk })).toBeVisible()
      await open(page, `${path}/programme/platforms`)
    }
  })
  await test.step('one person on both at once is pointed out', async () => {
    for (const number of ['1', '2']) {
      await open(page, `${path}/programme`)
      const form = formWith(page, 'titleKk')
      await fill(form, { titleKk: `${word} ${number}`, titleRu: `${word} ${number}` })
      await form.locator('select[name=platform]').selectOption(number)
      const startsAt = await form.locator('[name=startsAt]').inputValue()
      if (number === '2') await fill(form, { startsAt: await firstStart(page, path) })
      else expect(startsAt).not.toBe('')
      await send(form)
      await expect(page.getByRole('heading', { name: `${word} ${number}` })).toBeVisible()
      await page.getByRole('link', { name: `${word} ${number}` }).click()
      const speakers = formWith(page, 'roleKk')
      await fill(speakers, { nameKk: `${word} Сөйлеуші`, nameRu: `${word} Спикер` })
      await send(speakers)
      await expect(page.locator('#speakers li')).toHaveCount(1)
    }
    await open(page, `${path}/programme`)
    await expect(page.locator('.notice-bad').filter({ hasText: word })).toBeVisible()
  })
  await test.step('a presentation is added for everybody at once', async () => {
    await open(page, `${path}/programme/presentations`)
    const form = formWith(page, 'showing')
    await form
      .locator('[name=file]')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: pdf })
    await fill(form, { titleKk: 'Баяндама', titleRu: 'Доклад' })
    await form.locator('[name=showing][value=atOnce]').check()
    await send(form)
    await expect(page.locator('li').filter({ hasText: 'Баяндама' })).toContainText(
      say('series.presentations.open'),
    )
  })
  await open(page, path)
  const href = await page.getByRole('link', { name: say('events.work.onSite') }).getAttribute('href')
  return href?.split('/').at(-1) ?? ''
}

async function firstStart(page: Page, path: string): Promise<string> {
  const other = await page.context().newPage()
  await open(other, `${path}/edit`)
  const startsAt = await formWith(other, 'titleKk').locator('[name=startsAt]').inputValue()
  await other.close()
  return startsAt
}

test('an editor plans by the calendar of the region, without script too', async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await signInAs(page, 'editor')
    await open(page, '/kk/staff/calendar?view=list')
    await expect(page.getByRole('table')).toBeVisible()
    await open(page, '/kk/staff/calendar?view=week')
    await expect(page.locator('.work-calendar th')).toHaveCount(7)
    await open(page, '/kk/staff/calendar')
    await page.getByRole('link', { name: say('series.calendar.next') }).click()
    await expect(page).toHaveURL(/day=/)
    await expect(page.locator('.work-calendar caption')).not.toBeEmpty()
    await context.close()
  }
})

test('the rest of a series is called off with a reason everybody reads', async ({ page }) => {
  const word = ownWord()
  await signInAs(page, 'coordinator')
  const id = await writeEvent(page, { word, startsInHours: 40 * 24 })
  await addShift(page, id, { places: 2, role: word })
  await open(page, `/kk/workspace/events/${id}/series`)
  const rule = formWith(page, 'frequency')
  await fill(rule, { count: '2' })
  await send(rule)
  await send(page.locator('#days form'))
  await send(page.locator('#publish form'))
  await expect(page.locator('#publish')).toHaveCount(0)
  const reason = `${word}: боран`
  await confirm(page, say('series.work.cancel'), { reasonKk: reason, reasonRu: `${word}: метель` })
  await expect(page.locator('tbody').getByText(say('events.state.cancelled'))).toHaveCount(2)
  await open(page, `/kk/workspace/events/${id}`)
  await expect(page.getByText(reason)).toBeVisible()
})
