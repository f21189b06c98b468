import { describe, expect, test } from 'vitest'
import { addNote, answerQuestion, closeQuestion } from '#lib/consultations/commands/answer.ts'
import { markAsSpam, mergeQuestion, reopenQuestion } from '#lib/consultations/commands/assign.ts'
import { viewConsultation } from '#lib/consultations/commands/view.ts'
import { findConsultation } from '#lib/consultations/queries/conversation.ts'
import { countConsultations, listConsultations } from '#lib/consultations/queries/inbox.ts'
import { findOwnConsultation } from '#lib/consultations/queries/own.ts'
import { numberText } from '#lib/consultations/rules.ts'
import { inboxFilters } from '#lib/consultations/schema.ts'
import { Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { grantRole, createUser } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import {
  aCoordinator,
  actorOf,
  anAdministrator,
  anEditor,
  aRepresentative,
  aStranger,
} from '#tests/support/people.ts'
import { actionsOf, answerOf, aQuestion, give, lettersTo, noteOf, read, versionOf } from './scene.ts'

const filters = (given: object = {}) => inboxFilters.parse(given)

describe('giving questions out', () => {
  test('an editor gives a question to a centre; its coordinator sees it, is told, and another centre does not', async () => {
    const [editor, one, two] = [await anEditor(), await aCoordinator(), await aCoordinator()]
    const { id } = await aQuestion()
    expect(await findConsultation(one.actor, id)).toBeNull()
    await give(editor, id, `centre:${one.centre.id}`, 'Ережені қараңыз')
    expect(await read(id)).toMatchObject({ state: 'assigned', centreId: one.centre.id })
    expect((await findConsultation(one.actor, id))?.messages[0]).toMatchObject({ kind: 'note' })
    expect(await findConsultation(two.actor, id)).toBeNull()
    expect((await lettersTo(one.actor.email)).map(({ kind }) => kind)).toEqual(['consultation.assigned'])
    await give(editor, id, `centre:${two.centre.id}`)
    expect(await findConsultation(one.actor, id)).toBeNull()
    expect(await actionsOf(id)).toEqual(['asked', 'assigned', 'assigned'])
  })

  test('a person gets it only with the right for that inbox; back to the office it is new again', async () => {
    const [editor, administrator, one, two] = [
      await anEditor(),
      await anAdministrator(),
      await aCoordinator(),
      await aCoordinator(),
    ]
    const { id } = await aQuestion()
    await give(editor, id, `person:${one.actor.userId}:${one.centre.id}`)
    expect(await read(id)).toMatchObject({ assigneeId: one.actor.userId, centreId: one.centre.id })
    for (const wrong of [
      `person:${two.actor.userId}:${one.centre.id}`,
      `person:${one.actor.userId}`,
      `person:${editor.userId}`,
    ])
      await expect(give(editor, id, wrong)).rejects.toBeInstanceOf(Invalid)
    await give(editor, id, `person:${administrator.userId}`)
    expect(await read(id)).toMatchObject({ centreId: null, state: 'assigned' })
    await give(editor, id, 'office')
    expect(await read(id)).toMatchObject({ assigneeId: null, state: 'new' })
  })

  test('coordinators, representatives and strangers give nothing out', async () => {
    const { centre, actor } = await aCoordinator()
    const { id } = await aQuestion({ centreId: centre.id })
    await expect(give(actor, id, 'office')).rejects.toBeInstanceOf(Forbidden)
    for (const other of [(await aRepresentative()).actor, await aStranger(), (await aCoordinator()).actor])
      await expect(give(other, id, 'office')).rejects.toBeInstanceOf(NotFound)
  })
})

describe('answering', () => {
  test('the centre answers and the asker is written to, without the words; an editor reads and cannot', async () => {
    const [{ centre, actor }, editor] = [await aCoordinator(), await anEditor()]
    const { id, email } = await aQuestion({ centreId: centre.id })
    const answer = answerOf(id, await versionOf(id), 'Да, со взрослым.')
    await expect(answerQuestion(editor, answer)).rejects.toBeInstanceOf(Forbidden)
    await expect(answerQuestion((await aCoordinator()).actor, answer)).rejects.toBeInstanceOf(NotFound)
    await answerQuestion(actor, answer)
    expect(await read(id)).toMatchObject({ state: 'answered', dueOn: null, assigneeId: actor.userId })
    const letter = (await lettersTo(email)).at(-1)
    expect(letter?.kind).toBe('consultation.answered')
    expect(letter?.body).not.toContain('со взрослым')
    expect(await actionsOf(id)).toEqual(['asked', 'answered'])
  })

  test('of two who answer at once one is refused and both can see what was said', async () => {
    const [one, two] = [await anAdministrator(), await anAdministrator()]
    const { id, email } = await aQuestion()
    const version = await versionOf(id)
    const done = await Promise.allSettled([
      answerQuestion(one, answerOf(id, version, 'Первый ответ')),
      answerQuestion(two, answerOf(id, version, 'Второй ответ')),
    ])
    const [refused] = done.flatMap((each) => (each.status === 'rejected' ? [each.reason as Invalid] : []))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused).toBeInstanceOf(Invalid)
    expect(refused?.fields.version?.code).toBe('consultation.refusals.staleHint')
    const shown = await findConsultation(two, id)
    expect(shown?.messages.map(({ kind }) => kind)).toEqual(['answer'])
    expect(await lettersTo(email)).toHaveLength(2)
    await answerQuestion(two, answerOf(id, shown?.version ?? 0, 'Дополнение'))
    expect((await findConsultation(one, id))?.messages).toHaveLength(2)
  })

  test('a note disturbs no answer that is being written', async () => {
    const [one, two] = [await anAdministrator(), await anEditor()]
    const { id } = await aQuestion()
    const answer = answerOf(id, await versionOf(id), 'Ответ')
    await addNote(two, noteOf(id, 'Ескертпе'))
    await answerQuestion(one, answer)
    expect(await actionsOf(id)).toEqual(['asked', 'noted', 'answered'])
  })

  test('nobody answers a question of their own', async () => {
    const administrator = await anAdministrator()
    const { id } = await aQuestion({}, administrator)
    const answer = answerOf(id, await versionOf(id), 'Сам себе')
    await expect(answerQuestion(administrator, answer)).rejects.toBeInstanceOf(Forbidden)
  })

  test('a right that ended between opening and sending answers nothing', async () => {
    const { centre } = await aCoordinator()
    const user = await createUser(db)
    const role = await grantRole(db, { userId: user.id, role: 'coordinator', centreId: centre.id })
    const { id } = await aQuestion({ centreId: centre.id })
    await db.roleAssignment.update({ where: { id: role.id }, data: { revokedAt: new Date() } })
    const answer = answerOf(id, await versionOf(id), 'Поздно')
    await expect(answerQuestion(await actorOf(user.id), answer)).rejects.toBeInstanceOf(NotFound)
  })

  test('closing once; opened again it is due again', async () => {
    const [administrator, editor] = [await anAdministrator(), await anEditor()]
    const { id } = await aQuestion()
    const subject = { requestId: id, version: await versionOf(id) }
    await closeQuestion(administrator, subject)
    await expect(closeQuestion(administrator, subject)).rejects.toBeInstanceOf(Invalid)
    await reopenQuestion(editor, { requestId: id, version: await versionOf(id) })
    expect(await read(id)).toMatchObject({ state: 'new', closedAt: null })
    expect((await read(id)).dueOn).not.toBeNull()
  })
})

describe('looking', () => {
  test('contacts are whole for who answers, masked for an editor; each look is written down', async () => {
    const [{ centre, actor }, editor] = [await aCoordinator(), await anEditor()]
    const { id, email } = await aQuestion({ centreId: centre.id })
    expect(await viewConsultation(actor, id)).toMatchObject({ askerEmail: email, askerPhone: '+77010000001' })
    const seen = await viewConsultation(editor, id)
    expect(seen?.askerEmail).toMatch(/^a•••@/)
    expect(seen?.askerPhone).toBeNull()
    await viewConsultation(editor, id)
    expect((await actionsOf(id)).filter((action) => action === 'viewed')).toHaveLength(2)
    expect(await viewConsultation(await aStranger(), id)).toBeNull()
  })

  test('lists hold no contact and no name, are narrowed and searched, and count what waits', async () => {
    const { centre, actor } = await aCoordinator()
    const first = await aQuestion({ centreId: centre.id, question: 'Қазақша сұрақ', locale: 'kk' })
    const second = await aQuestion({ centreId: centre.id })
    await db.consultationRequest.update({
      where: { id: second.id },
      data: { dueOn: new Date('2026-01-05T00:00:00Z') },
    })
    const list = async (given: object) =>
      (await listConsultations(actor, { filters: filters(given), keyset: null })).rows
    const all = await list({})
    expect(all.map(({ id }) => id)).toEqual([second.id, first.id])
    expect(JSON.stringify(all)).not.toMatch(/Сынақ|@|7010000001/)
    expect((await list({ q: 'qazaqsha' })).map(({ id }) => id)).toEqual([first.id])
    expect((await list({ q: numberText(await read(second.id)) })).map(({ id }) => id)).toEqual([second.id])
    expect((await list({ q: 'Сынақ' })).length).toBe(0)
    expect((await list({ locale: 'kk' })).map(({ id }) => id)).toEqual([first.id])
    expect((await list({ overdue: '1' })).map(({ id }) => id)).toEqual([second.id])
    expect(await list({ who: 'mine' })).toEqual([])
    expect(await countConsultations(actor)).toMatchObject({ open: 2, overdue: 1, answered: 0 })
    expect(await countConsultations(await aStranger())).toMatchObject({ open: 0, overdue: 0, spam: 0 })
  })
})

describe('sorting out', () => {
  test('spam leaves the inbox and its link opens nothing; a coordinator cannot say so', async () => {
    const [{ centre, actor }, editor] = [await aCoordinator(), await anEditor()]
    const { id, token } = await aQuestion({ centreId: centre.id })
    const subject = { requestId: id, version: await versionOf(id) }
    await expect(markAsSpam(actor, subject)).rejects.toBeInstanceOf(Forbidden)
    await markAsSpam(editor, subject)
    expect(await findOwnConsultation(null, token)).toBeNull()
    expect(await findConsultation(actor, id)).toBeNull()
  })

  test('a mailbox that was only typed opens nobody’s conversation: the words are a note, the link is mailed', async () => {
    const editor = await anEditor()
    const kept = await aQuestion()
    const twice = await aQuestion({ askerEmail: kept.email, question: 'Забыла спросить про обувь' })
    const stranger = await aQuestion({ askerPhone: '+7 701 000 00 02' })
    const merge = async (id: string) =>
      mergeQuestion(editor, {
        ...{ requestId: id, version: await versionOf(id) },
        into: numberText(await read(kept.id)).replace('К', 'K'),
      })
    await expect(merge(stranger.id)).rejects.toMatchObject({
      fields: { into: { code: 'consultation.problems.anotherPerson' } },
    })
    await expect(merge(kept.id)).rejects.toBeInstanceOf(Invalid)
    await merge(twice.id)
    expect((await findOwnConsultation(null, kept.token))?.messages).toEqual([])
    expect((await findConsultation(editor, kept.id))?.messages).toMatchObject([
      { kind: 'note', body: expect.stringContaining('Забыла спросить про обувь') },
    ])
    expect((await findOwnConsultation(null, twice.token))?.joined).toMatchObject({
      token: null,
      isMailed: true,
    })
    const letter = { effectKey: { startsWith: `consultation:${kept.id}:link:` }, recipient: kept.email }
    expect(await db.outboxMessage.count({ where: letter })).toBe(1)
    expect(await actionsOf(twice.id)).toEqual(['asked', 'merged'])
  })

  test('two questions of one account become one conversation', async () => {
    const [editor, asker] = [await anEditor(), await aStranger()]
    const [kept, twice] = [await aQuestion(), await aQuestion({ question: 'Забыла спросить про обувь' })]
    const ids = { in: [kept.id, twice.id] }
    await db.consultationRequest.updateMany({ where: { id: ids }, data: { askerUserId: asker.userId } })
    const into = numberText(await read(kept.id))
    await mergeQuestion(editor, { requestId: twice.id, version: await versionOf(twice.id), into })
    const own = await findOwnConsultation(null, kept.token)
    expect(own?.messages[0]?.body).toContain('Забыла спросить про обувь')
    expect((await findOwnConsultation(null, twice.token))?.joined?.token).toBe(kept.token)
  })
})
