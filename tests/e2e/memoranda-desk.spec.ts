import type { Browser, Locator, Page } from '@playwright/test'
import { type Persona, signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { fill, formWith, open, ownWord, ready, say, send } from '../support/journeys.ts'
import { expectRightOnPaper } from '../support/paper.ts'

// A memorandum's life: one writes, another agrees, the sides stand by it, an event keeps a promise, and it ends.

const words = (key: string) => say(`agreements.${key}`, 'ru')

async function deskOf(browser: Browser, persona: Persona): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, persona, 'ru')
  return page
}

/** Opens the question behind a button and answers it. */
async function decide(
  page: Page,
  label: string,
  answer: (question: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await ready(page)
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).first().click()
  const question = page.locator('dialog[open]')
  await answer(question)
  await question.locator('form button[type=submit]').click()
}

async function writeDraft(page: Page, word: string): Promise<string> {
  await open(page, '/ru/staff/memoranda/new')
  const form = formWith(page, 'titleKk')
  await form.locator('[name=subjectId]').selectOption({ index: 1 })
  const side = form.locator('[name="parties.1.organisationId"]')
  const demo = await side.locator('option', { hasText: 'Дала панасы' }).first().getAttribute('value')
  await side.selectOption(demo)
  await fill(form, {
    ...{ titleKk: `${word} меморандумы`, titleRu: `Меморандум ${word}` },
    ...{ 'parties.0.nameKk': 'Фронт-офис', 'parties.0.nameRu': 'Фронт-офис' },
    ...{ 'obligations.0.textKk': 'Іс-шара өткізу', 'obligations.0.textRu': 'Провести мероприятия' },
    ...{ 'obligations.0.promised': '3' },
  })
  await form.locator('[name="obligations.0.promisedUnit"]').selectOption('events')
  await form.locator('[name="obligations.0.party"]').selectOption('2')
  await send(form)
  await page.waitForURL(/\/staff\/memoranda\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

test('from a draft to its end, by people who do not decide about their own words', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(180_000)
  watch.allowConsole(/404/)
  const word = ownWord()
  await signInAs(page, 'editor', 'ru')
  const address = await writeDraft(page, word)
  await expect(page.getByText(words('steps.why.author'))).toBeVisible()
  await expect(page.getByRole('button', { name: words('steps.agree'), exact: true })).toHaveCount(0)

  const second = await deskOf(browser, 'administrator')
  await second.goto(address)
  await decide(second, words('steps.agree'))
  await expect(second.getByText(words('done.agreed'))).toBeVisible()
  await expect(second.getByText(words('sides.byRepresentative'))).toBeVisible()
  await page.goto(address)
  await expect(page.locator('main input[name=titleKk]'), 'the text is frozen').toHaveCount(0)

  await test.step('each side stands by it: one through the desk, one by its representative', async () => {
    await decide(second, words('sides.record'), (question) =>
      question.locator('textarea[name=note]').fill('Письмо № 12'),
    )
    await expect(second.getByText(words('done.signedOff'))).toBeVisible()
    const side = await deskOf(browser, 'representative')
    await side.goto('/ru/workspace/organisations')
    await side.locator('main a[href*="/workspace/organisations/"]').first().click()
    await side.locator('main nav a[href$="/memoranda"]').click()
    await side.getByRole('link', { name: `Меморандум ${word}` }).click()
    await decide(side, words('own.sign'))
    await expect(side.getByText(words('done.signedOff'))).toBeVisible()
    await side.context().close()
  })

  await second.goto(address)
  await ready(second)
  await second.locator('form:has(input[name=signedOn])').locator('input[name=signedOn]').fill('2026-01-01')
  await second.getByRole('button', { name: say('memoranda.staff.sign', 'ru'), exact: true }).click()
  await expect(second.locator('.page-head .status-good').first()).toBeVisible()
  await ready(second)
  await second.getByRole('button', { name: say('memoranda.staff.publish', 'ru'), exact: true }).click()
  const onSite = second.getByRole('link', { name: say('memoranda.staff.publicPage', 'ru') })
  await expect(onSite).toBeVisible()
  const path = (await onSite.getAttribute('href')) ?? ''

  const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await test.step('an event is put under the promise, and everybody reads what was promised and done', async () => {
    await open(page, `${address}/promises`)
    const events = page.locator('select[name=eventId]')
    await events.selectOption({ index: (await events.locator('option').count()) - 1 })
    await send(page.locator('form:has(select[name=eventId])'))
    await expect(page.getByText(words('done.linked'))).toBeVisible()
    await visitor.goto(path)
    await expect(visitor.locator('main .status-good').first()).toBeVisible()
    await expect(visitor.locator('.delivery progress')).toHaveAttribute('max', '3')
    await expect(visitor.locator('.delivery progress')).toHaveAttribute('value', '1')
    await expect(visitor.locator('.delivery-events a')).toHaveCount(1)
  })

  await test.step('its print is a sheet of A4 with all of it and nothing of the site around it', async () => {
    await visitor.setViewportSize({ width: 674, height: 900 })
    await expectRightOnPaper(visitor, 1)
  })

  await test.step('it ends for a reason, and its page and the history say so', async () => {
    await second.goto(address)
    await decide(second, say('memoranda.staff.terminate', 'ru'), async (question) => {
      await question.locator('input[name=terminatedOn]').fill('2026-02-01')
      await question.locator('[name=reasonKk]').fill('Тараптардың келісімі')
      await question.locator('[name=reasonRu]').fill('По соглашению сторон')
    })
    await expect(second.getByText(words('done.terminated'))).toBeVisible()
    await visitor.goto(path)
    await expect(visitor.locator('.notice-bad')).toContainText('По соглашению сторон')
    await visitor.goto(`/ru/memoranda?status=terminated&q=${encodeURIComponent(word)}`)
    await expect(visitor.locator(`a[href="${path}"]`)).toHaveCount(1)
    await second.goto(`${address}/history`)
    await expect(second.locator('main table').first()).toContainText(words('history.kinds.terminated'))
  })
})
