import type { Browser, Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { confirm, fill, formWith, open, ownWord, ready, say, send } from '../support/journeys.ts'
import { mailedLink } from '../support/mailed-link.ts'
import { register } from '../support/volunteers.ts'

// On a phone, in Kazakh: a parent without script, and a person who was given a slip.

test.use({ viewport: { width: 360, height: 740 } })
test.describe.configure({ timeout: 180_000 })

async function stranger(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled })
  return context.newPage()
}

async function aChild(page: Page) {
  const word = ownWord()
  const email = `${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.test`
  await signInAs(page, 'coordinator')
  const guardian = {
    'guardian.name': 'Сәуле Сынақ',
    'guardian.relation': 'mother',
    'guardian.email': email,
    'consent.personalData': false,
  }
  const birthDate = `${new Date().getFullYear() - 11}-01-15`
  const id = await register(page, { surname: word, givenName: 'Зере', birthDate, values: guardian })
  await open(page, `/kk/workspace/volunteers/${id}/consent-record`)
  await page
    .getByRole('main')
    .getByRole('button', { name: say('consentRequests.card.ask') })
    .click()
  await page.waitForURL(/done=asked/)
  return { id, surname: word, link: await mailedLink(email, 'consent') }
}

test('a parent reads, signs with their own name and consents by the mailed link, once', async ({
  page,
  browser,
}) => {
  const { id, surname, link } = await aChild(page)
  const parent = await stranger(browser, false)
  await parent.goto(link)
  const main = parent.getByRole('main')
  await expect(main).toContainText('Зере')
  await expect(main).not.toContainText(surname)
  await expect(main.locator('[name=publishing]')).not.toBeChecked()

  await test.step('without a name and the ticks nothing is recorded', async () => {
    await send(formWith(parent, 'isGuardian'))
    await expect(main.getByText(say('consentRequests.problems.notDeclared')).first()).toBeVisible()
  })

  const form = formWith(parent, 'isGuardian')
  await fill(form, { name: 'Сәуле Сынақ', relation: 'mother', isGuardian: true, hasRead: true })
  await send(form)
  await expect(parent.getByRole('heading', { level: 1 })).toHaveText(
    say('consentRequests.states.consented.title'),
  )
  await parent.goto(link)
  await expect(parent.locator('[name=isGuardian]')).toHaveCount(0)
  await expect(main).not.toContainText('Зере')

  await test.step('the coordinator sees the consents and the answer', async () => {
    await open(page, `/kk/workspace/volunteers/${id}/consent-record`)
    const consents = page.getByRole('table', { name: say('volunteers.page.consentsCaption') })
    await expect(consents.getByRole('row').filter({ hasText: say('volunteers.methods.link') })).toHaveCount(2)
    const asked = page.getByRole('table', { name: say('consentRequests.card.caption') })
    await expect(asked).toContainText(say('consentRequests.card.consented'))
    await expect(page.getByText(say('volunteers.missing.guardian'))).toHaveCount(0)
  })
})

test('a parent refuses, and the coordinator sees it', async ({ page, browser }) => {
  const { id, link } = await aChild(page)
  const parent = await stranger(browser, true)
  await open(parent, link)
  await confirm(parent, say('consentRequests.page.refuse'))
  await expect(parent.getByRole('heading', { level: 1 })).toHaveText(
    say('consentRequests.states.refused.title'),
  )
  await open(page, `/kk/workspace/volunteers/${id}/consent-record`)
  const asked = page.getByRole('table', { name: say('consentRequests.card.caption') })
  await expect(asked).toContainText(say('consentRequests.card.refused'))
})

test('a person with a slip makes an account of their own and finds their book there', async ({
  page,
  browser,
}) => {
  const surname = ownWord()
  const email = `${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.test`
  const password = 'алты тұяқты ақ тұлпар'
  await signInAs(page, 'coordinator')
  const id = await register(page, { surname, birthDate: '1951-07-21' })
  await open(page, `/kk/workspace/volunteers/${id}/claim-slip`)
  await send(formWith(page, 'volunteerId'))
  await page.waitForURL(/done=made/)
  const code = await page.locator('.slip-code').innerText()

  const person = await stranger(browser, true)
  await open(person, '/kk/claim')
  const form = formWith(person, 'code')
  const slip = { code: code.toLowerCase().replace('-', ' '), email }

  await test.step('a wrong birth date is refused, and what was typed stays', async () => {
    await fill(form, { ...slip, birthDate: '1951-07-22' })
    await send(form)
    await expect(person.getByText(say('claims.refusals.wrong')).first()).toBeVisible()
    await expect(form.locator('[name=email]')).toHaveValue(email)
  })

  await fill(form, { birthDate: '1951-07-21' })
  await send(form)
  await expect(person.getByRole('status').getByText(say('claims.claim.sent'))).toBeVisible()

  await open(person, await mailedLink(email, 'claim'))
  await fill(formWith(person, 'password'), { password })
  await send(formWith(person, 'password'))
  await person.waitForURL(/\/kk\/me/)
  await ready(person)
  await expect(person.getByRole('main')).toContainText(surname)

  await test.step('they sign in with it from another device', async () => {
    const other = await stranger(browser, false)
    await other.goto('/kk/sign-in')
    await fill(formWith(other, 'password'), { email, password })
    await send(formWith(other, 'password'))
    await other.goto('/kk/me')
    await expect(other.getByRole('main')).toContainText(surname)
  })

  await test.step('the slip is spent, and the card has no more of them', async () => {
    const again = await stranger(browser, false)
    await again.goto('/kk/claim')
    await fill(formWith(again, 'code'), { ...slip, birthDate: '1951-07-21' })
    await send(formWith(again, 'code'))
    await expect(again.getByText(say('claims.refusals.wrong')).first()).toBeVisible()
    await open(page, `/kk/workspace/volunteers/${id}`)
    await expect(page.getByRole('link', { name: say('claims.print') })).toHaveCount(0)
  })
})
