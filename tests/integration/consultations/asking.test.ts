import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { askQuestion } from '#lib/consultations/commands/ask.ts'
import { addNote, answerQuestion, closeQuestion } from '#lib/consultations/commands/answer.ts'
import { closeQuiet, forgetOldQuestions } from '#lib/consultations/commands/forget.ts'
import { forgetPersonInConsultations } from '#lib/consultations/commands/forget-person.ts'
import {
  askBack,
  closeOwnQuestion,
  rateAnswer,
  sendLostLinks,
} from '#lib/consultations/commands/speak-by-link.ts'
import { findOwnConsultation, listOwnConsultations } from '#lib/consultations/queries/own.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Invalid, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { createUser, createVolunteer } from '#prisma/seed/builders.ts'
import { db, transaction } from '#tests/support/database.ts'
import { aCoordinator, actorOf, anAdministrator } from '#tests/support/people.ts'
import {
  actionsOf,
  aForm,
  answerOf,
  aQuestion,
  lettersTo,
  noteOf,
  read,
  versionOf,
  wordsOf,
} from './scene.ts'

describe('asking', () => {
  test('a question gets a number, a day to answer by, its consent, a letter with the link; twice is once', async () => {
    const { form, id, token, email } = await aQuestion()
    const row = await read(id)
    expect(row).toMatchObject({
      state: 'new',
      consentVersion: 'v1',
      askerPhone: '+77010000001',
      centreId: null,
    })
    expect(row.consentHash).toMatch(/^[\da-f]{64}$/)
    expect(row.dueOn?.getTime()).toBeGreaterThan(Date.now())
    expect((await askQuestion(null, form, 'direct')).token).toBe(token)
    const letters = await lettersTo(email)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain(`/ru/consultation/${token}`)
    expect(letters[0]?.body).not.toContain(form.question)
    expect(await actionsOf(id)).toEqual(['asked'])
  })

  test('a known id with other words gives no link to the question behind it', async () => {
    const { form } = await aQuestion()
    const foreign = { ...form, question: 'Покажите чужой вопрос' }
    await expect(askQuestion(null, foreign, 'direct')).rejects.toBeInstanceOf(Conflict)
  })

  test('numbers of a year follow one another without a gap, also when many ask at once', async () => {
    const forms = await Promise.all(Array.from({ length: 12 }, () => aForm()))
    await Promise.all(forms.map((form) => askQuestion(null, form, 'direct')))
    const rows = await db.consultationRequest.findMany({
      orderBy: { number: 'asc' },
      select: { number: true },
    })
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
  })

  test('a centre with a coordinator gets it at once and is told; one without leaves it to the region', async () => {
    const { centre, actor } = await aCoordinator()
    const { id } = await aQuestion({ centreId: centre.id })
    expect(await read(id)).toMatchObject({ state: 'assigned', centreId: centre.id })
    const [letter] = await lettersTo(actor.email)
    expect(letter?.body).toContain(`/workspace/consultations/${id}`)
    expect(letter?.body).not.toContain('Сынақ')
    const idle = await db.centre.update({ where: { id: centre.id }, data: { roles: { deleteMany: {} } } })
    expect((await read((await aQuestion({ centreId: idle.id })).id)).state).toBe('new')
  })

  test('a hidden centre, an unknown topic, old words of the consent and no consent are refused', async () => {
    const { centre } = await aCoordinator()
    await db.centre.update({ where: { id: centre.id }, data: { state: 'draft' } })
    const form = await aForm()
    for (const wrong of [{ centreId: centre.id }, { topicId: randomUUID() }, { consentVersion: 'v0' }])
      await expect(askQuestion(null, { ...form, ...wrong }, 'direct')).rejects.toBeInstanceOf(Invalid)
    await expect(aForm({ consent: undefined })).rejects.toThrow()
    await expect(aForm({ question: 'карта 4000 0000 0000 0002' })).rejects.toThrow('secretNumber')
  })

  test('a mailbox asks a few times an hour, and forms filled in no time are few from one address', async () => {
    const askerEmail = `flood-${randomUUID().slice(0, 8)}@example.test`
    const forms = await Promise.all(Array.from({ length: 8 }, () => aForm({ askerEmail })))
    expect(await refusedOf(forms.map((form) => askQuestion(null, form, 'direct')))).toBe(2)
    const quick = await Promise.all(Array.from({ length: 5 }, () => aForm()))
    const atOnce = quick.map((form) => askQuestion(null, { ...form, id: newId() }, '203.0.113.7'))
    expect(await refusedOf(atOnce)).toBe(2)
  })
})

async function refusedOf(tries: Promise<unknown>[]): Promise<number> {
  const done = await Promise.allSettled(tries)
  return done.filter((one) => one.status === 'rejected' && one.reason instanceof TooMany).length
}

describe('the personal link', () => {
  test('opens its own question and nothing else, and never shows a note', async () => {
    const administrator = await anAdministrator()
    const { id, token } = await aQuestion()
    await addNote(administrator, noteOf(id, 'CANARY әріптестерге'))
    await answerQuestion(administrator, answerOf(id, await versionOf(id), 'Да, можно.'))
    const own = await findOwnConsultation(null, token)
    expect(own?.messages.map(({ kind, body }) => [kind, body])).toEqual([['answer', 'Да, можно.']])
    expect(JSON.stringify(own)).not.toContain('CANARY')
    for (const wrong of [
      signLink('consultation', id, 2),
      signLink('application', id, 1),
      signLink('consultation', randomUUID(), 1),
      'x'.repeat(43),
      'short',
    ])
      expect(await findOwnConsultation(null, wrong)).toBeNull()
  })

  test('asking back makes it the office’s turn again; after closing nothing is said any more', async () => {
    const { centre, actor } = await aCoordinator()
    const { id, token } = await aQuestion({ centreId: centre.id })
    await answerQuestion(actor, answerOf(id, await versionOf(id), 'Сколько лет ребёнку?', 'clarification'))
    expect(await read(id)).toMatchObject({ state: 'waiting', dueOn: null, assigneeId: actor.userId })
    const words = wordsOf(token, 'Двенадцать')
    await askBack(null, words)
    await expect(askBack(null, words)).rejects.toBeInstanceOf(Conflict)
    expect((await read(id)).dueOn).not.toBeNull()
    expect((await lettersTo(actor.email)).map(({ kind }) => kind)).toContain('consultation.followUp')
    await closeOwnQuestion(null, { token })
    await expect(closeOwnQuestion(null, { token })).rejects.toBeInstanceOf(Conflict)
    await expect(askBack(null, wordsOf(token, 'Ещё'))).rejects.toBeInstanceOf(Conflict)
    await expect(askBack(null, wordsOf('x'.repeat(43), 'Ещё'))).rejects.toBeInstanceOf(NotFound)
    expect(await actionsOf(id)).toEqual(['asked', 'askedBack', 'followedUp', 'closed'])
  })

  test('helpfulness is said of an answer only, also after closing', async () => {
    const administrator = await anAdministrator()
    const { id, token } = await aQuestion()
    await expect(rateAnswer(null, { token, isHelpful: 'yes' })).rejects.toBeInstanceOf(Conflict)
    await answerQuestion(administrator, answerOf(id, await versionOf(id), 'Да'))
    await closeQuestion(administrator, { requestId: id, version: await versionOf(id) })
    await rateAnswer(null, { token, isHelpful: 'no' })
    expect((await read(id)).isHelpful).toBe(false)
  })

  test('lost links go to the mailbox of the question, an unknown one gets nothing and is told the same', async () => {
    const { token, email } = await aQuestion()
    await sendLostLinks(null, { email })
    const letters = await lettersTo(email)
    expect(letters.map(({ kind }) => kind)).toEqual(['consultation.received', 'consultation.link'])
    expect(letters[1]?.body).toContain(token)
    await sendLostLinks(null, { email: 'nobody@example.test' })
    expect(await lettersTo('nobody@example.test')).toHaveLength(0)
  })

  test('a signed-in person finds their questions again, and only theirs', async () => {
    const [me, other] = [await actorOf((await createUser(db)).id), await actorOf((await createUser(db)).id)]
    const { id, token } = await aQuestion({}, me)
    expect((await listOwnConsultations(me)).map((row) => [row.id, row.token])).toEqual([[id, token]])
    expect(await listOwnConsultations(other)).toEqual([])
  })
})

describe('forgetting', () => {
  test('what nobody spoke to for thirty days is closed, and forgotten 180 days later with its letters', async () => {
    const administrator = await anAdministrator()
    const { id, token, email } = await aQuestion()
    await addNote(administrator, noteOf(id, 'CANARY ескертпе'))
    await answerQuestion(administrator, answerOf(id, await versionOf(id), 'Да'))
    const later = (days: number) => new Date(Date.now() + days * dayMs)
    await closeQuiet(null, later(29))
    expect((await read(id)).state).toBe('answered')
    await closeQuiet(null, later(31))
    expect((await read(id)).state).toBe('closed')
    expect((await lettersTo(email)).at(-1)?.kind).toBe('consultation.closed')
    await forgetOldQuestions(null, later(31 + 179))
    expect(await findOwnConsultation(null, token)).not.toBeNull()
    await forgetOldQuestions(null, later(31 + 181))
    const row = await db.consultationRequest.findUniqueOrThrow({ where: { id }, include: { messages: true } })
    expect(row).toMatchObject({ question: '', askerName: '', askerEmail: null, askerPhone: null })
    expect(row.messages.map(({ body }) => body)).toEqual(['', ''])
    expect(await lettersTo(email)).toHaveLength(0)
    expect(await findOwnConsultation(null, token)).toBeNull()
    expect(await actionsOf(id)).toContain('forgotten')
  })

  test('an erasure takes the questions of the card’s mailbox, phone and account', async () => {
    const user = await createUser(db)
    const phone = '+77010000777'
    const volunteer = await createVolunteer(db, { userId: user.id, email: 'card@example.test', phone })
    const asked = [
      await aQuestion({ askerEmail: 'card@example.test' }),
      await aQuestion({ askerEmail: '', askerPhone: phone }),
      await aQuestion({ askerEmail: '', askerPhone: '' }, await actorOf(user.id)),
    ]
    const bystander = await aQuestion()
    await transaction((tx) => forgetPersonInConsultations(null, tx, volunteer.id))
    for (const { id } of asked) expect((await read(id)).forgottenAt).not.toBeNull()
    expect((await read(bystander.id)).forgottenAt).toBeNull()
  })
})
