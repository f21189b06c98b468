import type { Browser, Page } from '@playwright/test'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
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
  visit,
} from '../support/journeys.ts'
import { mailedLink } from '../support/mailed-link.ts'

// A question's whole way, the asker on a small phone without script.

test.describe.configure({ timeout: 180_000 })

async function onAPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  return context.newPage()
}

async function as(browser: Browser, persona: 'editor' | 'coordinator' | 'administrator'): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, persona)
  return page
}

/** Asks without script; returns the path of the personal link. */
async function ask(page: Page, question: string, contacts: Record<string, string>): Promise<string> {
  await page.goto('/kk/consultation')
  const form = formWith(page, 'question')
  await chooseFirst(form, 'topicId')
  await fill(form, { question, locale: 'ru', ...contacts })
  await send(form)
  const main = page.getByRole('main')
  await expect(main).toContainText(say('consultation.problems.consent'))
  await expect(formWith(page, 'question').locator('textarea')).toHaveValue(question)
  await fill(formWith(page, 'question'), { consent: true })
  await send(formWith(page, 'question'))
  await page.waitForURL(/\/kk\/consultation\/[\w-]{43}\?new=1/)
  return new URL(page.url()).pathname
}

async function openFromInbox(page: Page, inbox: string, word: string): Promise<string> {
  await open(page, `${inbox}?q=${encodeURIComponent(word)}`)
  await page.getByRole('main').locator('table a').first().click()
  await page.waitForURL(/\/workspace\/consultations\/[0-9a-f-]{36}$/)
  await open(page, new URL(page.url()).pathname)
  return idOf(page)
}

test('asked without script, given to a centre, answered by link without the note, closed, and published for all', async ({
  browser,
  request,
  watch,
}) => {
  watch.allowConsole(/404/)
  const word = ownWord()
  const email = `${word.length}${Date.now()}@example.test`
  const asker = await onAPhone(browser)
  const link = await ask(asker, `${word}: можно ли прийти с ребёнком?`, {
    askerEmail: email,
    askerName: word,
  })
  await expect(asker.getByRole('main')).toContainText(/К-\d{4}-\d{6}/)
  expect(await mailedLink(email, 'consultation')).toBe(link.replace('/kk/', '/ru/'))

  const [editor, coordinator] = [await as(browser, 'editor'), await as(browser, 'coordinator')]
  await open(coordinator, '/kk/workspace/centres')
  const centreLink = coordinator.getByRole('main').locator('a[href*="/workspace/centres/"]').first()
  const centreId = /[0-9a-f-]{36}/.exec((await centreLink.getAttribute('href')) ?? '')?.[0] ?? ''
  await test.step('the editor sees no whole mailbox and gives it to the centre', async () => {
    const id = await openFromInbox(editor, '/kk/staff/consultations', word)
    await expect(editor.getByRole('main')).not.toContainText(email)
    await expect(formWith(editor, 'kind')).toHaveCount(0)
    await fill(formWith(editor, 'to'), { to: `centre:${centreId}`, note: `${word} ережесін қараңыз` })
    await send(formWith(editor, 'to'))
    await expect(editor.getByRole('main')).toContainText(say('consultation.work.done.assigned'))
    expect((await visit(request, `/kk/workspace/consultations/${id}`)).text).not.toContain(word)
  })

  const note = `Ішкі ${word} белгі`
  await test.step('the coordinator writes a note and an answer', async () => {
    await openFromInbox(coordinator, '/kk/workspace/consultations', word)
    const main = coordinator.getByRole('main')
    await expect(main).toContainText(email)
    const forms = main.locator('form').filter({ has: coordinator.locator('[name=body]') })
    const noteForm = forms.filter({ hasNot: coordinator.locator('[name=kind]') }).first()
    await fill(noteForm, { body: note })
    await send(noteForm)
    await expect(main.locator('.talk-note').last()).toContainText(note)
    await fill(formWith(coordinator, 'kind'), { body: `Да, ${word}, вместе со взрослым.`, kind: 'answer' })
    await send(formWith(coordinator, 'kind'))
    await expect(main).toContainText(say('consultation.work.done.answered'))
  })

  await test.step('the asker reads the answer, no note, asks back and closes', async () => {
    await asker.goto(link)
    const main = asker.getByRole('main')
    await expect(main).toContainText('вместе со взрослым')
    expect(await asker.content()).not.toContain(note)
    await fill(formWith(asker, 'body'), { body: 'А если придёт бабушка?' })
    await send(formWith(asker, 'body'))
    await expect(main).toContainText(say('consultation.own.done.said'))
    await fill(formWith(asker, 'isHelpful'), { isHelpful: 'yes' })
    await send(formWith(asker, 'isHelpful'))
    await expect(main).toContainText(say('consultation.own.done.rated'))
    await confirm(asker, say('consultation.own.close'))
    await expect(main).toContainText(say('consultation.own.done.closed'))
    await expect(formWith(asker, 'body')).toHaveCount(0)
  })

  await test.step('an editor makes a public answer of it: the name in it has to be looked at first', async () => {
    await openFromInbox(editor, '/kk/staff/consultations?state=closed', word).catch(() => null)
    await open(editor, `/kk/staff/consultations?state=closed&q=${word}`)
    await editor.getByRole('main').locator('table a').first().click()
    await editor.getByRole('link', { name: say('consultation.work.makeFaq') }).click()
    await editor.waitForURL(/faq\/new\?from=/)
    await open(editor, new URL(editor.url()).pathname + new URL(editor.url()).search)
    const texts = {
      ...{ questionKk: `${word} балалармен келе ме?`, answerKk: 'Иә, ересек адаммен бірге.' },
      ...{ questionRu: `${word}: можно с детьми?`, answerRu: 'Да, вместе со взрослым.' },
    }
    await fill(formWith(editor, 'questionKk'), texts)
    await send(formWith(editor, 'questionKk'))
    await expect(editor.getByRole('main')).toContainText(say('consultation.problems.tracesHead'))
    await fill(formWith(editor, 'questionKk'), { acceptTraces: true })
    await send(formWith(editor, 'questionKk'))
    await editor.waitForURL(/faq\/[0-9a-f-]{36}$/)
    expect((await visit(request, '/kk/front-office/faq')).text).not.toContain(word)
    await open(editor, new URL(editor.url()).pathname)
    await fill(formWith(editor, 'kk'), { kk: true, ru: true })
    await send(formWith(editor, 'kk'))
    await expect(editor.getByRole('main')).toContainText(say('consultation.desk.published'))
  })

  await test.step('it is public in both languages and in no third one, is found, and can be rated without script', async () => {
    expect((await visit(request, '/kk/front-office/faq')).text).toContain(`${word} балалармен`)
    expect((await visit(request, `/ru/front-office/faq?q=${word}`)).text).toContain('можно с детьми')
    expect((await visit(request, '/en/front-office/faq')).text).not.toContain(word)
    await asker.goto(`/kk/front-office/faq?q=${word}`)
    await asker
      .getByRole('button', { name: say('consultation.faq.yes') })
      .first()
      .click()
    await expect(asker.getByRole('main')).toContainText(say('consultation.faq.thanks'))
  })
})

test('a link opens its own question only; of two who answer at once the later keeps what was typed and sees the other', async ({
  browser,
  request,
  watch,
}) => {
  watch.allowConsole(/404/)
  const word = ownWord()
  const asker = await onAPhone(browser)
  const link = await ask(asker, `${word} деген не?`, {})
  await expect(asker.getByRole('main')).toContainText(say('consultation.own.keep.title'))
  const other = link.slice(0, -4) + (link.endsWith('AAAA') ? 'BBBB' : 'AAAA')
  expect((await visit(request, other)).status).toBe(404)
  expect((await visit(request, link)).text).toContain(word)

  const [one, two] = [await as(browser, 'administrator'), await as(browser, 'administrator')]
  await openFromInbox(one, '/kk/staff/consultations', word)
  await openFromInbox(two, '/kk/staff/consultations', word)
  await fill(formWith(one, 'kind'), { body: `Бірінші ${word} жауабы` })
  await send(formWith(one, 'kind'))
  await expect(one.getByRole('main')).toContainText(say('consultation.work.done.answered'))
  await fill(formWith(two, 'kind'), { body: `Екінші ${word} жауабы` })
  await send(formWith(two, 'kind'))
  await expect(two.getByRole('main')).toContainText(say('consultation.refusals.stale'))
  await expect(two.locator('.talk-answer')).toContainText(`Бірінші ${word}`)
  await expect(formWith(two, 'kind').locator('textarea')).toHaveValue(`Екінші ${word} жауабы`)
  await send(formWith(two, 'kind'))
  await expect(two.locator('.talk-answer').last()).toContainText(`Екінші ${word}`)
  await asker.goto(link)
  await expect(asker.locator('.talk-answer')).toHaveCount(2)
})
