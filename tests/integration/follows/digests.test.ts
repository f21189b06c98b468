import { beforeEach, describe, expect, test } from 'vitest'
import { changeFollowing } from '#lib/follows/commands/change-following.ts'
import { endByLink } from '#lib/follows/commands/end-following.ts'
import { writeAtOnce } from '#lib/follows/commands/write-at-once.ts'
import { writeDigests } from '#lib/follows/commands/write-digests.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { createAward, createEvent, createMemorandum, createNews, createShift } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import {
  aCentre,
  aFollower,
  anEvent,
  confirmedOn,
  lettersTo,
  livingRow,
  minutesAgo,
  monday,
  sendLetters,
  withoutQuietHours,
} from './scene.ts'

beforeEach(async () => {
  withoutQuietHours()
  await db.rateLimit.deleteMany()
})

async function writeAll(at = monday): Promise<void> {
  while ((await writeDigests(null, at)) > 0);
}

describe('the weekly digest', () => {
  test('tells what came out, moved and was cancelled where one follows, each once, in one’s language', async () => {
    const { id, topic } = await aCentre()
    const { directionId, titleRu, slug } = await anEvent(id, { titleRu: 'Лыжня для всех' })
    const follower = await aFollower([topic, { kind: 'direction', id: directionId }], { at: confirmedOn })
    const event = await db.event.findUniqueOrThrow({ where: { slug } })
    await createShift(db, { eventId: event.id, places: 12 })
    const cancelledAt = new Date(monday.getTime() - dayMs)
    await anEvent(id, {
      titleRu: 'Отменённый концерт',
      state: 'cancelled',
      cancelledAt,
      publishedAt: confirmedOn,
    })
    const old = { publishedAt: new Date(confirmedOn.getTime() - dayMs) }
    await anEvent(id, { ...old, titleRu: 'Давно известное' })
    const moved = await anEvent(id, { ...old, titleRu: 'Переехавшая встреча' })
    await db.event.update({ where: { id: moved.id }, data: { placeRu: 'Новый зал', placeKk: 'Жаңа зал' } })
    const movedAt = new Date(monday.getTime() - hourMs)
    await db.event.update({ where: { id: moved.id }, data: { movedAt } })
    await writeAll()
    const [letter, ...more] = await lettersTo(follower.id)
    expect(more).toEqual([])
    const body = letter?.body ?? ''
    expect(body.split(titleRu)).toHaveLength(2)
    expect(body).toMatch(/Лыжня для всех[\s\S]*12 свободных мест/)
    expect(body).toMatch(/ИЗМЕНИЛОСЬ[\s\S]*Переехавшая встреча[\s\S]*Новый зал/)
    expect(body).toMatch(/ОТМЕНЕНО[\s\S]*Отменённый концерт/)
    expect(body).not.toContain('Давно известное')
    expect(letter).toMatchObject({ locale: 'ru', isBulk: true, state: 'pending' })
    expect(letter?.unsubscribeUrl).toContain(`/api/follow/${follower.token}`)
    expect(body).toContain(`/ru/follow/${follower.token}/stop`)
  })

  test('news of the region stand in the reader’s language, or honestly in another one that is public', async () => {
    const follower = await aFollower([{ kind: 'region', id: null }], { at: confirmedOn, locale: 'en' })
    const publishedAt = new Date(monday.getTime() - hourMs)
    const { id } = await createNews(db, { state: 'published', publishedAt })
    await db.newsTranslation.updateMany({ where: { newsId: id, locale: 'en' }, data: { state: 'draft' } })
    const kk = await db.newsTranslation.findFirstOrThrow({ where: { newsId: id, locale: 'kk' } })
    const memorandum = await createMemorandum(db, { state: 'published', publishedAt })
    const award = await createAward(db, { state: 'issued', number: 700_001 })
    await db.award.update({ where: { id: award.id }, data: { issuedAt: publishedAt } })
    await writeAll()
    const [letter] = await lettersTo(follower.id)
    expect(letter?.body).toContain(`${kk.title}\n`)
    expect(letter?.body).toMatch(new RegExp(`in Kazakh only\\n\\S+/kk/news/${kk.slug}`))
    expect(letter?.body).toContain(`/en/memoranda/${memorandum.slug}`)
    expect(letter?.body).toContain(`/en/awards/${award.id}`)
  })

  test('is quiet when nothing concerns the reader, and tells nothing twice the week after', async () => {
    const [one, other] = [await aCentre(), await aCentre()]
    const quiet = await aFollower([other.topic], { at: confirmedOn })
    const reader = await aFollower([one.topic], { at: confirmedOn })
    await anEvent(one.id)
    await writeAll()
    await writeAll(new Date(monday.getTime() + 7 * dayMs))
    expect(await lettersTo(quiet.id)).toEqual([])
    expect(await lettersTo(reader.id)).toHaveLength(1)
  })

  test('two workers at once write one letter a mailbox', async () => {
    const { id, topic } = await aCentre()
    await anEvent(id)
    const followers = await Promise.all([1, 2, 3, 4].map(() => aFollower([topic], { at: confirmedOn })))
    await Promise.all([writeAll(), writeAll(), writeAll()])
    for (const follower of followers) expect(await lettersTo(follower.id)).toHaveLength(1)
  })

  test('is not written before its hour', async () => {
    const { id, topic } = await aCentre()
    await anEvent(id)
    const { id: followerId } = await aFollower([topic], { at: confirmedOn })
    await writeAll(new Date('2026-11-23T03:59:00Z'))
    expect(await lettersTo(followerId)).toEqual([])
  })
})

describe('just before it goes', () => {
  test('what was withdrawn or cancelled meanwhile is not in the letter', async () => {
    const { id, topic } = await aCentre()
    const follower = await aFollower([topic], { at: confirmedOn })
    const [going, stays] = [await anEvent(id, { titleRu: 'Снятое' }), await anEvent(id, { titleRu: 'Живое' })]
    const called = await anEvent(id, { titleRu: 'Отменяемое' })
    await writeAll()
    await db.event.update({ where: { id: going.id }, data: { state: 'draft', publishedAt: null } })
    await db.event.update({ where: { id: called.id }, data: { state: 'cancelled', cancelledAt: new Date() } })
    await sendLetters()
    const [letter] = await lettersTo(follower.id)
    expect(letter).toMatchObject({ state: 'sent' })
    expect(letter?.body).toContain(stays.titleRu)
    expect(letter?.body).not.toMatch(/Снятое|Отменяемое/)
  })

  test('a letter of which nothing is left does not go', async () => {
    const { id, topic } = await aCentre()
    const follower = await aFollower([topic], { at: confirmedOn })
    await anEvent(id)
    await writeAll()
    await db.centre.update({ where: { id }, data: { state: 'draft' } })
    await sendLetters()
    expect(await lettersTo(follower.id)).toMatchObject([{ state: 'withdrawn' }])
  })

  test('one click takes the letter back that waits already', async () => {
    const { id, topic } = await aCentre()
    const follower = await aFollower([topic], { at: confirmedOn })
    await anEvent(id)
    await writeAll()
    await endByLink(null, { token: follower.token, reason: 'oneClick' })
    await sendLetters()
    expect(await db.outboxMessage.count({ where: { recipient: follower.email } })).toBe(0)
  })
})

describe('at once', () => {
  test('new events come together in one letter, no more than one an hour, and not again in the digest', async () => {
    const { id, topic } = await aCentre()
    const reader = await aFollower([topic], { isAtOnce: true, at: minutesAgo(180) })
    const weekly = await aFollower([topic], { at: minutesAgo(180) })
    await anEvent(id, { publishedAt: minutesAgo(3), titleRu: 'Ещё не улеглось' })
    await writeAtOnce(null)
    expect(await lettersTo(reader.id)).toEqual([])
    await anEvent(id, { publishedAt: minutesAgo(8), titleRu: 'Первое' })
    await Promise.all([writeAtOnce(null), writeAtOnce(null)])
    const [letter, ...more] = await lettersTo(reader.id)
    expect(more).toEqual([])
    expect(letter?.body).toMatch(/Ещё не улеглось[\s\S]*Первое|Первое[\s\S]*Ещё не улеглось/)
    await anEvent(id, { publishedAt: minutesAgo(0), titleRu: 'Через десять минут' })
    await writeAtOnce(null, new Date(Date.now() + 10 * 60_000))
    expect(await lettersTo(reader.id)).toHaveLength(1)
    await writeAtOnce(null, new Date(Date.now() + 90 * 60_000))
    expect(await lettersTo(reader.id)).toHaveLength(2)
    expect(await lettersTo(weekly.id)).toEqual([])
    const later = new Date(Date.now() + 8 * dayMs)
    await writeAll(later)
    expect(await lettersTo(reader.id)).toHaveLength(2)
    expect(await lettersTo(weekly.id)).toHaveLength(1)
  })

  test('who turned it off gets no more of them', async () => {
    const { id, topic } = await aCentre()
    const reader = await aFollower([topic], { isAtOnce: true, at: minutesAgo(180) })
    const { version } = await livingRow(reader.email)
    const none = { region: [], centre: [], unit: [], direction: [], organisation: [] }
    const form = { ...none, locale: 'kk' as const, isAtOnce: false, kept: [topic], added: [], version }
    await changeFollowing(null, { ...form, token: reader.token })
    await anEvent(id, { publishedAt: minutesAgo(8) })
    await writeAtOnce(null)
    expect(await lettersTo(reader.id)).toEqual([])
  })
})

test('the database itself notes when a public event moves and an award is issued', async () => {
  const { id: centreId } = await aCentre()
  const event = await createEvent(db, { centreId, state: 'published', publishedAt: minutesAgo(60) })
  await db.event.update({ where: { id: event.id }, data: { summaryRu: 'Другое описание' } })
  expect(await db.event.findUnique({ where: { id: event.id } })).toMatchObject({ movedAt: null })
  const startsAt = new Date(event.startsAt.getTime() + hourMs)
  await db.event.update({ where: { id: event.id }, data: { startsAt } })
  const moved = await db.event.findUniqueOrThrow({ where: { id: event.id } })
  expect(moved.movedAt).not.toBeNull()
  expect(moved.previousStartsAt).toEqual(event.startsAt)
  await db.event.update({ where: { id: event.id }, data: { placeRu: 'Другое место' } })
  const elsewhere = await db.event.findUniqueOrThrow({ where: { id: event.id } })
  expect(elsewhere.previousStartsAt, 'another place is no other start').toEqual(event.startsAt)
  await db.event.update({ where: { id: event.id }, data: { startsAt: event.startsAt } })
  const back = await db.event.findUniqueOrThrow({ where: { id: event.id } })
  expect(back.previousStartsAt, 'moved back').toBeNull()
  const award = await createAward(db, { state: 'draft', number: null })
  expect(award.issuedAt).toBeNull()
  await db.award.update({ where: { id: award.id }, data: { state: 'issued', number: 700_002 } })
  expect((await db.award.findUniqueOrThrow({ where: { id: award.id } })).issuedAt).not.toBeNull()
})
