import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { eventWithShift } from '../support/events.ts'
import {
  confirm,
  expectThere,
  fill,
  filtersOf,
  inLatin,
  open,
  ownWord,
  ready,
  say,
  send,
} from '../support/journeys.ts'
import { fillCard, register } from '../support/volunteers.ts'

// At the desk of a centre, on a phone, in Kazakh.

test.use({ viewport: { width: 360, height: 740 } })
test.describe.configure({ timeout: 180_000 })

test('a coordinator registers a grown-up without e-mail, puts them on a shift and takes them off again', async ({
  page,
}) => {
  const surname = ownWord()
  await signInAs(page, 'coordinator')
  const id = await register(page, { surname })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(surname)
  await expect(page.getByText(say('volunteers.page.registered'))).toBeVisible()
  await expect(page.getByText(say('volunteers.statuses.confirmed')).first()).toBeVisible()

  await test.step('the list finds them by the Latin spelling', async () => {
    await open(page, '/kk/workspace/volunteers')
    const search = await filtersOf(page)
    await search.locator('[name=q]').fill(inLatin(surname))
    await search.locator('button').click()
    await expect(page.getByRole('link', { name: surname })).toHaveAttribute(
      'href',
      `/kk/workspace/volunteers/${id}`,
    )
  })

  const { path, roster } = await eventWithShift(page, { word: ownWord(), places: 3 })
  await test.step('a free place is taken, and everybody sees it', async () => {
    await open(page, `${roster}?q=${inLatin(surname)}`)
    const row = page
      .locator('#place')
      .locator('form')
      .filter({ has: page.locator('[name=volunteerId]') })
    await expect(row).toHaveCount(1)
    await send(row)
    await expect(page).toHaveURL(/done=placed/)
    await expect(page.getByRole('status').getByText(surname)).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: surname })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('3 орынның 1 алынған')
    await expectThere(page.request, [`/kk${path}`], { shows: '>2</span>' })
  })

  await test.step('with a reason they are taken off, and the place is free again', async () => {
    await ready(page)
    await confirm(page, say('participation.takeOff.label'), { reason: 'Ауырып қалды' })
    await expect(page).toHaveURL(/done=takenOff/)
    await expect(page.getByText(say('participation.takeOff.done')).first()).toBeVisible()
    const left = page.getByRole('table', { name: say('participation.roster.left') })
    await expect(left.getByRole('row').filter({ hasText: surname })).toContainText('Ауырып қалды')
    await expect(page.getByRole('main')).toContainText('3 орынның 0 алынған')
  })

  await test.step('the card tells the whole story', async () => {
    await open(page, `/kk/workspace/volunteers/${id}/participation`)
    const shifts = page.getByRole('table', { name: say('volunteers.page.participationsCaption') })
    await expect(shifts).toContainText(say('volunteers.participationStatuses.removed'))
    await page.getByRole('link', { name: say('registry.card.tabs.history'), exact: true }).click()
    const history = page.getByRole('table', { name: say('volunteers.page.historyCaption') })
    await expect(history).toContainText(say('audit.actions.volunteer.registered'))
  })
})

test('a surname with a Latin letter in it is pointed out, and the offered spelling is stored', async ({
  page,
}) => {
  const rest = ownWord().toLowerCase()
  await signInAs(page, 'coordinator')
  await open(page, '/kk/workspace/volunteers/new')
  const form = await fillCard(page, { surname: `Мa${rest}`, values: { 'consent.personalData': true } })
  const offer = page.getByRole('group', { name: say('volunteers.spelling.found') })
  await expect(offer).toContainText(`«Ма${rest}»`)
  await expect(offer.locator('[value=fixed]')).toBeChecked()
  await send(form)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Ма${rest}`)
})

test('a minor without consent can be registered, and why not on a shift is said beside the name', async ({
  page,
}) => {
  const surname = ownWord()
  const birthDate = `${new Date().getFullYear() - 15}-01-02`
  await signInAs(page, 'coordinator')
  await open(page, '/kk/workspace/volunteers/new')
  await send(await fillCard(page, { surname, birthDate }))
  await page.waitForURL(/\/workspace\/volunteers\/[0-9a-f-]{36}/)
  await expect(page.getByText(say('volunteers.missing.guardian'))).toBeVisible()

  const { roster } = await eventWithShift(page, { word: ownWord() })
  await open(page, `${roster}?q=${surname}`)
  const place = page.locator('#place')
  await expect(place.getByRole('link', { name: surname })).toBeVisible()
  await expect(place).toContainText(say('participation.reasons.guardianDataConsent'))
  await expect(place.getByText(say('participation.place.bars'))).toBeVisible()
  await expect(place.locator('[name=volunteerId]')).toHaveCount(0)
})

test('a minor with a guardian and consent may come', async ({ page }) => {
  const surname = ownWord()
  const birthDate = `${new Date().getFullYear() - 16}-01-02`
  await signInAs(page, 'coordinator')
  await open(page, '/kk/workspace/volunteers/new')
  const form = await fillCard(page, { surname, birthDate })
  await fill(form, {
    'guardian.name': 'Сынақ Анасы',
    'guardian.relation': 'mother',
    'consent.personalData': true,
  })
  await send(form)
  await page.waitForURL(/\/workspace\/volunteers\/[0-9a-f-]{36}/)
  await page.getByRole('link', { name: say('registry.card.tabs.consents'), exact: true }).click()
  await expect(page.getByText('Сынақ Анасы').first()).toBeVisible()
  const { roster } = await eventWithShift(page, { word: ownWord() })
  await open(page, `${roster}?q=${surname}`)
  await send(page.locator('#place form').filter({ has: page.locator('[name=volunteerId]') }))
  await expect(page.getByRole('status').getByText(surname)).toBeVisible()
})

test('a form that came back says what is wrong beside each field and keeps what was typed', async ({
  page,
}) => {
  const surname = ownWord()
  await signInAs(page, 'coordinator')
  await open(page, '/kk/workspace/volunteers/new')
  const typed = { phone: '12', email: 'аты@почта', notes: 'Жексенбіде ғана бос' }
  const form = await fillCard(page, { surname, givenName: '1234', values: { ...typed, sex: 'female' } })
  await form.locator('[name="directions[]"]').first().check()
  await send(form)
  const summary = page.getByRole('alert').first()
  await expect(summary).toBeFocused()
  for (const [field, key] of Object.entries({
    givenName: 'volunteers.problems.name',
    phone: 'form.phone',
    email: 'form.email',
  })) {
    const input = form.locator(`[name="${field}"]`)
    await expect(input).toHaveAttribute('aria-invalid', 'true')
    await expect(input).toHaveAccessibleDescription(new RegExp(say(key).slice(0, 30)))
  }
  await expect(form.locator('[name=surname]')).toHaveValue(surname)
  await expect(form.locator('[name=givenName]')).toHaveValue('1234')
  await expect(form.locator('[name=birthDate]')).toHaveValue('1990-05-04')
  await expect(form.locator('[name=sex][value=female]')).toBeChecked()
  await expect(form.locator('[name="directions[]"]').first()).toBeChecked()
  for (const [field, value] of Object.entries(typed))
    await expect(form.locator(`[name="${field}"]`)).toHaveValue(value)

  await summary.getByRole('link').first().click()
  await expect(form.locator('[name=givenName]')).toBeFocused()
  await fill(form, { givenName: 'Сынақ', phone: '', email: '', 'consent.personalData': true })
  await send(form)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(surname)
})

test('somebody alike in the register is shown while typing and needs a decision on sending', async ({
  page,
}) => {
  const surname = ownWord()
  await signInAs(page, 'coordinator')
  const first = await register(page, { surname })
  await open(page, '/kk/workspace/volunteers/new')
  const form = await fillCard(page, { surname, values: { 'consent.personalData': true } })
  await expect(page.getByRole('status').locator(`a[href$="${first}"]`)).toBeVisible()
  await send(form)
  const decision = form.locator('[name=acceptDuplicates]')
  await expect(decision).toBeVisible()
  await decision.check()
  await send(form)
  await page.waitForURL(/\/workspace\/volunteers\/[0-9a-f-]{36}\?/)
  expect(page.url()).not.toContain(first)
})
