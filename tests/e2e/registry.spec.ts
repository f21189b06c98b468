import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { fill, formWith, inLatin, open, ownWord, ready, say, send } from '../support/journeys.ts'
import { register } from '../support/volunteers.ts'

// The register of a centre in Kazakh: on a wide screen with script, and without it.

test.describe.configure({ timeout: 120_000 })

const registerPath = '/kk/workspace/volunteers'
const ticks = (page: Page) => page.locator('input[name="volunteerIds[]"]')
const act = (page: Page, key: string) =>
  page.getByRole('button', { name: say(`registry.bulk.acts.${key}`), exact: true })

async function threePeople(page: Page) {
  const surname = ownWord()
  for (const givenName of ['Бірінші', 'Екінші', 'Үшінші']) await register(page, { surname, givenName })
  return surname
}

test('people are found while typing, kept as a list, and tagged together', async ({ page }) => {
  await signInAs(page, 'coordinator')
  const surname = await threePeople(page)
  await open(page, registerPath)
  const search = page.locator('form.register-search')
  const field = search.locator('[name=q]')

  await test.step('the list follows the words, the field keeps its focus, the count is said', async () => {
    await field.pressSequentially(inLatin(surname).slice(0, -1))
    await expect(page).toHaveURL(new RegExp(`q=${inLatin(surname).slice(0, -1)}`))
    await expect(page.getByRole('link', { name: surname })).toHaveCount(3)
    await expect(page.getByRole('status').filter({ hasText: /^3 / })).toBeVisible()
    await expect(field).toBeFocused()
  })

  await test.step('a filter narrows at once; reset empties the field', async () => {
    await search.locator('summary').first().click()
    await search.locator('[name=status]').selectOption('suspended')
    await expect(page.getByText(say('volunteers.empty.title'))).toBeVisible()
    await search.locator('[name=status]').selectOption('confirmed')
    await expect(page.getByRole('link', { name: surname })).toHaveCount(3)
  })

  const list = ownWord()
  await test.step('the list is kept under a name', async () => {
    await page.getByRole('button', { name: say('registry.views.save') }).click()
    const form = formWith(page, 'name')
    await fill(form, { name: list })
    await send(form)
    await expect(page.getByRole('link', { name: list })).toHaveAttribute('aria-current', 'page')
    await page
      .getByRole('link', { name: say('volunteers.filters.reset') })
      .first()
      .click()
    await expect(field).toHaveValue('')
    await page.getByRole('link', { name: list }).click()
    await expect(field).toHaveValue(inLatin(surname).slice(0, -1))
    await expect(page.getByRole('link', { name: surname })).toHaveCount(3)
  })

  const tag = ownWord()
  await test.step('three are ticked and tagged', async () => {
    await page.getByLabel(say('registry.bulk.page')).check()
    await expect(page.getByRole('status').filter({ hasText: '3' }).last()).toBeVisible()
    await act(page, 'tag').click()
    await page.waitForURL(/chosen\/.*act=tag/)
    await ready(page)
    const form = formWith(page, 'name')
    await fill(form, { name: tag })
    await send(form)
    await page.waitForURL(/\/bulk\//)
    await expect(page.getByText(say('registry.chosen.done'))).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('main')).toContainText('3 карта')
  })

  await test.step('the tag finds them, and stands on the card', async () => {
    await open(page, `${registerPath}/tags`)
    await page.getByRole('link', { name: tag }).click()
    await expect(page.getByRole('link', { name: surname })).toHaveCount(3)
    await page.getByRole('link', { name: surname }).first().click()
    await expect(page.locator('.tag-list')).toContainText(tag)
    await page.getByRole('link', { name: say('registry.card.tabs.history'), exact: true }).click()
    await expect(page.getByRole('main')).toContainText(say('audit.actions.volunteer.tagged'))
  })
})

test('without script the same is done with the buttons', async ({ page, browser }) => {
  await signInAs(page, 'coordinator')
  const surname = await threePeople(page)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await signInAs(plain, 'coordinator')
  await plain.goto(registerPath)
  await plain.locator('[name=q]').fill(surname)
  await plain.locator('form.register-search button[type=submit]').click()
  await expect(plain.getByRole('link', { name: surname })).toHaveCount(3)

  await act(plain, 'tag').click()
  await expect(plain.getByText(say('registry.problems.nobody')).first()).toBeVisible()
  for (const index of [0, 1]) await ticks(plain).nth(index).check()
  await act(plain, 'assign').click()
  await expect(plain).toHaveURL(/chosen\/.*act=assign/)
  await expect(plain.getByRole('main')).toContainText('2 волонтер')
  const form = formWith(plain, 'directionId')
  await form.locator('[name=directionId]').selectOption({ index: 1 })
  await form.locator('button[type=submit]').click()
  await expect(plain).toHaveURL(/\/bulk\//)
  await context.close()
})

test('two edit one card: the second sees both versions and decides', async ({ page, browser }) => {
  await signInAs(page, 'coordinator')
  const id = await register(page, { surname: ownWord() })
  const edit = `${registerPath}/${id}/edit`
  const context = await browser.newContext()
  const second = await context.newPage()
  await signInAs(second, 'coordinator')
  await open(second, edit)

  await open(page, edit)
  await fill(formWith(page, 'surname'), { patronymic: 'Біріншіқызы', notes: 'Алғашқы' })
  await send(formWith(page, 'surname'))
  await page.waitForURL(/done=saved/)

  const form = formWith(second, 'surname')
  await fill(form, { patronymic: 'Екіншіқызы', phone: '8 700 000 00 22' })
  await send(form)
  const both = second.getByRole('table', { name: say('registry.twoVersions.caption') })
  const row = both.getByRole('row').filter({ hasText: say('volunteers.fields.patronymic') })
  await expect(row).toContainText('Біріншіқызы')
  await expect(row).toContainText('Екіншіқызы')
  await expect(both).toContainText('Алғашқы')
  await expect(form.locator('[name=patronymic]')).toHaveValue('Екіншіқызы')
  await expect(form.locator('[name=phone]')).toHaveValue('8 700 000 00 22')

  await send(form)
  await second.waitForURL(/done=saved/)
  await expect(second.getByRole('heading', { level: 1 })).toContainText('Екіншіқызы')
  await context.close()
})
