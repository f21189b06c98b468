import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { listReceipts } from '#lib/audit/queries/receipts.ts'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { sendDue } from '#lib/mail/worker.ts'
import { confirmMailing, sendingKind } from '#lib/mailings/commands/confirm-mailing.ts'
import { chooseOwnMailings } from '#lib/mailings/commands/decline.ts'
import { markMailingTold, openMailingCalls } from '#lib/mailings/commands/mark-told.ts'
import { stopMailing } from '#lib/mailings/commands/stop-mailing.ts'
import { countStandings, listRecipients, listToTell } from '#lib/mailings/queries/recipients.ts'
import { env } from '#lib/platform/env.ts'
import { dayMs, now, wallTimeOf } from '#lib/platform/clock.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { selectPeople } from '#lib/registry/commands/select-people.ts'
import { createEvent, createParticipation, createShift } from '#prisma/seed/builders.ts'
import { db, transaction } from '#tests/support/database.ts'
import { aCoordinator, actorOf, aRepresentative, aStranger } from '#tests/support/people.ts'
import {
  actionsOn,
  centreWith,
  confirmed,
  draft,
  lettersOf,
  sendLetters,
  writeLetters,
  withoutQuietHours,
} from './scene.ts'

beforeEach(withoutQuietHours)

/** The letter as a mail program gets it. */
function mailedText(id: string): Promise<string> {
  return readFile(path.join(env.DATA_DIR, 'mail', `${id}.eml`), 'utf8')
}

function stateOf(rows: Awaited<ReturnType<typeof lettersOf>>) {
  return rows.map(({ outcome, message }) => [outcome, message?.state ?? null])
}

describe('a confirmed mailing', () => {
  test('is a letter each, and a line of the call list for people without e-mail', async () => {
    const { actor, centre } = await centreWith([
      { surname: 'А', givenName: 'Әсел' },
      { surname: 'Б', givenName: 'Болат', email: null, phone: '+77010000001' },
    ])
    const mailingId = await confirmed(actor, centre.id)
    await writeLetters()
    const [letter, call] = await lettersOf(mailingId)
    expect(letter?.message).toMatchObject({
      state: 'pending',
      kind: 'mailingNews',
      volunteerId: letter?.volunteerId,
    })
    expect(letter?.message?.body).toContain('Сәлем, Әсел!')
    expect(letter?.message?.body).toMatch(/\/kk\/unsubscribe\/[\w-]{43}/)
    expect(letter?.message?.unsubscribeUrl).toMatch(/\/api\/unsubscribe\/[\w-]{43}$/)
    expect(call?.message).toMatchObject({ state: 'toCall', unsubscribeUrl: null })
    expect(call?.message?.body).not.toContain('unsubscribe')
    await sendLetters()
    expect(await countStandings(actor, mailingId)).toMatchObject({ sent: 1, unreached: 1, planned: 0 })
    const head = (await mailedText(letter!.message!.id)).split('\r\n\r\n')[0]?.replaceAll(/\r\n[ \t]+/g, ' ')
    expect(head).toMatch(/^List-Unsubscribe: <http\S+\/api\/unsubscribe\/[\w-]{43}>$/m)
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  })

  test('is told to whom it was written to, with the sender and the centre, and to nobody else', async () => {
    const { actor, centre, volunteers } = await centreWith([{}, {}])
    const [mine, declined] = volunteers.map(({ id }) => id)
    await db.mailingRefusal.create({ data: { volunteerId: declined!, kind: 'news', source: 'self' } })
    await confirmed(actor, centre.id)
    await writeLetters()
    const told = async (id: string) =>
      (await listReceipts(await aStranger(), { cardIds: [id], onlyViews: false, keyset: null })).rows
    expect(await told(mine!)).toMatchObject([
      { subjectType: 'mailing', actorName: actor.name, actorRole: 'coordinator', centre: { id: centre.id } },
    ])
    expect(await told(declined!)).toEqual([])
  })

  test('to the people of a shift says what each is signed up for', async () => {
    const { actor, centre, volunteers } = await centreWith([{}, {}, {}])
    const event = await createEvent(db, { centreId: centre.id, titleKk: 'Сенбілік', placeKk: 'Сарай' })
    const room = { number: 1, nameKk: 'Бірінші', placeKk: '204-бөлме' }
    const { id: platformId } = await db.eventPlatform.create({ data: { eventId: event.id, ...room } })
    const shift = await createShift(db, { eventId: event.id, roleKk: 'Көмекші', platformId })
    const [first, second] = volunteers
    await createParticipation(db, { shiftId: shift.id, volunteerId: first!.id })
    await createParticipation(db, { shiftId: shift.id, volunteerId: second!.id, status: 'waiting' })
    const body = '{event} {role} {place} {shiftTime}\n\nАшу:\n{link}'
    const mailingId = await confirmed(actor, centre.id, {
      ...{ audience: 'shift', shiftId: shift.id, kind: 'service', bodyKk: body, bodyRu: body },
    })
    await writeLetters()
    const rows = await lettersOf(mailingId)
    expect(rows.map(({ volunteerId }) => volunteerId)).toEqual([first!.id])
    expect(rows[0]?.message?.body).toMatch(
      /Сенбілік Көмекші Бірінші, 204-бөлме .+\d\d:\d\d[^]*\/kk\/place\/[\w-]{43}/,
    )
    expect(rows[0]?.message?.unsubscribeUrl).toBeNull()
  })

  test('leaves out who declined, and who left the register meanwhile, and says so', async () => {
    const { actor, centre, volunteers } = await centreWith([
      { surname: 'А' },
      { surname: 'Б' },
      { surname: 'В' },
    ])
    const ids = volunteers.map(({ id }) => id)
    const { id: selectionId } = await selectPeople(actor, { volunteerIds: ids })
    const mailingId = await confirmed(actor, centre.id, { audience: 'selection', selectionId })
    await db.mailingRefusal.create({ data: { volunteerId: ids[0]!, kind: 'news', source: 'self' } })
    await db.membership.updateMany({ where: { volunteerId: ids[1]! }, data: { endedOn: new Date() } })
    await writeLetters()
    expect(stateOf(await lettersOf(mailingId))).toEqual([
      ['declined', null],
      ['left', null],
      ['written', 'pending'],
    ])
    const page = await listRecipients(actor, { mailingId, state: undefined, keyset: null })
    expect(page.rows.map(({ person }) => person?.id ?? null)).toEqual([ids[0], null, ids[2]])
  })

  test('is one letter to a mailbox that would get the same words twice, and one each when they differ', async () => {
    const family = { email: 'family@demo.invalid' }
    const { actor, centre } = await centreWith([
      { ...family, givenName: 'Әли' },
      { ...family, givenName: 'Мәди' },
    ])
    const named = await confirmed(actor, centre.id)
    const same = await confirmed(actor, centre.id, { bodyKk: 'Ертең жиналыс', bodyRu: 'Завтра собрание' })
    await writeLetters()
    await writeLetters()
    const lettersIn = async (id: string) =>
      new Set((await lettersOf(id)).map(({ message }) => message?.id)).size
    expect([await lettersIn(named), await lettersIn(same)]).toEqual([2, 1])
  })

  test('ends when whoever sent it lost the right, and writes nothing more', async () => {
    const { actor, centre } = await centreWith([{}])
    const mailingId = await confirmed(actor, centre.id)
    await db.roleAssignment.updateMany({ where: { userId: actor.userId }, data: { revokedAt: new Date() } })
    await writeLetters()
    const job = await findLatestJob(actor, sendingKind, mailingId)
    expect(job).toMatchObject({ state: 'failed', error: 'mailings.refusals.notAllowed' })
    expect(stateOf(await lettersOf(mailingId))).toEqual([['planned', null]])
  })

  test('goes on where a killed worker left it, and writes nobody twice', async () => {
    const { actor, centre } = await centreWith(Array.from({ length: 105 }, () => ({})))
    const mailingId = await confirmed(actor, centre.id)
    // As if it had died after the first chunk: half is written, and the lease runs out.
    const half = await lettersOf(mailingId)
    await Promise.all([writeLetters(), writeLetters()])
    await db.job.updateMany({ where: { subjectId: mailingId }, data: { state: 'queued', finishedAt: null } })
    await db.mailingRecipient.updateMany({
      where: { id: { in: half.slice(100).map(({ id }) => id) } },
      data: { outcome: 'planned', messageId: null },
    })
    await Promise.all([writeLetters(), writeLetters()])
    const rows = await lettersOf(mailingId)
    expect(rows.every(({ outcome, message }) => outcome === 'written' && message !== null)).toBe(true)
    expect(
      await db.outboxMessage.count({ where: { effectKey: { startsWith: `mailing:${mailingId}` } } }),
    ).toBe(105)
  })
})

describe('just before it goes', () => {
  test('a letter is taken back when its person declined in between', async () => {
    const { actor, centre, volunteers } = await centreWith([{}])
    const mailingId = await confirmed(actor, centre.id)
    await writeLetters()
    const own = { ...actor, volunteerId: volunteers[0]!.id }
    await chooseOwnMailings(own, { wanted: ['invitation', 'reminder'] })
    await sendLetters()
    expect(stateOf(await lettersOf(mailingId))).toEqual([['declined', 'withdrawn']])
  })

  test('it waits for the morning, unless the mailing is urgent, and whatever it was due', async () => {
    const { actor, centre } = await centreWith([{}])
    const calm = await confirmed(actor, centre.id)
    const urgent = await draft(actor, centre.id)
    await confirmMailing(actor, { mailingId: urgent, version: 1, urgentReason: 'Су тасқыны' })
    await writeLetters()
    await writeLetters()
    const around = (ms: number) => wallTimeOf(new Date(now().getTime() + ms)).slice(11)
    env.QUIET_HOURS = `${around(-3_600_000)}-${around(3_600_000)}`
    await sendLetters()
    const [waiting] = await lettersOf(calm)
    expect(waiting?.message).toMatchObject({ state: 'pending', tries: 0 })
    expect(waiting?.message?.dueAt.getTime()).toBeGreaterThan(Date.now() + 3_000_000)
    expect(stateOf(await lettersOf(urgent))).toEqual([['written', 'sent']])
  })

  test('letters of single people go first, and without somebody to ask no mailing goes', async () => {
    const { actor, centre } = await centreWith([{}, {}])
    const mailingId = await confirmed(actor, centre.id)
    await writeLetters()
    const past = new Date(Date.now() - dayMs)
    await db.outboxMessage.updateMany({ where: { isBulk: true, state: 'pending' }, data: { dueAt: past } })
    const single = {
      effectKey: 'single',
      recipient: 's@demo.invalid',
      locale: 'kk' as const,
      subject: 's',
      body: 'b',
    }
    await transaction((tx) => enqueueMail(tx, single))
    const order: string[] = []
    await sendDue(async (id) => {
      order.push((await db.outboxMessage.findUniqueOrThrow({ where: { effectKey: 'single' } })).state, id)
      return 'withdraw'
    })
    expect(order[0]).toBe('sent')
    expect(stateOf(await lettersOf(mailingId))).toEqual([
      ['written', 'withdrawn'],
      ['written', 'withdrawn'],
    ])
    const again = await confirmed(actor, centre.id)
    await writeLetters()
    await sendDue()
    expect(stateOf(await lettersOf(again)).map(([, state]) => state)).toEqual(['pending', 'pending'])
  })
})

describe('a mailing under way is stopped', () => {
  test('what has not gone does not go, what is not written is not written', async () => {
    const { actor, centre } = await centreWith([{}, {}, {}])
    const mailingId = await confirmed(actor, centre.id)
    await writeLetters()
    const [first] = await lettersOf(mailingId)
    await db.outboxMessage.update({ where: { id: first!.message!.id }, data: { state: 'sent' } })
    const stops = await Promise.allSettled([
      stopMailing(actor, { mailingId }),
      stopMailing(actor, { mailingId }),
    ])
    expect(stops.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await sendLetters()
    expect(await countStandings(actor, mailingId)).toMatchObject({ sent: 1, stopped: 2, waiting: 0 })
    expect(await actionsOn(mailingId)).toContain('mailing.stopped')
    const unwritten = await confirmed(actor, centre.id)
    await stopMailing(actor, { mailingId: unwritten })
    await writeLetters()
    expect(stateOf(await lettersOf(unwritten)).every(([outcome]) => outcome === 'stopped')).toBe(true)
  })

  test('by the coordinators of its centre only', async () => {
    const { actor, centre } = await centreWith([{}])
    const mailingId = await confirmed(actor, centre.id)
    for (const stranger of [(await aCoordinator()).actor, (await aRepresentative()).actor])
      await expect(stopMailing(stranger, { mailingId })).rejects.toThrow(NotFound)
    await stopMailing({ ...(await aCoordinator()).actor, centreIds: [centre.id] }, { mailingId })
  })
})

describe('whom no letter reached', () => {
  test('is called and noted once, with who looked at the phones', async () => {
    const { actor, centre } = await centreWith([{ email: null, phone: '+77010000001' }])
    const mailingId = await confirmed(actor, centre.id)
    await writeLetters()
    const [person] = await openMailingCalls(actor, { id: mailingId, centreId: centre.id })
    expect(person).toMatchObject({ who: 'self', phone: '+77010000001' })
    expect(await actionsOn(mailingId)).toContain('mailing.callsOpened')
    const tell = () => markMailingTold(actor, { mailingId, recipientId: person!.id, note: 'келеді' })
    const answers = await Promise.allSettled([tell(), tell(), tell()])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(tell()).rejects.toThrow(Conflict)
    expect(await listToTell(actor, mailingId)).toEqual([])
    const { rows } = await listRecipients(actor, { mailingId, state: 'told', keyset: null })
    expect(rows).toMatchObject([
      { standing: 'told', note: 'келеді', toldBy: (await actorOf(actor.userId)).name },
    ])
  })

  test('of another centre does not exist', async () => {
    const { actor, centre } = await centreWith([{ email: null, phone: '+77010000001' }])
    const mailingId = await confirmed(actor, centre.id)
    await writeLetters()
    const [row] = await lettersOf(mailingId)
    const stranger = (await aCoordinator()).actor
    expect(await listToTell(stranger, mailingId)).toEqual([])
    expect((await listRecipients(stranger, { mailingId, state: undefined, keyset: null })).rows).toEqual([])
    const tell = markMailingTold(stranger, { mailingId, recipientId: row!.id, note: '' })
    await expect(tell).rejects.toThrow(NotFound)
  })
})
