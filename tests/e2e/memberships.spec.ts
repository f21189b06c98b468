import type { Browser, Page } from '@playwright/test'
import { type Persona, signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import {
  chooseFirst,
  confirm,
  fill,
  formWith,
  idOf,
  open,
  ownWord,
  ready,
  say,
  send,
} from '../support/journeys.ts'
import { mailedLink } from '../support/mailed-link.ts'
import { register } from '../support/volunteers.ts'

// Two desks on phones, in Kazakh: one with script, the other without.

test.use({ viewport: { width: 360, height: 740 } })
test.describe.configure({ timeout: 180_000 })

async function stranger(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  return context.newPage()
}

async function deskOf(browser: Browser, persona: Persona): Promise<Page> {
  const page = await stranger(browser)
  await signInAs(page, persona)
  return page
}

/** Somebody new in the coordinator's register. */
async function aPerson(page: Page, phone = '') {
  const surname = ownWord()
  const id = await register(page, { surname, values: { phone } })
  const meta = await page.getByRole('main').locator('.page-head').innerText()
  return { id, surname, number: /№\s*(\d+)/.exec(meta)?.[1] ?? '' }
}

async function askFor(page: Page, values: { cardNumber: string; birthDate: string }): Promise<void> {
  await open(page, '/kk/workspace/transfers')
  const form = formWith(page, 'cardNumber')
  await fill(form, values)
  await send(form)
  await page.waitForURL(/done=asked/)
}

test('a centre asks with number and birth date, the other accepts and sees the contacts no more', async ({
  page,
  browser,
  watch,
}) => {
  watch.allowConsole(/404/)
  await signInAs(page, 'coordinator')
  const { id, surname, number } = await aPerson(page, '+7 701 000 00 07')
  const asker = await deskOf(browser, 'coordinator2')

  await test.step('a wrong date is answered like a right one, and reaches nobody', async () => {
    await askFor(asker, { cardNumber: number, birthDate: '1991-05-04' })
    const wrong = await asker.getByRole('main').innerText()
    await open(page, '/kk/workspace/transfers')
    await expect(page.getByRole('main')).not.toContainText(surname)
    await askFor(asker, { cardNumber: number, birthDate: '1990-05-04' })
    expect(await asker.getByRole('main').innerText()).toBe(wrong)
    await expect(asker.getByRole('main')).not.toContainText(surname)
    expect((await asker.goto(`/kk/workspace/volunteers/${id}`))?.status()).toBe(404)
  })

  await test.step('the keeping centre finds it among the day’s tasks and accepts', async () => {
    await open(page, '/kk/workspace')
    await page
      .getByRole('main')
      .getByRole('link', { name: say('memberships.task.action') })
      .click()
    await expect(page.getByRole('main')).toContainText(surname)
    await ready(page)
    const row = page.getByRole('listitem').filter({ hasText: surname })
    await row
      .getByRole('button', { name: say('memberships.transfers.accept') })
      .first()
      .click()
    await send(page.getByRole('dialog').locator('form'))
    await page.waitForURL(/done=accepted/)
    expect((await page.goto(`/kk/workspace/volunteers/${id}`))?.status()).toBe(404)
  })

  await test.step('the asking centre keeps the person now, and ends the affiliation', async () => {
    await asker.goto(`/kk/workspace/volunteers/${id}`)
    await expect(asker.getByRole('main')).toContainText('+7 701 000 00 07')
    await asker.goto(`/kk/workspace/volunteers/${id}/memberships`)
    await confirm(asker, say('memberships.page.end'), { reason: 'moved' })
    await asker.waitForURL(/done=ended/)
    expect((await asker.goto(`/kk/workspace/volunteers/${id}`))?.status()).toBe(404)
  })
})

test('dates are corrected and a further affiliation added, with what is wrong said beside the field', async ({
  page,
}) => {
  await signInAs(page, 'coordinator')
  const { id } = await aPerson(page)
  await open(page, `/kk/workspace/volunteers/${id}/memberships`)
  const form = formWith(page, 'body')
  await chooseFirst(form, 'body')
  await fill(form, { startedOn: '1985-01-01' })
  await send(form)
  await expect(form).toContainText(say('memberships.refusals.beforeBirth'))
  await fill(form, { startedOn: '2026-01-10' })
  await send(form)
  await page.waitForURL(/done=added/)
  await ready(page)
  await confirm(page, say('memberships.page.makePrimary'))
  await page.waitForURL(/done=primary/)
  await open(page, `/kk/workspace/volunteers/${id}`)
  await expect(page.getByRole('main')).toContainText(say('memberships.ends.replaced'))
})

test('a coordinator who is removed while working is out on the next request', async ({
  page,
  browser,
  watch,
}) => {
  watch.allowConsole(/404/)
  const email = `${Date.now()}@example.test`
  await signInAs(page, 'administrator')
  const keeper = await deskOf(browser, 'coordinator')
  await keeper.goto('/kk/workspace/centres')
  await keeper.locator('main a[href*="/workspace/centres/"]').first().click()
  await open(page, `/kk/workspace/centres/${idOf(keeper)}/staff`)
  await fill(formWith(page, 'email'), { email })
  await send(formWith(page, 'email'))
  await page.waitForURL(/done=invited/)

  const invited = await stranger(browser)
  await invited.goto(await mailedLink(email, 'invitation'))
  const form = formWith(invited, 'name')
  await fill(form, { name: 'Сынақ Үйлестіруші', password: 'қызыл алма ағашы 42' })
  await send(form)
  await invited.goto('/kk/workspace/transfers')
  await fill(formWith(invited, 'cardNumber'), { cardNumber: '999999', birthDate: '1990-05-04' })

  await keeper.goto(`/kk/workspace/centres/${idOf(page)}/staff`)
  const row = keeper.getByRole('listitem').filter({ hasText: email })
  await row.locator('summary', { hasText: say('memberships.staff.remove') }).click()
  await send(row.locator('form').last())
  await keeper.waitForURL(/done=removed/)

  await send(formWith(invited, 'cardNumber'))
  await expect(invited.getByRole('heading', { level: 1 })).toHaveText(say('site.notFound.title'))
  expect((await invited.goto('/kk/workspace'))?.status()).toBe(404)
})
