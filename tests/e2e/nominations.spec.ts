import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { accountOf, type Persona, signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { confirm, fill, formWith, open, ownWord, say, send } from '../support/journeys.ts'
import { readPrintedCodes } from '../support/printed-qr.ts'

// The whole way of an award: proposed, judged by one while the other is recused, decided, given, printed, checked, hidden.

test.describe.configure({ timeout: 240_000 })

test('somebody is proposed, judged, awarded and thanked, and decides themselves whether it is seen', async ({
  page,
  browser,
  watch,
}) => {
  watch.allowConsole(/404/)
  const title = `${ownWord()} сыйы`
  await signInAs(page, 'editor')
  const round = await openRound(page, title)

  await change(page, 'coordinator')
  await open(page, '/kk/workspace/nominations')
  await expectWellMade(page)
  await page.locator(`a[href*="round=${round}"]`).click()
  await fill(formWith(page, 'q'), { q: accountOf('volunteer').name.split(' ').at(-1) ?? '' })
  await formWith(page, 'q').locator('button').click()
  await page.locator('main .rows a[href*="nominee=volunteer"]').first().click()
  await expect(page.getByText(say('nominations.dossier.confirmedHours'))).toBeVisible()
  await expectWellMade(page)
  const why = formWith(page, 'justification')
  await fill(why, { justification: 'Қыс бойы қарттарға көмектесті.' })
  await send(why)
  await expect(page.getByText(say('nominations.workspace.waiting'))).toBeVisible()
  const proposed = new URL(page.url()).pathname

  await change(page, 'editor')
  await open(page, `/kk/staff/nominations/${round}`)
  await confirm(page, say('nominations.steps.judge'))
  await expect(page.getByText(say('nominations.steps.judgingText'))).toBeVisible()
  await open(page, `/kk/workspace/nominations/jury/${round}`)
  const judging = (await page.locator('main table a').first().getAttribute('href')) ?? ''
  await open(page, judging)
  const marks = page.locator('form:has([name^="points."])')
  for (const group of await marks.locator('fieldset:has([name^="points."])').all())
    await group.locator('input[value="5"]').check()
  await expectWellMade(page)
  await send(marks)
  await expect(page.getByText(say('nominations.jury.markedByYou'))).toBeVisible()

  await change(page, 'coordinator')
  await open(page, judging)
  await expect(page.getByText(say('nominations.jury.recusedTitle'))).toBeVisible()
  await expect(page.locator('[name^="points."]')).toHaveCount(0)

  await change(page, 'administrator')
  await decide(page, round)
  await change(page, 'coordinator')
  await open(page, proposed)
  await expect(page.getByText('қарттарға көмегі үшін')).toBeVisible()

  await change(page, 'volunteer')
  await hideAfterChecking(page, await (await browser.newContext({ javaScriptEnabled: false })).newPage())
})

async function openRound(page: Page, title: string): Promise<string> {
  await open(page, '/kk/staff/nominations/new')
  await expectWellMade(page)
  const form = formWith(page, 'titleKk')
  await fill(form, { titleKk: title, titleRu: title, issuerKk: 'Фронт-офис', issuerRu: 'Фронт-офис' })
  await form.locator('select[name=kindId]').selectOption({ index: 1 })
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
  await fill(form, { closesOn: day, quorum: '1' })
  for (const persona of ['editor', 'coordinator'] as const)
    await form.getByLabel(accountOf(persona).name).first().check()
  await send(form)
  await page.waitForURL(/\/staff\/nominations\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Decides, signs the protocol and gives the award, as an administrator who proposed nobody. */
async function decide(page: Page, round: string): Promise<void> {
  await open(page, `/kk/staff/nominations/${round}`)
  await page.locator('main table a').first().click()
  const decision = formWith(page, 'sentenceKk')
  await decision.locator('input[value=awarded]').check()
  await fill(decision, { sentenceKk: 'қарттарға көмегі үшін', sentenceRu: 'за помощь пожилым' })
  await send(decision)
  await expect(page.getByText(say('nominations.decision.saved'))).toBeVisible()
  await open(page, `/kk/staff/nominations/${round}`)
  await send(formWith(page, 'heldOn'))
  await page.locator('a[href$="/protocol"]').click()
  await expect(page.getByText('қарттарға көмегі үшін')).toBeVisible()
  await expectWellMade(page)
  await page.goBack()
  await send(formWith(page, 'issuedOn'))
  await expect(page.locator('a[href*="/staff/awards/letters"]').first()).toBeVisible()
}

async function hideAfterChecking(page: Page, visitor: Page): Promise<void> {
  await open(page, '/kk/me/awards')
  await expectWellMade(page)
  const entry = page.locator('main .rows > li').filter({ hasText: 'қарттарға көмегі үшін' })
  const [download] = await Promise.all([page.waitForEvent('download'), entry.locator('a[download]').click()])
  const [address] = await readPrintedCodes(readFileSync(await download.path()))
  const code = address?.split('/').at(-1) ?? ''
  await visitor.goto(`/kk/verify/${code}`)
  await expect(visitor.locator('.notice-good')).toBeVisible()
  const path = (await entry.locator('a[href*="/awards/"]:not([download])').getAttribute('href')) ?? ''
  expect((await visitor.goto(path))?.status()).toBe(200)
  await entry.locator('form button').click()
  await expect(page.getByRole('status')).toContainText(say('awards.me.hidden'))
  expect((await visitor.goto(path))?.status()).toBe(404)
  await visitor.goto('/kk/awards')
  await expect(visitor.locator(`a[href="${path}"]`)).toHaveCount(0)
  await visitor.goto(`/kk/verify/${code}`)
  await expect(visitor.getByText(say('verify.nameHidden')).first()).toBeVisible()
}

async function change(page: Page, persona: Persona): Promise<void> {
  await page.context().clearCookies()
  await signInAs(page, persona)
}

async function expectWellMade(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width).toBeLessThanOrEqual(0)
}
