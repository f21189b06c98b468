import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { setReaction } from '#lib/counting/commands/set-reaction.ts'
import { findNewsFigures } from '#lib/counting/public.ts'
import { findOwnReaction } from '#lib/counting/queries.ts'
import { NotFound, TooMany } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import { anEditor, aStranger } from '#tests/support/people.ts'
import { aDraft, aPublished, recorded } from '../news/desk.ts'

let editor: Actor
let newsId: string

beforeAll(async () => {
  editor = await anEditor()
  newsId = await aPublished(editor)
  await db.newsCounters.create({ data: { newsId, views: 13_000, reactions: 40 } })
})

test('a sign is set, changed and taken back; the quoted figures stay under the counted ones', async () => {
  const reader = await aStranger()
  await setReaction(reader, { newsId, kind: 'heart' })
  expect(await findNewsFigures(newsId)).toMatchObject({
    counters: { views: 13_000, reactions: 41 },
    signs: { heart: 1, thanks: 0, clap: 0 },
  })
  await setReaction(reader, { newsId, kind: 'clap' })
  await setReaction(reader, { newsId, kind: 'clap' })
  expect(await findNewsFigures(newsId)).toMatchObject({
    counters: { reactions: 41 },
    signs: { heart: 0, clap: 1 },
  })
  expect(await findOwnReaction(reader, newsId)).toBe('clap')
  await setReaction(reader, { newsId, kind: null })
  await setReaction(reader, { newsId, kind: null })
  expect((await findNewsFigures(newsId)).counters.reactions).toBe(40)
  const acts = (await recorded(newsId)).filter((action) => action.startsWith('reaction.'))
  expect(acts).toEqual(['reaction.set', 'reaction.set', 'reaction.takenBack'])
})

test('many presses at once are one sign, and many who take it back at once take one', async () => {
  const reader = await aStranger()
  await Promise.all(Array.from({ length: 8 }, () => setReaction(reader, { newsId, kind: 'thanks' })))
  expect((await findNewsFigures(newsId)).counters.reactions).toBe(41)
  await Promise.all(Array.from({ length: 8 }, () => setReaction(reader, { newsId, kind: null })))
  expect((await findNewsFigures(newsId)).counters.reactions).toBe(40)
  const days = await db.newsDay.aggregate({ where: { newsId }, _sum: { reactions: true } })
  expect(days._sum.reactions).toBe(0)
})

test('a draft does not exist, and nobody presses without end', async () => {
  const reader = await aStranger()
  const draft = await aDraft(editor)
  await expect(setReaction(reader, { newsId: draft, kind: 'heart' })).rejects.toThrow(NotFound)
  const pressing = async () => {
    for (let press = 0; press < 125; press++) await setReaction(reader, { newsId, kind: 'heart' })
  }
  await expect(pressing()).rejects.toThrow(TooMany)
})
