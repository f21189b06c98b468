import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { blockPerson, unblockPerson, watchPerson } from '#lib/comments/commands/block-person.ts'
import { closeComments, openComments } from '#lib/comments/commands/close-comments.ts'
import { decideComments } from '#lib/comments/commands/moderate.ts'
import { remindModerators } from '#lib/comments/commands/remind-moderators.ts'
import { reportComment } from '#lib/comments/commands/report-comment.ts'
import { findThread } from '#lib/comments/public.ts'
import {
  countModerated,
  findCommenter,
  listBlockedPeople,
  listClosings,
  listModerated,
} from '#lib/comments/queries/desk.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anEditor, aStranger } from '#tests/support/people.ts'
import { aPublished } from '../news/desk.ts'
import { acts, aReader, aTrustedReader, commentOf, counts, decide, write } from './people.ts'

let editor: Actor
let newsId: string

beforeAll(async () => {
  editor = await anEditor()
})
beforeEach(async () => {
  newsId = await aPublished(editor)
})

const report = async (commentId: string, actor?: Actor) =>
  reportComment(actor ?? (await aReader()), { commentId, reason: 'insult', words: '' })

describe('reports', () => {
  test('of three people at once hold a comment back, once; two do not', async () => {
    const id = await write(await aTrustedReader(), newsId)
    await report(id)
    await report(id)
    expect((await commentOf(id)).state).toBe('shown')
    expect(await counts(newsId)).toEqual([1, 1, 1])
    const author = await aTrustedReader()
    const fresh = [await write(author, newsId), await write(author, newsId), await write(author, newsId)]
    const people = await Promise.all([aReader(), aReader(), aReader()])
    const held = await Promise.all(
      fresh.flatMap((one) => people.map(async (person) => (await report(one, person)).isHeld)),
    )
    expect(held.filter(Boolean)).toHaveLength(fresh.length)
    expect(await counts(newsId)).toEqual([1, 1, 1])
    for (const one of fresh) {
      expect((await commentOf(one)).state).toBe('held')
      expect((await acts(one)).filter((act) => act === 'comment.held')).toHaveLength(1)
    }
    expect((await findThread(newsId)).threads.map(({ comment }) => comment.id)).toEqual([id])
  })

  test('of one person count once, one’s own comment is not reported, and a hidden one does not exist', async () => {
    const author = await aTrustedReader()
    const id = await write(author, newsId)
    const reader = await aReader()
    await report(id, reader)
    await expect(report(id, reader)).rejects.toThrow(Conflict)
    await expect(report(id, author)).rejects.toThrow(Forbidden)
    await decide(editor, [id], { intent: 'hide', reason: 'балағат' })
    await expect(report(id)).rejects.toThrow(NotFound)
  })

  test('a moderator who leaves the comment settles them: three new ones are needed', async () => {
    const id = await write(await aTrustedReader(), newsId)
    for (let n = 0; n < 3; n++) await report(id)
    const { reported } = await countModerated(editor)
    await decide(editor, [id], { intent: 'show' })
    expect((await countModerated(editor)).reported).toBe(reported - 1)
    await report(id)
    expect((await commentOf(id)).state).toBe('shown')
    expect(await counts(newsId)).toEqual([1, 1, 1])
  })
})

describe('a decision', () => {
  test('hides with a reason: the author gets a letter in their language and the counters go down', async () => {
    const author = await aReader({ locale: 'ru' })
    await db.commenter.create({ data: { userId: author.userId, trustedAt: new Date() } })
    const id = await write(author, newsId)
    await decide(editor, [id], { intent: 'hide', reason: 'жеке деректер', isWatched: 'on' })
    expect(await counts(newsId)).toEqual([0, 0, 0])
    const letters = await db.outboxMessage.findMany({
      where: { effectKey: { startsWith: `comment-hidden:${id}` } },
    })
    expect(letters).toMatchObject([
      { recipient: author.email, locale: 'ru', volunteerId: author.volunteerId },
    ])
    expect(letters[0]?.body).toContain('Причина: жеке деректер')
    expect(await acts(id)).toEqual(['comment.written', 'comment.hidden'])
    expect((await db.commenter.findUniqueOrThrow({ where: { userId: author.userId } })).trustedAt).toBeNull()
    await decide(editor, [id], { intent: 'show' })
    expect(await counts(newsId)).toEqual([1, 1, 1])
  })

  test('on several at once is one act: a foreign, own or changed one among them undoes all', async () => {
    const [one, two] = [await write(await aReader(), newsId), await write(await aReader(), newsId)]
    const own = await write(editor, newsId)
    await expect(decide(editor, [one, own], { intent: 'show' })).rejects.toThrow(Forbidden)
    const stale = { items: [one, two].map((id) => ({ id, version: id === two ? 9 : 1 })) }
    await expect(
      decideComments(editor, { ...stale, intent: 'show', reason: '', isWatched: false }),
    ).rejects.toThrow(Conflict)
    expect([(await commentOf(one)).state, (await commentOf(two)).state]).toEqual(['waiting', 'waiting'])
    expect(await decide(editor, [one, two], { intent: 'show' })).toEqual({ newsIds: [newsId] })
    expect(await counts(newsId)).toEqual([2, 2, 2])
    await decide(await anEditor(), [own], { intent: 'show' })
  })

  test('of two moderators at once is one', async () => {
    const id = await write(await aReader(), newsId)
    const input = { items: [{ id, version: 1 }], intent: 'show' as const, reason: '', isWatched: false }
    const others = await Promise.all([anEditor(), anEditor(), anEditor()])
    const answers = await Promise.allSettled(others.map((other) => decideComments(other, input)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await counts(newsId)).toEqual([1, 1, 1])
  })

  test('is closed to coordinators and strangers, and the desk is empty for them', async () => {
    const id = await write(await aReader(), newsId)
    for (const actor of [(await aCoordinator()).actor, await aStranger()]) {
      await expect(decide(actor, [id], { intent: 'show' })).rejects.toThrow(NotFound)
      await expect(blockPerson(actor, { userId: editor.userId, days: 1, reason: 'х' })).rejects.toThrow(
        NotFound,
      )
      await expect(closeComments(actor, { newsId })).rejects.toThrow(NotFound)
      expect((await listModerated(actor, { tab: 'waiting', keyset: null })).rows).toEqual([])
      expect(await countModerated(actor)).toEqual({ waiting: 0, reported: 0, hidden: 0, blocked: 0 })
      expect([await listBlockedPeople(actor), (await listClosings(actor)).items]).toEqual([[], []])
      expect(await findCommenter(actor, actor.userId)).toBeNull()
    }
  })
})

describe('a block', () => {
  test('has a reason, an end or none, a letter, and is lifted again; at once it happens once', async () => {
    const reader = await aReader({ locale: 'en' })
    await write(reader, newsId)
    const { userId } = reader
    const tries = Array.from({ length: 3 }, () => blockPerson(editor, { userId, days: 7, reason: 'insults' }))
    const answers = await Promise.allSettled(tries)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(write(reader, newsId)).rejects.toThrow(Forbidden)
    expect((await listBlockedPeople(editor)).map((each) => each.userId)).toContain(userId)
    const letters = await db.outboxMessage.findMany({ where: { recipient: reader.email } })
    expect(letters.map(({ subject }) => subject)).toEqual(['You may not write comments'])
    await unblockPerson(editor, { userId })
    await expect(unblockPerson(editor, { userId })).rejects.toThrow(Conflict)
    await write(reader, newsId)
    expect(await acts(userId)).toEqual(['commenter.blocked', 'commenter.unblocked'])
  })

  test('is nothing a moderator does to themselves, nor to somebody who never wrote', async () => {
    await write(editor, newsId)
    await expect(blockPerson(editor, { userId: editor.userId, days: 1, reason: 'х' })).rejects.toThrow(
      Forbidden,
    )
    const { userId } = await aStranger()
    await expect(blockPerson(editor, { userId, days: 1, reason: 'х' })).rejects.toThrow(NotFound)
  })

  test('watching a person makes the next comment wait', async () => {
    const reader = await aTrustedReader()
    await watchPerson(editor, { userId: reader.userId })
    expect((await commentOf(await write(reader, newsId))).state).toBe('waiting')
    await expect(watchPerson(editor, { userId: reader.userId })).rejects.toThrow(Conflict)
  })
})

test('comments close under one item, and everywhere, once however often it is asked', async () => {
  const reader = await aTrustedReader()
  const other = await aPublished(editor)
  await closeComments(editor, { newsId })
  await expect(write(reader, newsId)).rejects.toThrow(Forbidden)
  expect((await findThread(newsId)).isClosed).toBe(true)
  await write(reader, other)
  const tries = Array.from({ length: 3 }, () => closeComments(editor, { newsId: null }))
  expect((await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(write(reader, other)).rejects.toThrow(Forbidden)
  await openComments(editor, { newsId: null })
  await expect(openComments(editor, { newsId: null })).rejects.toThrow(Conflict)
  await write(reader, other)
  await expect(write(reader, newsId)).rejects.toThrow(Forbidden)
  expect(await acts(newsId)).toContain('comments.closed')
})

test('moderators are written to once a day when something waited for more than a day', async () => {
  await db.comment.deleteMany({
    where: { OR: [{ state: { in: ['waiting', 'held'] } }, { reports: { some: {} } }] },
  })
  const id = await write(await aReader(), newsId)
  expect(await remindModerators(null)).toBe(0)
  await db.comment.update({ where: { id }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
  const editors = await db.user.count({
    where: { roles: { some: { role: { in: ['editor', 'administrator'] } } } },
  })
  const sums = await Promise.all([remindModerators(null), remindModerators(null)])
  expect(sums[0]! + sums[1]!).toBe(editors)
  expect(await remindModerators(null)).toBe(0)
  const letter = await db.outboxMessage.findFirstOrThrow({
    where: { recipient: editor.email, kind: '', effectKey: { startsWith: 'moderation:' } },
  })
  expect(letter.body).toContain('/staff/moderation')
  expect(await remindModerators(null, new Date(Date.now() + 86_400_000))).toBe(editors)
})
