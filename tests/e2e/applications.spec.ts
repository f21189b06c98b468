import type { Browser, Page } from '@playwright/test'
import { cookieOf, signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { publishEvent } from '../support/events.ts'
import {
  chooseFirst,
  confirm,
  fill,
  formWith,
  idOf,
  open,
  ownWord,
  say,
  send,
  wallIn,
} from '../support/journeys.ts'
import { mailedLink } from '../support/mailed-link.ts'

// An organisation's whole way in, on paper-thin browsers: everything the applicant and the representative do is without script.

test.describe.configure({ timeout: 240_000 })

const password = 'дала желі тынбай соғады'

async function withoutScript(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  return context.newPage()
}

async function as(
  browser: Browser,
  persona: 'administrator' | 'coordinator' | 'representative',
): Promise<Page> {
  const page = await withoutScript(browser)
  await signInAs(page, persona)
  return page
}

async function apply(page: Page, word: string, email: string): Promise<void> {
  await page.goto('/kk/join')
  const form = formWith(page, 'contactEmail')
  await chooseFirst(form, 'unitId')
  await fill(form, {
    ...{ kind: 'initiativeGroup', nameKk: `«${word}» тобы`, nameRu: `Группа «${word}»` },
    ...{ about: 'Қарттарға көмектесеміз', contactName: 'Әсел Сынақ', contactEmail: email },
  })
  await send(form)
  await expect(page.getByRole('main')).toContainText(say('applications.problems.consent'))
  await fill(formWith(page, 'contactEmail'), { consent: true })
  await send(formWith(page, 'contactEmail'))
  await expect(page.getByRole('main').getByRole('status')).toContainText(say('applications.page.sentText'))
}

async function openApplication(page: Page, word: string): Promise<void> {
  await page.goto('/kk/staff/applications')
  await page
    .getByRole('main')
    .getByRole('link', { name: `«${word}» тобы` })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(word)
}

/** Writes a proposal to the demo coordinator's centre, chosen by its id. */
async function propose(page: Page, word: string, centreId: string): Promise<string> {
  await page.goto('/kk/workspace/proposals/new')
  const form = formWith(page, 'titleKk')
  await chooseFirst(form, 'unitId')
  await chooseFirst(form, 'directionId')
  const [startsAt, endsAt] = [wallIn(24 * 200), wallIn(24 * 200 + 3)]
  await fill(form, {
    ...{ centreId, note: 'Жақын тұрамыз', titleKk: `${word} сенбілігі`, titleRu: `Субботник ${word}` },
    ...{ summaryKk: 'Бірге', summaryRu: 'Вместе', placeKk: 'Саябақ', placeRu: 'Парк', startsAt, endsAt },
    ...{ 'shifts.0.roleKk': 'Көмекші', 'shifts.0.roleRu': 'Помощник', 'shifts.0.places': '4' },
    ...{ 'shifts.0.startsAt': startsAt, 'shifts.0.endsAt': endsAt },
  })
  await send(form)
  await page.waitForURL(/\/workspace\/proposals\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: say('proposals.page.submit') }).click()
  await expect(page.getByRole('main')).toContainText(say('proposals.states.submitted'))
  return idOf(page)
}

test('a group applies, is returned, corrected, taken in; its representative writes the page and proposes an event', async ({
  browser,
  baseURL,
  watch,
}) => {
  watch.allowConsole(/404/)
  const word = ownWord()
  const email = `${word.length}${Date.now()}@example.test`
  const applicant = await withoutScript(browser)
  const administrator = await as(browser, 'administrator')

  await test.step('the form, and the letter with its link', () => apply(applicant, word, email))
  const link = await mailedLink(email, 'join')

  await test.step('returned with the reason, corrected by the link', async () => {
    await openApplication(administrator, word)
    await confirm(administrator, say('applications.staff.return'), { reason: 'Қай ауылда екенін жазыңыз' })
    await applicant.goto(link)
    await expect(applicant.getByRole('main')).toContainText('Қай ауылда екенін жазыңыз')
    await fill(formWith(applicant, 'about'), { about: 'Бурабай ауылындағы қарттарға көмектесеміз' })
    await send(formWith(applicant, 'about'))
    await expect(applicant.getByRole('main')).toContainText(say('applications.own.saved'))
  })

  await test.step('taken in, and on the site at once', async () => {
    await openApplication(administrator, word)
    await fill(formWith(administrator, 'isPublic'), { isPublic: true })
    await send(formWith(administrator, 'isPublic'))
    await administrator.waitForURL(/\/workspace\/organisations\/[0-9a-f-]{36}$/)
  })
  const organisationId = idOf(administrator)
  const desk = `/kk/workspace/organisations/${organisationId}`

  await test.step('the contact person takes the invitation up and writes the page in two languages', async () => {
    await applicant.goto(await mailedLink(email, 'invitation'))
    await fill(formWith(applicant, 'password'), { name: 'Әсел Сынақ', password })
    await send(formWith(applicant, 'password'))
    await applicant.goto(desk)
    await expect(applicant.locator('[name=nameKk], [name=registrationNumber]')).toHaveCount(0)
    const texts = {
      descriptionKk: `${word}: қарттардың қасындамыз`,
      descriptionRu: `${word}: рядом с пожилыми`,
    }
    await fill(formWith(applicant, 'descriptionKk'), texts)
    await send(formWith(applicant, 'descriptionKk'))
    await applicant.getByRole('link', { name: say('centres.staff.view') }).click()
    await expect(applicant.getByRole('main')).toContainText(texts.descriptionKk)
    await applicant.goto(applicant.url().replace('/kk/', '/ru/'))
    await expect(applicant.getByRole('main')).toContainText(texts.descriptionRu)
  })

  const coordinator = await browser.newPage()
  await signInAs(coordinator, 'coordinator')
  await open(coordinator, '/kk/workspace/centres')
  await coordinator.getByRole('main').locator('a[href*="/workspace/centres/"]').first().click()
  await coordinator.waitForURL(/\/workspace\/centres\/[0-9a-f-]{36}$/)
  const proposalId = await propose(applicant, word, idOf(coordinator))

  await test.step("the coordinator finds it among today's work, takes it in and publishes it", async () => {
    await open(coordinator, '/kk/workspace')
    await coordinator.locator('a[href$="/workspace/proposals?state=submitted"]').first().click()
    await coordinator
      .getByRole('main')
      .getByRole('link', { name: `${word} сенбілігі` })
      .click()
    await coordinator.getByRole('button', { name: say('proposals.page.accept'), exact: true }).click()
    await coordinator.waitForURL(/\/workspace\/events\/[0-9a-f-]{36}$/)
    await publishEvent(coordinator, idOf(coordinator))
  })

  await test.step('somebody signs up; the representative sees a name, no contact, and strangers see nothing', async () => {
    const visitor = await withoutScript(browser)
    await visitor.goto(`${new URL(coordinator.url()).pathname}/sign-up`)
    const form = formWith(visitor, 'givenName')
    const who = { surname: 'Құпиябаев', givenName: 'Айбек', birthDate: '2010-03-04', consent: true }
    const guardian = {
      'guardian.name': 'Ана',
      'guardian.relation': 'mother',
      'guardian.phone': '87010000001',
    }
    await form.locator('[name=shiftId]').first().check()
    await fill(form, { ...who, ...guardian, phone: '87010000002', email: '' })
    await send(form)
    await visitor.waitForURL(/\/place\//)
    await applicant.goto(`/kk/workspace/proposals/${proposalId}`)
    await applicant.getByRole('link', { name: say('proposals.page.people') }).click()
    const main = applicant.getByRole('main')
    await expect(main).toContainText('Айбек Қ.')
    await expect(main).toContainText(say('volunteers.ages.14-17'))
    for (const secret of ['Құпиябаев', '701', '2010']) await expect(main).not.toContainText(secret)
    const people = new URL(applicant.url()).pathname
    await applicant.goto(`${people}/sheet`)
    await expect(applicant.getByRole('main')).toContainText('Айбек Қ.')
    const stranger = await cookieOf(await as(browser, 'representative'))
    for (const path of [people, `${people}/sheet`, desk, `${desk}/people`, `${desk}/representatives`]) {
      const answer = await fetch(baseURL + path, { headers: { cookie: stranger }, redirect: 'manual' })
      expect(answer.status, path).toBe(404)
    }
  })
})
