import { describe, expect, test } from 'vitest'
import { askToFollow } from '#lib/follows/commands/ask-to-follow.ts'
import { changeFollowing, changeOwnFollowing } from '#lib/follows/commands/change-following.ts'
import { confirmFollowing } from '#lib/follows/commands/confirm-following.ts'
import { endByLink, endOwnFollowing } from '#lib/follows/commands/end-following.ts'
import { endBounced, forgetOldFollows } from '#lib/follows/commands/forget-old.ts'
import { forgetPersonInFollows } from '#lib/follows/commands/forget-person.ts'
import { countFollowers, findFollowing, listOwnFollowsToDownload } from '#lib/follows/queries/own.ts'
import { followToken } from '#lib/follows/rules/letter.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { db, transaction } from '#tests/support/database.ts'
import { aCoordinator, anEditor, aStranger } from '#tests/support/people.ts'
import { aCentre, actionsOn, aFollower, aForm, aMailbox, livingRow } from './scene.ts'

const region = { kind: 'region' as const, id: null }
const lettersOf = (recipient: string) => db.outboxMessage.findMany({ where: { recipient } })

describe('asking', () => {
  test('a mailbox is asked back, and nothing is confirmed before it agrees', async () => {
    const { topic } = await aCentre()
    const form = aForm([topic])
    await askToFollow(null, form, 'direct')
    const row = await livingRow(form.email)
    expect(row).toMatchObject({ state: 'waiting', locale: 'ru', consentVersion: 'v1', confirmedAt: null })
    const [letter, ...more] = await lettersOf(form.email)
    expect(more).toEqual([])
    expect(letter?.body).toContain(`/ru/follow/${followToken(row.id)}`)
    expect(letter).toMatchObject({ isBulk: false, unsubscribeUrl: null })
    const token = followToken(row.id)
    expect(await findFollowing(null, token, 'ru')).toMatchObject({ state: 'waiting', topics: [] })
    const confirm = () => confirmFollowing(null, { token, topics: [topic] })
    await Promise.all([confirm(), confirm(), confirm()])
    expect(await livingRow(form.email)).toMatchObject({ state: 'confirmed' })
    expect(await actionsOn(row.id)).toEqual(['follow.asked', 'follow.confirmed'])
  })

  test('nobody is bombed: many tries at once are one letter and one row', async () => {
    const { topic } = await aCentre()
    const form = aForm([topic])
    await Promise.all(Array.from({ length: 12 }, () => askToFollow(null, form, 'direct')))
    expect(await lettersOf(form.email)).toHaveLength(1)
    const rows = await db.follower.findMany({ where: { email: form.email }, include: { topics: true } })
    expect(rows.map(({ topics }) => topics.length)).toEqual([1])
  })

  test('what a mailbox chose itself is not changed by who only types it', async () => {
    const { topic } = await aCentre()
    const { email } = await aFollower([topic])
    const form = { ...aForm([region], email), locale: 'en' as const, isAtOnce: true }
    await askToFollow(null, form, 'direct')
    const row = await livingRow(email)
    expect(row).toMatchObject({ state: 'confirmed', locale: 'ru', isAtOnce: false })
    const waiting = row.topics.filter(({ confirmedAt }) => confirmedAt === null)
    expect(waiting).toMatchObject([{ kind: 'region' }])
  })

  test('only what the page named is confirmed, and what was left out of it stays out', async () => {
    const [one, other] = [await aCentre(), await aCentre()]
    const form = aForm([one.topic, other.topic])
    await askToFollow(null, form, 'direct')
    const { id } = await livingRow(form.email)
    await confirmFollowing(null, { token: followToken(id), topics: [one.topic] })
    const { topics } = await livingRow(form.email)
    expect(topics.filter(({ confirmedAt }) => confirmedAt)).toMatchObject([{ centreId: one.id }])
  })

  test('what is not public cannot be followed, and old words of the consent are read again', async () => {
    const { id, topic } = await aCentre()
    await db.centre.update({ where: { id }, data: { state: 'draft' } })
    const refused = askToFollow(null, aForm([topic]), 'direct')
    await expect(refused).rejects.toMatchObject({ fields: { centre: { code: 'form.unknownChoice' } } })
    const old = { ...aForm([region]), consentVersion: 'v0' }
    await expect(askToFollow(null, old, 'direct')).rejects.toBeInstanceOf(Invalid)
  })

  test('a link made for something else opens nothing', async () => {
    const { id, token } = await aFollower([region])
    for (const forged of [signLink('mailing', id, 1), `${token.slice(0, -2)}AA`, 'x', '']) {
      expect(await findFollowing(null, forged, 'ru')).toBeNull()
      await expect(endByLink(null, { token: forged, reason: 'link' })).rejects.toThrow(NotFound)
      await expect(confirmFollowing(null, { token: forged, topics: [region] })).rejects.toThrow(NotFound)
    }
  })
})

describe('changing and stopping', () => {
  const settings = { locale: 'kk' as const, isAtOnce: true }
  const none = { region: [], centre: [], unit: [], direction: [], organisation: [] }

  test('the choice is kept as the page said it; an older page is refused', async () => {
    const { topic } = await aCentre()
    const { token, email } = await aFollower([region])
    const { version } = await livingRow(email)
    const form = { ...none, ...settings, token, kept: [], added: [topic], version }
    const tries = await Promise.allSettled([changeFollowing(null, form), changeFollowing(null, form)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(changeFollowing(null, form)).rejects.toBeInstanceOf(Conflict)
    const row = await livingRow(email)
    expect(row).toMatchObject({ ...settings, topics: [{ kind: 'centre' }] })
    const nothing = { ...form, added: [], version: row.version }
    await expect(changeFollowing(null, nothing)).rejects.toBeInstanceOf(Invalid)
  })

  test('stopping twice at once is once: the address is gone, and letters that waited with it', async () => {
    const { token, id, email } = await aFollower([region])
    const stop = () => endByLink(null, { token, reason: 'oneClick' })
    await Promise.all([stop(), stop(), stop()])
    const row = await db.follower.findUniqueOrThrow({ where: { id }, include: { topics: true } })
    expect(row).toMatchObject({ state: 'ended', email: null, endReason: 'oneClick', topics: [] })
    expect(await lettersOf(email)).toEqual([])
    expect((await actionsOn(id)).filter((action) => action === 'follow.ended')).toHaveLength(1)
  })

  test('the link of an old letter also ends what the same mailbox began anew', async () => {
    const first = await aFollower([region])
    await endByLink(null, { token: first.token, reason: 'link' })
    await db.rateLimit.deleteMany()
    const second = await aFollower([region], { email: first.email })
    expect(second.id).not.toBe(first.id)
    await endByLink(null, { token: first.token, reason: 'link' })
    expect(await db.follower.findUnique({ where: { id: second.id } })).toMatchObject({ state: 'ended' })
  })

  test('a signed-in person sees and changes the mailbox of their account, and nobody else’s', async () => {
    const { topic } = await aCentre()
    const [actor, stranger] = [await aStranger(), await aStranger()]
    await changeOwnFollowing(actor, { ...none, ...settings, kept: [], added: [topic], version: 0 })
    expect(await listOwnFollowsToDownload(actor)).toMatchObject([{ email: actor.email, state: 'confirmed' }])
    expect(await listOwnFollowsToDownload(stranger)).toEqual([])
    await endOwnFollowing(stranger)
    expect(await livingRow(actor.email)).toMatchObject({ state: 'confirmed' })
    await endOwnFollowing(actor)
    expect(await listOwnFollowsToDownload(actor)).toEqual([])
  })
})

describe('forgetting', () => {
  test('what nobody confirmed goes after two days, a hash after thirty, what is confirmed stays', async () => {
    const { topic } = await aCentre()
    const waiting = aForm([topic])
    await askToFollow(null, waiting, 'direct')
    const { id } = await livingRow(waiting.email)
    const ended = await aFollower([region])
    await endByLink(null, { token: ended.token, reason: 'link' })
    const staying = await aFollower([region])
    await forgetOldFollows(null, new Date(Date.now() + 47 * hourMs))
    expect(await db.follower.count({ where: { id } })).toBe(1)
    await forgetOldFollows(null, new Date(Date.now() + 49 * hourMs))
    expect(await db.follower.count({ where: { id } })).toBe(0)
    expect(await lettersOf(waiting.email)).toEqual([])
    expect(await db.follower.count({ where: { id: ended.id } })).toBe(1)
    await forgetOldFollows(null, new Date(Date.now() + 31 * dayMs))
    expect(await db.follower.count({ where: { id: ended.id } })).toBe(0)
    expect(await livingRow(staying.email)).toMatchObject({ state: 'confirmed' })
  })

  test('a link is too late after two days, also before the row is gone', async () => {
    const form = aForm([region])
    await askToFollow(null, form, 'direct')
    const { id } = await livingRow(form.email)
    const createdAt = new Date(Date.now() - 49 * hourMs)
    await db.follower.update({ where: { id }, data: { createdAt } })
    const confirm = confirmFollowing(null, { token: followToken(id), topics: [region] })
    await expect(confirm).rejects.toThrow(NotFound)
    expect(await findFollowing(null, followToken(id), 'ru')).toBeNull()
  })

  test('a mailbox that refuses for good follows nothing any more; one that is full does', async () => {
    const [gone, full] = [await aFollower([region]), await aFollower([region])]
    const note = (recipient: string, lastError: string) =>
      db.outboxMessage.updateMany({ where: { recipient }, data: { state: 'bounced', lastError } })
    await note(gone.email, '5.1.1')
    await note(full.email, '4.2.2')
    await endBounced(null)
    expect(await db.follower.findUnique({ where: { id: gone.id } })).toMatchObject({ endReason: 'bounced' })
    expect(await db.follower.findUnique({ where: { id: full.id } })).toMatchObject({ state: 'confirmed' })
  })

  test('an erased person’s mailbox is forgotten with its letters', async () => {
    const email = aMailbox()
    const { id } = await createVolunteer(db, { email })
    const follower = await aFollower([region], { email })
    await transaction((tx) => forgetPersonInFollows(null, tx, id))
    expect(await db.follower.count({ where: { id: follower.id } })).toBe(0)
    expect(await lettersOf(email)).toEqual([])
  })
})

test('how many follow is told from five on, and only to who runs the centre', async () => {
  const { centre, actor } = await aCoordinator()
  const topic = { kind: 'centre' as const, id: centre.id }
  for (let number = 0; number < 4; number++) await aFollower([topic])
  expect(await countFollowers(actor, centre.id)).toBeNull()
  await aFollower([topic])
  expect(await countFollowers(actor, centre.id)).toBe(5)
  expect(await countFollowers(await anEditor(), centre.id)).toBe(5)
  expect(await countFollowers((await aCoordinator()).actor, centre.id)).toBeNull()
})
