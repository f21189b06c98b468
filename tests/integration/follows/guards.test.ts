import { beforeEach, describe, expect, test } from 'vitest'
import { askToFollow } from '#lib/follows/commands/ask-to-follow.ts'
import { changeFollowing } from '#lib/follows/commands/change-following.ts'
import { checkFollowLetter } from '#lib/follows/commands/check-letter.ts'
import { confirmFollowing } from '#lib/follows/commands/confirm-following.ts'
import { endByLink } from '#lib/follows/commands/end-following.ts'
import { forgetPersonInFollows } from '#lib/follows/commands/forget-person.ts'
import { writeAtOnce } from '#lib/follows/commands/write-at-once.ts'
import { writeDigests } from '#lib/follows/commands/write-digests.ts'
import { findFollowing } from '#lib/follows/queries/own.ts'
import { followToken } from '#lib/follows/rules/letter.ts'
import { type Topic, topicsMax } from '#lib/follows/rules.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { Invalid, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { db, transaction } from '#tests/support/database.ts'
import {
  aCentre,
  aFollower,
  aForm,
  aMailbox,
  anEvent,
  lettersTo,
  livingRow,
  minutesAgo,
  withoutQuietHours,
} from './scene.ts'

const region: Topic = { kind: 'region', id: null }
const none = { region: [], centre: [], unit: [], direction: [], organisation: [] }
const settings = { locale: 'kk' as const, isAtOnce: false }
const lettersOf = (recipient: string) => db.outboxMessage.findMany({ where: { recipient } })

beforeEach(async () => {
  await db.rateLimit.deleteMany()
})

/** As if the windows of some limits were over. */
const letPass = (...names: string[]) =>
  db.rateLimit.deleteMany({ where: { OR: names.map((name) => ({ key: { startsWith: name } })) } })

describe('who asks too often', () => {
  test('gets no more letters written to others, however many mailboxes they name; their neighbour does', async () => {
    const ask = (address: string) => askToFollow(null, aForm([region]), address)
    for (let tries = 0; tries < 30; tries++) await ask('198.51.100.9')
    await expect(ask('198.51.100.9')).rejects.toBeInstanceOf(TooMany)
    await expect(ask('198.51.100.10')).resolves.toBeUndefined()
  })

  test('for one mailbox: three letters a day and ten a month, and whoever asks reads the same answer', async () => {
    const email = aMailbox()
    const ask = () => askToFollow(null, aForm([region], email), 'direct')
    for (let tries = 0; tries < 5; tries++) {
      await ask()
      await letPass('followLetterHour')
    }
    expect(await lettersOf(email)).toHaveLength(3)
    for (let tries = 0; tries < 12; tries++) {
      await letPass('followLetterHour', 'followLetterDay')
      await ask()
    }
    expect(await lettersOf(email)).toHaveLength(10)
  })

  test('cannot fill a mailbox’s page: thirty things wait at most, and thirty are followed', async () => {
    const topics: Topic[] = []
    while (topics.length <= topicsMax) topics.push((await aCentre()).topic)
    const form = aForm(topics)
    await askToFollow(null, form, 'direct')
    expect((await livingRow(form.email)).topics).toHaveLength(topicsMax)
    const { token, email } = await aFollower([region])
    const { version } = await livingRow(email)
    const change = { ...none, ...settings, token, version, kept: [region], added: topics.slice(0, topicsMax) }
    await expect(changeFollowing(null, change)).rejects.toBeInstanceOf(Invalid)
  })
})

describe('a link', () => {
  test('of a mailbox that did not confirm changes nothing, and one that ended confirms nothing', async () => {
    const form = aForm([region])
    await askToFollow(null, form, 'direct')
    const { id, version } = await livingRow(form.email)
    const token = followToken(id)
    const change = { ...none, ...settings, token, version, kept: [region], added: [] }
    await expect(changeFollowing(null, change)).rejects.toBeInstanceOf(NotFound)
    expect(await livingRow(form.email)).toMatchObject({ state: 'waiting' })
    await endByLink(null, { token, reason: 'link' })
    await expect(confirmFollowing(null, { token, topics: [region] })).rejects.toBeInstanceOf(NotFound)
    await expect(changeFollowing(null, change)).rejects.toBeInstanceOf(NotFound)
  })

  test('confirms what was asked for within two days, and not what a stranger typed long ago', async () => {
    const { topic } = await aCentre()
    const { email, id, token } = await aFollower([region])
    await askToFollow(null, aForm([topic], email), 'direct')
    const createdAt = new Date(Date.now() - 49 * hourMs)
    await db.followTopic.updateMany({ where: { followerId: id, kind: 'centre' }, data: { createdAt } })
    await confirmFollowing(null, { token, topics: [topic] })
    const { topics } = await livingRow(email)
    expect(topics.filter(({ confirmedAt }) => confirmedAt)).toMatchObject([{ kind: 'region' }])
  })

  test('leaves alone what a stranger typed meanwhile when the page that did not show it is sent', async () => {
    const { topic } = await aCentre()
    const { email, token } = await aFollower([region])
    await askToFollow(null, aForm([topic], email), 'direct')
    const { version } = await livingRow(email)
    await changeFollowing(null, { ...none, ...settings, token, version, kept: [region], added: [] })
    const waiting = (await livingRow(email)).topics.filter(({ confirmedAt }) => confirmedAt === null)
    expect(waiting).toMatchObject([{ kind: 'centre' }])
  })

  test('adds nothing that is not public', async () => {
    const { id: centreId, topic } = await aCentre()
    const { email, token } = await aFollower([region])
    await db.centre.update({ where: { id: centreId }, data: { state: 'draft' } })
    const { version } = await livingRow(email)
    const change = { ...none, ...settings, token, version, kept: [region], added: [topic] }
    await expect(changeFollowing(null, change)).rejects.toBeInstanceOf(Invalid)
  })
})

test('a letter tells nothing of what a stranger typed, and does not go once the following ended', async () => {
  withoutQuietHours()
  const [own, other] = [await aCentre(), await aCentre()]
  const reader = await aFollower([own.topic], { isAtOnce: true, at: minutesAgo(180) })
  await askToFollow(null, aForm([other.topic], reader.email), 'direct')
  await anEvent(other.id, { publishedAt: minutesAgo(8) })
  await writeAtOnce(null)
  await writeDigests(null, new Date(Date.now() + 8 * dayMs))
  expect(await lettersTo(reader.id)).toEqual([])
  await anEvent(own.id, { publishedAt: minutesAgo(8) })
  await anEvent(other.id, { publishedAt: minutesAgo(8), titleRu: 'Чужое мероприятие' })
  await writeAtOnce(null)
  const [letter, ...more] = await lettersTo(reader.id)
  expect(more).toEqual([])
  expect(letter?.body).not.toContain('Чужое мероприятие')
  expect(await checkFollowLetter(null, letter!.id)).toHaveProperty('words')
  const ended = { state: 'ended', email: null, endedAt: new Date(), endReason: 'link' } as const
  await db.follower.update({ where: { id: reader.id }, data: ended })
  expect(await checkFollowLetter(null, letter!.id)).toBe('withdraw')
})

test('an erased person’s other mailbox, of a card that was merged into theirs, is forgotten too', async () => {
  const [email, other, strangers] = [aMailbox(), aMailbox(), aMailbox()]
  const { id } = await createVolunteer(db, { email })
  const merged = await createVolunteer(db, { email: other })
  await db.volunteer.update({ where: { id: merged.id }, data: { mergedIntoId: id } })
  for (const mailbox of [email, other, strangers]) await aFollower([region], { email: mailbox })
  await transaction((tx) => forgetPersonInFollows(null, tx, id))
  const left = await db.follower.findMany({ where: { email: { in: [email, other, strangers] } } })
  expect(left.map((row) => row.email)).toEqual([strangers])
  expect(await lettersOf(other)).toEqual([])
})

test('the name of a centre that was withdrawn stands on no page and in no letter', async () => {
  const { id: centreId, topic } = await aCentre()
  const { nameRu } = await db.centre.findUniqueOrThrow({ where: { id: centreId } })
  const follower = await aFollower([topic, region])
  const form = aForm([topic])
  await askToFollow(null, form, 'direct')
  await db.centre.update({ where: { id: centreId }, data: { state: 'draft' } })
  await letPass('followLetterHour')
  await askToFollow(null, { ...form, topics: [region] }, 'direct')
  const letters = await lettersOf(form.email)
  expect(letters).toHaveLength(2)
  const last = letters.find(({ body }) => !body.includes(nameRu))
  expect(last?.body).toContain(`/ru/follow/`)
  expect(JSON.stringify(await findFollowing(null, follower.token, 'ru'))).not.toContain(nameRu)
})
