import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { eventWithShift } from '../support/events.ts'
import { confirm, fill, formWith, inLatin, open, ownWord, ready, say, send } from '../support/journeys.ts'
import { fillCard, register } from '../support/volunteers.ts'

// One person with two cards, at the desk of a centre, in Kazakh.

test.describe.configure({ timeout: 180_000 })

const pairAddress = /\/workspace\/duplicates\/[0-9a-f-]{36}/

async function place(page: Page, roster: string, volunteerId: string, words: string) {
  await open(page, `${roster}?q=${inLatin(words)}`)
  await send(
    page.locator('#place form').filter({ has: page.locator(`[name=volunteerId][value="${volunteerId}"]`) }),
  )
  await expect(page).toHaveURL(/done=placed/)
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('a pair is found with its reasons, merged with a shift on both cards, and taken apart again', async ({
    page,
  }) => {
    const surname = ownWord()
    await signInAs(page, 'coordinator')
    const first = await register(page, { surname })
    const second = await register(page, { surname: `${surname}а` })
    await expect(page.getByRole('heading', { name: say('duplicates.onCard.title') })).toBeVisible()

    const { roster } = await eventWithShift(page, { word: ownWord(), places: 3 })
    await place(page, roster, second, `${surname}а`)
    await place(page, roster, first, surname)
    await expect(page.getByRole('main')).toContainText('3 орынның 2 алынған')

    await open(page, `/kk/workspace/duplicates?q=${inLatin(surname)}`)
    await expect(page.getByRole('main')).toContainText(say('duplicates.reasons.similar'))
    await page.getByRole('link', { name: say('duplicates.compare'), exact: true }).click()
    await page.waitForURL(pairAddress)
    await ready(page)
    await expect(page.getByRole('table', { name: say('duplicates.page.factsCaption') })).toContainText(
      `${surname}а`,
    )
    const pair = page.url()
    const form = formWith(page, 'staying')
    await expect(form.getByRole('group', { name: say('duplicates.form.collisions') })).toBeVisible()
    await fill(form, { 'fields.surname': 'one', staying: 'other' })
    await send(form)
    await page.waitForURL(/done=merged/)
    await ready(page)
    await expect(page.getByText(say('duplicates.merged.done')).first()).toBeVisible()

    await test.step('the old address leads to the card that stayed, the shift counts the person once', async () => {
      const stayed = await page.locator('main a[href*="/workspace/volunteers/"]').last().getAttribute('href')
      const closed = [first, second].find((id) => !stayed?.endsWith(id))
      await open(page, `/kk/workspace/volunteers/${closed}`)
      expect(new URL(page.url()).pathname).toBe(stayed)
      await open(page, roster)
      await expect(page.getByRole('main')).toContainText('3 орынның 1 алынған')
    })

    await test.step('undone, there are two cards and two places again', async () => {
      await open(page, pair)
      await confirm(page, say('duplicates.undo.submit'))
      await page.waitForURL(/done=undone/)
      await open(page, roster)
      await expect(page.getByRole('main')).toContainText('3 орынның 2 алынған')
      for (const id of [first, second]) {
        await open(page, `/kk/workspace/volunteers/${id}`)
        expect(page.url()).toContain(id)
      }
    })
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('«another person», said while registering, is remembered, and can be taken back and said again', async ({
    page,
  }) => {
    const surname = ownWord()
    await signInAs(page, 'coordinator')
    await register(page, { surname })
    await open(page, '/kk/workspace/volunteers/new')
    const form = await fillCard(page, { surname, values: { 'consent.personalData': true } })
    await send(form)
    await fill(form, { acceptDuplicates: true })
    await send(form)
    await page.waitForURL(/\/workspace\/volunteers\/[0-9a-f-]{36}/)
    await expect(page.getByText(say('duplicates.onCard.title'))).toHaveCount(0)

    await open(page, `/kk/workspace/duplicates?state=notSame&q=${inLatin(surname)}`)
    await page.getByRole('link', { name: say('duplicates.compare'), exact: true }).click()
    await send(page.locator('form').filter({ hasText: say('duplicates.page.reopen') }))
    await expect(page.getByText(say('duplicates.page.reopened'))).toBeVisible()
    await confirm(page, say('duplicates.page.notSame'))
    await expect(page.getByText(say('duplicates.page.notSameDone'))).toBeVisible()
    await open(page, `/kk/workspace/duplicates?q=${inLatin(surname)}`)
    await expect(page.getByText(say('duplicates.emptyTitle'))).toBeVisible()
  })
})
