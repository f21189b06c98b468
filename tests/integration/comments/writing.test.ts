import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { chooseName } from '#lib/comments/commands/choose-name.ts'
import { nameMinors } from '#lib/comments/commands/name-minors.ts'
import { editComment, removeComment, writeComment } from '#lib/comments/commands/write-comment.ts'
import { findThread } from '#lib/comments/public.ts'
import { findOwnStanding, listOwnComments, readOwnTalk } from '#lib/comments/queries/own.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { editVolunteer } from '#lib/volunteers/commands/edit-volunteer.ts'
import { db, transaction } from '#tests/support/database.ts'
import { anAdministrator, anEditor, aStranger } from '#tests/support/people.ts'
import { anEdit } from '../volunteers/people.ts'
import { aDraft, aPublished } from '../news/desk.ts'
import { acts, aReader, aTrustedReader, commentOf, counts, decide, write } from './people.ts'

let editor: Actor
let newsId: string

beforeAll(async () => {
  editor = await anEditor()
})
beforeEach(async () => {
  newsId = await aPublished(editor)
})

const shownIds = async () =>
  (await findThread(newsId)).threads.flatMap(({ comment, answers }) => [
    comment.id,
    ...answers.map(({ id }) => id),
  ])

describe('writing', () => {
  test('the first comment of a person waits, those after it was shown appear at once', async () => {
    const reader = await aReader()
    const first = await write(reader, newsId)
    expect([await shownIds(), await counts(newsId)]).toEqual([[], [0, 0, 0]])
    await decide(editor, [first], { intent: 'show' })
    const second = await write(reader, newsId)
    expect([await shownIds(), await counts(newsId)]).toEqual([
      [first, second],
      [2, 2, 2],
    ])
    expect(await acts(second)).toEqual(['comment.written'])
    const entries = await db.auditEntry.findMany({ where: { subjectId: first } })
    expect(JSON.stringify(entries)).not.toMatch(/Жақсы|Айгүл|Серікова/)
  })

  test('a form sent many times at once is one comment; somebody else’s id is refused', async () => {
    const reader = await aTrustedReader()
    const input = { id: newId(), newsId, parentId: null, locale: 'kk' as const, body: 'Бір рет' }
    await Promise.all(Array.from({ length: 6 }, () => writeComment(reader, input)))
    expect(await counts(newsId)).toEqual([1, 1, 1])
    await expect(writeComment(await aTrustedReader(), input)).rejects.toThrow(Conflict)
    expect((await commentOf(input.id)).authorId).toBe(reader.userId)
  })

  test('an answer stands under a shown comment of the same item, one level deep', async () => {
    const reader = await aTrustedReader()
    const comment = await write(reader, newsId)
    const answer = await write(reader, newsId, { parentId: comment })
    const other = await aPublished(editor)
    await expect(write(reader, other, { parentId: comment })).rejects.toThrow(Invalid)
    await expect(write(reader, newsId, { parentId: answer })).rejects.toThrow(Invalid)
    const waiting = await write(await aReader(), newsId)
    await expect(write(reader, newsId, { parentId: waiting })).rejects.toThrow(Invalid)
    const deeper = {
      newsId,
      parentId: answer,
      authorName: 'x',
      locale: 'kk',
      body: 'x',
      state: 'shown' as const,
    }
    await expect(db.comment.create({ data: deeper })).rejects.toThrow(/no answer itself/)
  })

  test('nothing is written under what is not public, and a page of a language alone is enough', async () => {
    const reader = await aTrustedReader()
    await expect(write(reader, await aDraft(editor))).rejects.toThrow(NotFound)
    await db.newsTranslation.updateMany({ where: { newsId, locale: 'kk' }, data: { state: 'draft' } })
    await write(reader, newsId, { locale: 'ru' })
    await db.newsTranslation.updateMany({ where: { newsId }, data: { state: 'draft' } })
    await expect(write(reader, newsId)).rejects.toThrow(NotFound)
  })

  test('nobody writes without end', async () => {
    const reader = await aTrustedReader()
    const writing = async () => {
      for (let n = 0; n < 25; n++) await write(reader, newsId)
    }
    await expect(writing()).rejects.toThrow(TooMany)
    expect((await counts(newsId))[0]).toBe(20)
  })
})

describe('one’s own comment', () => {
  test('is changed within fifteen minutes and not after', async () => {
    const reader = await aTrustedReader()
    const id = await write(reader, newsId)
    await editComment(reader, { commentId: id, version: 1, body: 'Өте жақсы' })
    expect(await commentOf(id)).toMatchObject({ body: 'Өте жақсы', state: 'shown', version: 2 })
    await expect(editComment(reader, { commentId: id, version: 1, body: 'ескі бет' })).rejects.toThrow(
      Conflict,
    )
    await db.comment.update({ where: { id }, data: { createdAt: new Date(Date.now() - 15 * 60_000 - 1000) } })
    await expect(editComment(reader, { commentId: id, version: 2, body: 'кеш' })).rejects.toThrow(Conflict)
    expect(await acts(id)).toEqual(['comment.written', 'comment.edited'])
  })

  test('is removed for good, once however often it is asked; answers keep its place', async () => {
    const [reader, other] = [await aTrustedReader(), await aTrustedReader()]
    const id = await write(reader, newsId, { body: 'Құпия сөз' })
    const answer = await write(other, newsId, { parentId: id })
    const asked = Array.from({ length: 4 }, () => removeComment(reader, { commentId: id, version: 1 }))
    const answers = await Promise.allSettled(asked)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await commentOf(id)).toMatchObject({ state: 'removed', body: '' })
    expect([await counts(newsId), await shownIds()]).toEqual([
      [1, 1, 1],
      [id, answer],
    ])
    expect((await findThread(newsId)).threads[0]?.comment).toMatchObject({
      isShown: false,
      body: '',
      authorName: '',
    })
    expect((await listOwnComments(reader, null)).rows).toEqual([])
  })

  test('does not exist for a stranger', async () => {
    const id = await write(await aTrustedReader(), newsId)
    const stranger = await aStranger()
    await expect(editComment(stranger, { commentId: id, version: 1, body: 'жат' })).rejects.toThrow(NotFound)
    await expect(removeComment(stranger, { commentId: id, version: 1 })).rejects.toThrow(NotFound)
    expect(await commentOf(id)).toMatchObject({ body: 'Жақсы жаңалық', version: 1 })
  })
})

describe('the name under comments', () => {
  test('is the given name and a letter, or both names whole, as the person chooses', async () => {
    const reader = await aTrustedReader()
    const id = await write(reader, newsId)
    expect((await commentOf(id)).authorName).toBe('Айгүл С.')
    expect(await chooseName(reader, { nameStyle: 'full' })).toEqual({ newsIds: [newsId] })
    expect((await commentOf(id)).authorName).toBe('Айгүл Серікова')
    expect(await acts(reader.userId)).toEqual(['commenter.renamed'])
  })

  test('never shows a minor’s surname, whatever is sent', async () => {
    const minor = await aReader({ age: 16 })
    await expect(chooseName(minor, { nameStyle: 'full' })).rejects.toThrow(Invalid)
    await db.commenter.create({ data: { userId: minor.userId, nameStyle: 'full' } })
    expect((await commentOf(await write(minor, newsId))).authorName).toBe('Айгүл С.')
    expect((await findOwnStanding(minor)).full).toBeNull()
  })

  test('is shortened when the card turns out to be of a minor, by whoever corrects the birth date', async () => {
    const [reader, adult] = [await aTrustedReader(), await aTrustedReader()]
    const ids = [await write(reader, newsId), await write(adult, newsId)]
    for (const actor of [reader, adult]) await chooseName(actor, { nameStyle: 'full' })
    const cards = [reader, adult].map(({ volunteerId }) => volunteerId!)
    const born = new Date(Date.now() - 15 * 365.25 * 86_400_000).toISOString().slice(0, 10)
    await editVolunteer(
      await anAdministrator(),
      anEdit(cards[0]!, { givenName: 'Айгүл', surname: 'Серікова', birthDate: born }),
    )
    expect((await commentOf(ids[0]!)).authorName, 'by the edit itself').toBe('Айгүл С.')
    await transaction((tx) => nameMinors(null, tx, cards))
    const names = await Promise.all(ids.map(async (id) => (await commentOf(id)).authorName))
    expect(names).toEqual(['Айгүл С.', 'Айгүл Серікова'])
    const asked = await db.pageRefresh.findMany()
    expect(asked.flatMap(({ tags }) => tags)).toContain(`comments:${newsId}`)
  })

  test('nor that of somebody whose age nobody knows', async () => {
    const stranger = await aStranger()
    await expect(chooseName(stranger, { nameStyle: 'full' })).rejects.toThrow(Invalid)
  })
})

test('the own data hold what a person wrote, their reports and signs, and of nobody else', async () => {
  const [reader, other] = [await aTrustedReader(), await aTrustedReader()]
  await write(reader, newsId, { body: 'Менікі' })
  await write(other, newsId, { body: 'Басқанікі' })
  const own = JSON.stringify(await readOwnTalk(reader))
  expect(own).toContain('Менікі')
  expect(own).not.toContain('Басқанікі')
})

test('a blocked person writes and changes nothing until the block ends', async () => {
  const reader = await aTrustedReader()
  const id = await write(reader, newsId)
  const where = { userId: reader.userId }
  await db.commenter.update({ where, data: { blockedAt: new Date(), blockReason: 'балағат' } })
  await expect(write(reader, newsId)).rejects.toThrow(Forbidden)
  await expect(editComment(reader, { commentId: id, version: 1, body: 'х' })).rejects.toThrow(Forbidden)
  expect((await findOwnStanding(reader)).block).toEqual({ reason: 'балағат', until: null })
  await db.commenter.update({ where, data: { blockedUntil: new Date(Date.now() - 1000) } })
  await write(reader, newsId)
})
