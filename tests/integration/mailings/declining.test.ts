import { beforeEach, describe, expect, test } from 'vitest'
import {
  acceptByLink,
  chooseMailingsFor,
  chooseOwnMailings,
  declineByLink,
} from '#lib/mailings/commands/decline.ts'
import { forgetPersonInMail } from '#lib/mail/commands/forget-person.ts'
import { forgetPersonInMailings } from '#lib/mailings/commands/forget-person.ts'
import { movePersonInMailings, returnPersonInMailings } from '#lib/mailings/commands/move-person.ts'
import { findByLink, findChoices, findOwnChoices } from '#lib/mailings/queries/choices.ts'
import { declineToken } from '#lib/mailings/rules/letter.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { db, transaction } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'
import { actionsOn, centreWith, confirmed, lettersOf, writeLetters, withoutQuietHours } from './scene.ts'

beforeEach(withoutQuietHours)

async function written(people: Parameters<typeof centreWith>[0] = [{}], body = 'Ертең жиналыс') {
  const scene = await centreWith(people)
  const mailingId = await confirmed(scene.actor, scene.centre.id, { bodyKk: body, bodyRu: body })
  await writeLetters()
  const rows = await lettersOf(mailingId)
  return { ...scene, mailingId, rows, token: declineToken(rows[0]!.id) }
}

describe('by the link of a letter', () => {
  test('its kind is declined once, by nobody signed in, and can be taken back', async () => {
    const { volunteers, token } = await written()
    const [person] = volunteers
    expect(await findByLink(null, token)).toMatchObject({ kind: 'news', isDeclined: false })
    const decline = () => declineByLink(null, { token, source: 'oneClick' })
    await Promise.all([decline(), decline(), decline()])
    expect(await findByLink(null, token)).toMatchObject({ isDeclined: true })
    const refusals = await db.mailingRefusal.findMany({ where: { volunteerId: person!.id } })
    expect(refusals).toMatchObject([{ kind: 'news', source: 'oneClick', byUserId: null, endedAt: null }])
    await acceptByLink(null, { token })
    await acceptByLink(null, { token })
    expect(await actionsOn(person!.id)).toEqual(['mailing.declined', 'mailing.accepted'])
  })

  test('everybody the shared letter was for is left alone', async () => {
    const family = { email: 'family@demo.invalid' }
    const { volunteers, token } = await written([family, family])
    await declineByLink(null, { token, source: 'link' })
    for (const { id: volunteerId } of volunteers)
      expect(await db.mailingRefusal.count({ where: { volunteerId, kind: 'news' } })).toBe(1)
  })

  test('nothing is done that the link was not made for', async () => {
    const { rows, token } = await written()
    const forged = [
      signLink('calendar', rows[0]!.id, 1),
      signLink('mailing', rows[0]!.volunteerId, 1),
      `${token.slice(0, -2)}AA`,
      'x',
      '',
    ]
    for (const other of forged) {
      expect(await findByLink(null, other)).toBeNull()
      await expect(declineByLink(null, { token: other, source: 'link' })).rejects.toThrow(NotFound)
    }
    expect(await db.mailingRefusal.count({ where: { volunteerId: rows[0]!.volunteerId } })).toBe(0)
  })
})

describe('by choosing', () => {
  test('a person says which kinds they want, and sees when they changed their mind', async () => {
    const { actor, volunteers } = await centreWith([{}])
    const own = { ...actor, volunteerId: volunteers[0]!.id }
    await chooseOwnMailings(own, { wanted: ['reminder'] })
    await chooseOwnMailings(own, { wanted: ['reminder'] })
    await chooseOwnMailings(own, { wanted: ['reminder', 'news'] })
    const choices = await findOwnChoices(own)
    expect(choices?.wanted).toEqual(['news', 'reminder'])
    expect(choices?.history).toHaveLength(2)
    expect(choices?.history.filter(({ endedAt }) => endedAt !== null)).toMatchObject([{ kind: 'news' }])
  })

  test('a coordinator writes it down for their own people only', async () => {
    const { actor, volunteers } = await centreWith([{}])
    const volunteerId = volunteers[0]!.id
    await chooseMailingsFor(actor, { volunteerId, wanted: [] })
    expect((await findChoices(actor, volunteerId))?.wanted).toEqual([])
    const stranger = (await aCoordinator()).actor
    expect(await findChoices(stranger, volunteerId)).toBeNull()
    await expect(chooseMailingsFor(stranger, { volunteerId, wanted: [] })).rejects.toThrow(NotFound)
    await expect(chooseOwnMailings(actor, { wanted: [] })).rejects.toThrow(NotFound)
  })
})

test('an erased person is in no letter any more, and the numbers stand', async () => {
  const { mailingId, volunteers, rows } = await written([{ givenName: 'Жанаргүл' }], 'Сәлем, {givenName}!')
  expect(rows[0]?.message?.body).toContain('Жанаргүл')
  await transaction(async (tx) => {
    await forgetPersonInMailings(null, tx, volunteers[0]!.id)
    await forgetPersonInMail(null, tx, volunteers[0]!.id)
  })
  const [after] = await lettersOf(mailingId)
  expect(after?.message).toMatchObject({ state: 'withdrawn', recipient: '-', subject: '', body: '' })
  const found = await db.outboxMessage.count({ where: { body: { contains: 'Жанаргүл' } } })
  expect(found).toBe(0)
})

test('a merged card takes mailings and refusals along, and gives them back', async () => {
  const { actor, volunteers } = await written([{ surname: 'А' }, { surname: 'Б' }], '{name}')
  const [fromId, toId] = volunteers.map(({ id }) => id) as [string, string]
  await chooseMailingsFor(actor, { volunteerId: fromId, wanted: [] })
  await chooseMailingsFor(actor, { volunteerId: toId, wanted: ['news', 'reminder'] })
  const picture = async () => ({
    recipients: await db.mailingRecipient.findMany({ orderBy: { id: 'asc' } }),
    refusals: await db.mailingRefusal.findMany({ orderBy: { id: 'asc' } }),
  })
  const before = await picture()
  const moved = await transaction((tx) => movePersonInMailings(null, tx, { fromId, toId }))
  const open = await db.mailingRefusal.findMany({ where: { volunteerId: toId, endedAt: null } })
  expect(open.map(({ kind }) => kind).sort()).toEqual(['invitation', 'news', 'reminder'])
  await transaction((tx) => returnPersonInMailings(null, tx, { fromId, toId }, moved))
  expect(await picture()).toEqual(before)
})
