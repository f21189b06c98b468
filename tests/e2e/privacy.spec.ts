import type { Browser, Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { expectThere, fill, formWith, open, ownWord, say, send } from '../support/journeys.ts'
import { mailedLink } from '../support/mailed-link.ts'
import { givePublicAward } from '../support/public-award.ts'
import { register } from '../support/volunteers.ts'

// A volunteer without script sees who opened the card, takes a consent back, and asks to be erased; a coordinator carries it out.

test.describe.configure({ timeout: 120_000 })

const password = 'алты тұяқты ақ тұлпар'
const born = '1961-03-09'

/** Somebody of the register with an account of their own, signed in without script on a phone. */
async function aVolunteer(page: Page, browser: Browser) {
  const surname = ownWord()
  const email = `${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.test`
  await signInAs(page, 'coordinator')
  const values = { 'consent.publishing': true }
  const id = await register(page, { surname, givenName: 'Ажар', birthDate: born, values })
  await open(page, `/kk/workspace/volunteers/${id}/claim-slip`)
  await send(formWith(page, 'volunteerId'))
  await page.waitForURL(/done=made/)
  const code = await page.locator('.slip-code').innerText()
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  const person = await context.newPage()
  await person.goto('/kk/claim')
  await fill(formWith(person, 'code'), { code, email, birthDate: born })
  await send(formWith(person, 'code'))
  await person.goto(await mailedLink(email, 'claim'))
  await fill(formWith(person, 'password'), { password })
  await send(formWith(person, 'password'))
  await person.waitForURL(/\/kk\/me/)
  return { id, surname, email, person }
}

test('a volunteer sees who looked, hides, and is erased; nothing opens afterwards', async ({
  page,
  browser,
  request,
}) => {
  const { id, surname, email, person } = await aVolunteer(page, browser)
  const award = await givePublicAward(id, `${surname} Ажар`)
  await expectThere(request, [`/kk${award}`], { shows: surname })
  const main = person.getByRole('main')

  await test.step('the receipt says who opened the card and in which role', async () => {
    await open(page, `/kk/workspace/volunteers/${id}`)
    await person.goto('/kk/me/privacy?show=views')
    const receipts = main.getByRole('table', { name: say('privacy.receipts.caption') })
    await expect(receipts.getByRole('row').nth(1)).toContainText(say('audit.roles.coordinator'))
    await main.locator('summary.underline').first().click()
    await expect(main.locator('details[open]').first()).toContainText(say('volunteers.consentPage.version'))
  })

  await test.step('the consent to publish is taken back, and the award is gone at the next request', async () => {
    const row = main.locator('.row', { hasText: say('consents.publishing.name') })
    await row.locator('summary', { hasText: say('privacy.consents.withdraw') }).click()
    await send(row.locator('form'))
    await expect(main.getByRole('status')).toContainText(say('privacy.done.withdrawn'))
    await expectThere(request, [`/kk${award}`], { status: 404, hides: surname })
  })

  await test.step('erasure is asked for with the password only', async () => {
    const form = () => formWith(person, 'currentPassword')
    await fill(form(), { currentPassword: 'басқа құпиясөз', understood: true })
    await send(form())
    await expect(main.getByText(say('accounts.refusals.currentPassword')).first()).toBeVisible()
    await fill(form(), { currentPassword: password, understood: true })
    await send(form())
    await expect(main.getByRole('status').first()).toContainText(say('privacy.done.asked'))
    await confirmPlain(person, say('erasure.own.takeBack'))
    await expect(main.getByRole('status')).toContainText(say('privacy.done.takenBack'))
    await fill(form(), { currentPassword: password, understood: true })
    await send(form())
    await expect(main.getByRole('status').first()).toContainText(say('privacy.done.asked'))
  })

  await test.step('the coordinator finds the request and carries it out', async () => {
    await open(page, '/kk/workspace/consents')
    const asked = page.getByRole('main').locator('.row', { hasText: surname })
    await asked.getByRole('link', { name: say('erasure.staff.open') }).click()
    await page.waitForURL(/\/erase$/)
    const hint = page.getByText(say('erasure.staff.cardNumberHint'))
    const number = /\d+/.exec(await hint.innerText())?.[0] ?? ''
    const form = formWith(page, 'cardNumber')
    await fill(form, { hasRequest: true, cardNumber: number })
    await send(form)
    await page.waitForURL(/done=erased/)
    await open(page, `/kk/workspace/volunteers/${id}`)
    await expect(page.getByRole('main')).not.toContainText(surname)
  })

  await test.step('the session is over and the account is closed', async () => {
    await person.goto('/kk/me')
    await expect(person).toHaveURL(/\/kk\/sign-in/)
    await fill(formWith(person, 'password'), { email, password })
    await send(formWith(person, 'password'))
    await expect(person).toHaveURL(/\/kk\/sign-in/)
    await expectThere(request, [`/kk${award}`], { status: 404 })
  })
})

test('an administrator writes new words, sees what changes, and publishes them for a coming day', async ({
  page,
}) => {
  await signInAs(page, 'administrator')
  await open(page, '/kk/staff/consent-texts/participation')
  const word = ownWord()
  const form = formWith(page, 'bodyKk')
  const before = await form.locator('[name=bodyKk]').inputValue()
  await fill(form, { bodyKk: `${before} ${word}.` })
  await send(form)
  await page.waitForURL(/done=saved/)
  await expect(page.getByRole('main').locator('ins')).toContainText(word)
  await open(page, '/kk/staff/consent-texts/participation')
  const publication = formWith(page, 'validFrom')
  await fill(publication, { validFrom: '2099-01-01', renewal: 'renew' })
  await send(publication)
  await expect(page.getByText(say('form.required')).first()).toBeVisible()
  await fill(publication, { renewBy: '2099-02-01' })
  await send(publication)
  await page.waitForURL(/done=published/)
  await expect(page.getByRole('main')).toContainText(say('privacy.texts.current'))
})

/** A button that asks nothing first. */
async function confirmPlain(page: Page, label: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: label }).click()
}
