import type { Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { confirm, fill, formWith, inLatin, open, ownWord, ready, say, send } from '../support/journeys.ts'
import { chosenPeople, declineLinks } from '../support/mailings.ts'

const words = {
  subjectKk: 'Ертең жиналыс',
  subjectRu: 'Завтра собрание',
  bodyKk: 'Сәлем, {givenName}! Ертең сағат онда жиналамыз.',
  bodyRu: 'Здравствуйте, {givenName}! Завтра собираемся в десять.',
}

/** Says what stands beside the name of a number on the draft's page. */
function factOf(page: Page, key: string) {
  const name = new RegExp(`^${say(key)}$`)
  return page
    .locator('dl.facts div')
    .filter({ has: page.locator('dt', { hasText: name }) })
    .locator('dd')
}

test('a coordinator writes to fifty people, seven of them without e-mail', async ({
  page,
  browser,
  request,
}) => {
  test.setTimeout(120_000)
  const surname = ownWord()
  const selection = await chosenPeople({ surname, people: 50, withoutEmail: 7 })
  await signInAs(page, 'coordinator')

  await open(page, `/kk/workspace/mailings/new?selection=${selection}`)
  const form = formWith(page, 'bodyKk')
  await fill(form, { kind: 'invitation', ...words, bodyKk: 'Сәлем, {nmae}!' })
  await send(form)
  await expect(page.locator('.error-summary')).toContainText('{nmae}')
  await expect(form.locator('[name=bodyRu]')).toHaveValue(words.bodyRu)
  await fill(form, { bodyKk: words.bodyKk })
  await send(form)
  await page.waitForURL(/done=written/)

  await expect(factOf(page, 'mailings.draft.people')).toHaveText('50')
  await expect(factOf(page, 'mailings.draft.byLetter')).toHaveText('43')
  await expect(factOf(page, 'mailings.draft.toCall')).toHaveText('7')
  await expect(page.locator('.letter-shown')).toContainText(/Сәлем, Сынақ\d+!/)
  const first = await page.locator('.letter-shown').textContent()
  await page.locator('#preview a[rel=next]').click()
  await expect(page.locator('.letter-shown')).not.toHaveText(first ?? '')

  await ready(page)
  await confirm(page, '50 адамға жіберу', { urgentReason: 'Жиналыс ертең' })
  await page.waitForURL(/done=confirmed/)
  const mailing = new URL(page.url()).pathname
  const chip = (standing: string) =>
    page.getByRole('navigation', { name: say('mailings.sent.filters') }).getByRole('link', {
      name: new RegExp(`^${say(`mailings.standings.${standing}`)} \\d+$`),
    })
  await expect(chip('sent')).toContainText('43', { timeout: 45_000 })
  await expect(chip('unreached')).toContainText('7')

  await callOne(page, `${mailing}/calls`)
  await open(page, mailing)
  await expect(chip('told')).toContainText('1')
  await chip('told').click()
  await page.waitForURL(/state=told/)
  await expect(page.getByRole('row', { name: new RegExp(surname) })).toContainText('келеді')

  const letters = inLatin(surname)
  const { page: link } = await declineLinks(`${letters}8@demo.invalid`)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  await declineWithoutScript(await context.newPage(), link)
  await context.close()

  const { button } = await declineLinks(`${letters}9@demo.invalid`)
  const oneClick = { headers: { cookie: '' }, form: { 'List-Unsubscribe': 'One-Click' } }
  expect((await request.post(button, oneClick)).status()).toBe(204)
  expect((await request.post(button, oneClick)).status()).toBe(204)
  expect((await request.post(`${button.slice(0, -3)}AAA`, oneClick)).status()).toBe(404)

  // The next mailing of this kind leaves both out.
  const again = await chosenAgain(page, selection)
  await expect(again).toHaveText('2')
})

async function callOne(page: Page, calls: string): Promise<void> {
  await open(page, calls)
  await expect(page.locator('.call-list > li')).toHaveCount(7)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.call-result').first()).toBeVisible()
  await expect(page.locator('.call-list form').first()).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  const form = formWith(page, 'note')
  await fill(form, { note: 'келеді' })
  await send(form)
  await page.waitForURL(/done=told/)
  await expect(page.locator('.call-list > li')).toHaveCount(6)
}

/** Opening the link declines nothing; the button does, and can be taken back. */
async function declineWithoutScript(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expect(page.getByText(say('mailings.unsubscribe.text'))).toBeVisible()
  await page.goto(link)
  await page.getByRole('button', { name: say('mailings.unsubscribe.submit') }).click()
  await expect(page.getByRole('status').first()).toContainText(say('mailings.unsubscribe.done'))
  await page.getByRole('button', { name: say('mailings.unsubscribe.again') }).click()
  await expect(page.getByRole('status').first()).toContainText(say('mailings.unsubscribe.accepted'))
  await page.getByRole('button', { name: say('mailings.unsubscribe.submit') }).click()
  await expect(page.getByRole('status').first()).toContainText(say('mailings.unsubscribe.done'))
}

async function chosenAgain(page: Page, selection: string) {
  await open(page, `/kk/workspace/mailings/new?selection=${selection}`)
  const form = formWith(page, 'bodyKk')
  await fill(form, { kind: 'invitation', ...words })
  await send(form)
  await page.waitForURL(/done=written/)
  return factOf(page, 'mailings.draft.declined')
}

test('a volunteer chooses which letters they get, with script and without', async ({ browser }) => {
  test.setTimeout(120_000)
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await signInAs(page, 'volunteer')
    await open(page, '/kk/me/messages')
    const box = page.locator('[name="wanted[]"][value=news]')
    const wasWanted = await box.isChecked()
    await box.setChecked(!wasWanted)
    await send(formWith(page, 'wanted[]'))
    await page.waitForURL(/done=saved/)
    await expect(box).toBeChecked({ checked: !wasWanted })
    await context.close()
  }
})
