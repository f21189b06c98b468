import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { hashPassword } from '#lib/accounts/password.ts'
import { listReceipts } from '#lib/audit/queries/receipts.ts'
import { askErasure, hideSelf, takeBackErasure } from '#lib/erasure/commands/ask-erasure.ts'
import { eraseDue, eraseVolunteer } from '#lib/erasure/commands/erase-volunteer.ts'
import { withdrawByLink, withdrawOwnConsent } from '#lib/erasure/commands/withdraw-consent.ts'
import { findOwnErasure } from '#lib/erasure/queries.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { askConsents } from '#lib/volunteers/commands/ask-consents.ts'
import { giveOwnConsent } from '#lib/volunteers/commands/answer-own-consent.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { findConsentRequest } from '#lib/volunteers/queries/consent-request.ts'
import { listConsentWork } from '#lib/volunteers/queries/list-consents.ts'
import { listOwnCardIds, listOwnConsents } from '#lib/volunteers/queries/own-consents.ts'
import { giveOwnConsentInput } from '#lib/volunteers/schema/consent-answer.ts'
import type { ConsentLack } from '#lib/volunteers/schema/consent-list.ts'
import {
  createAward,
  createGuardian,
  createParticipation,
  createShift,
  createUser,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf } from '#tests/support/people.ts'
import { actionsOn, refusalOf } from './people.ts'

const from = { address: '203.0.113.9', locale: 'kk' as const }
const password = 'алты тұяқты ақ тұлпар'
const yearsAgo = (years: number, days = 30) => new Date(Date.now() - years * 365.25 * dayMs - days * dayMs)

/** A grown-up with an account, both consents and an award in the public register. */
async function aPerson() {
  const { centre, actor: coordinator } = await aCoordinator()
  const user = await createUser(db, { passwordHash: await hashPassword(password) })
  const { id } = await createVolunteer(db, { centreId: centre.id, userId: user.id })
  const text = {
    textVersion: 'v1',
    textHash: 'x',
    locale: 'kk',
    givenAt: new Date(),
    method: 'paper' as const,
  }
  for (const kind of ['personalData', 'publishing'] as const)
    await db.consent.create({ data: { volunteerId: id, kind, ...text } })
  const facts = { recipientKk: 'А', recipientRu: 'А', recipientEn: 'A' }
  const number = Math.floor(Math.random() * 1e6) + 1
  const award = await createAward(db, { ...facts, volunteerId: id, state: 'issued', number })
  return { id, coordinator, centre, award, holder: await actorOf(user.id) }
}

async function consentOf(holder: Actor, kind: string): Promise<string> {
  return (await listOwnConsents(holder)).find((one) => one.kind === kind)!.id
}

const isHidden = async (id: string) => (await db.award.findUniqueOrThrow({ where: { id } })).isHidden
const statusOf = async (id: string) => (await db.volunteer.findUniqueOrThrow({ where: { id } })).status

describe('a person', () => {
  test('takes back the consent to publish, and the award leaves the public register', async () => {
    const { id, holder, award } = await aPerson()
    const input = { consentId: await consentOf(holder, 'publishing'), leaveComing: false }
    const twice = await Promise.allSettled([
      withdrawOwnConsent(holder, input),
      withdrawOwnConsent(holder, input),
    ])
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await isHidden(award.id)).toBe(true)
    expect(await statusOf(id)).toBe('confirmed')
    expect(await actionsOn(id)).toEqual(['volunteer.consentWithdrawn'])
  })

  test('takes back the one for their data: the card is suspended, coming places end when they say so', async () => {
    const { id, holder } = await aPerson()
    const shift = await createShift(db)
    await createParticipation(db, { shiftId: shift.id, volunteerId: id })
    const input = { consentId: await consentOf(holder, 'personalData'), leaveComing: true }
    expect(await withdrawOwnConsent(holder, input)).toMatchObject({ kind: 'personalData', left: 1 })
    expect(await statusOf(id)).toBe('suspended')
    expect((await db.shift.findUniqueOrThrow({ where: { id: shift.id } })).taken).toBe(0)
  })

  test('cannot touch somebody else’s consents', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    const consentId = await consentOf(other.holder, 'publishing')
    await expect(withdrawOwnConsent(one.holder, { consentId, leaveComing: false })).rejects.toThrow(NotFound)
    expect(await isHidden(other.award.id)).toBe(false)
  })

  test('hides from the public pages at once, and again without harm', async () => {
    const { id, holder, award } = await aPerson()
    await hideSelf(holder)
    await hideSelf(holder)
    expect(await isHidden(award.id)).toBe(true)
    expect(
      await db.consent.count({ where: { volunteerId: id, kind: 'publishing', withdrawnAt: null } }),
    ).toBe(0)
  })

  test('asks for erasure with the password, can take it back, and is erased on the day', async () => {
    const { id, holder, award } = await aPerson()
    const wrong = askErasure(holder, { currentPassword: 'басқа құпиясөз', understood: true })
    expect(await refusalOf(wrong)).toEqual({ currentPassword: 'accounts.refusals.currentPassword' })
    const ask = () => askErasure(holder, { currentPassword: password, understood: true })
    await ask()
    expect(await isHidden(award.id)).toBe(true)
    expect(await refusalOf(ask())).toBe('erasure.refusals.askedAlready')
    await takeBackErasure(holder)
    expect(await refusalOf(takeBackErasure(holder))).toBe('erasure.refusals.takenBack')
    await ask()
    expect((await findOwnErasure(holder))?.dueAt.getTime()).toBeGreaterThan(Date.now() + 2 * dayMs)
    await eraseDue(null)
    expect(await statusOf(id)).toBe('confirmed')
    await db.erasureRequest.updateMany({ where: { volunteerId: id }, data: { dueAt: new Date() } })
    await eraseDue(null)
    expect(await statusOf(id)).toBe('anonymised')
  })

  test('sees who opened the card, in which role and for which centre, and nobody else’s receipts', async () => {
    const { id, holder, coordinator, centre } = await aPerson()
    const other = await aPerson()
    await viewVolunteer(coordinator, id)
    await viewVolunteer(other.coordinator, other.id)
    const asked = { cardIds: await listOwnCardIds(holder), onlyViews: true, keyset: null }
    const { rows } = await listReceipts(holder, asked)
    expect(rows).toMatchObject([
      {
        ...{ action: 'volunteer.viewed', actorRole: 'coordinator', actorName: coordinator.name },
        centre: { id: centre.id },
      },
    ])
  })
})

describe('a coordinator', () => {
  test('erases for people they keep, and nobody else', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    const { cardNumber } = await db.volunteer.findUniqueOrThrow({ where: { id: one.id } })
    const input = { volunteerId: one.id, cardNumber: `№ ${cardNumber}`, hasRequest: true as const }
    await expect(eraseVolunteer(other.coordinator, input)).rejects.toThrow(NotFound)
    await eraseVolunteer(one.coordinator, input)
    expect(await refusalOf(eraseVolunteer(one.coordinator, input))).toBe('erasure.refusals.done')
    expect(await statusOf(one.id)).toBe('anonymised')
  })

  const minor = { birthDate: yearsAgo(15) }
  const soon = { birthDate: new Date(new Date().setFullYear(new Date().getFullYear() - 18) + 10 * dayMs) }
  const grown = { birthDate: yearsAgo(18, 10) }

  test('sees who lacks what', async () => {
    const { centre, actor } = await aCoordinator()
    const make = (given: object) => createVolunteer(db, { centreId: centre.id, ...given })
    const [lonely, child, almost, adult, none] = await Promise.all(
      [minor, minor, soon, grown, {}].map((given) => make(given)),
    )
    for (const { id } of [child!, almost!, adult!]) await createGuardian(db, id, ['personalData'])
    const found = async (lack: ConsentLack) => {
      const { rows } = await listConsentWork(actor, { lack, centre: undefined }, null)
      return rows.map(({ id }) => id).sort()
    }
    expect(await found('missing')).toEqual([lonely!.id, none!.id].sort())
    expect(await found('noGuardian')).toEqual([lonely!.id])
    expect(await found('turning')).toEqual([almost!.id])
    expect(await found('grown')).toEqual([adult!.id])
    expect(await found('withdrawn')).toEqual([])
    const stranger = (await aCoordinator()).actor
    expect((await listConsentWork(stranger, { lack: 'missing', centre: centre.id }, null)).rows).toEqual([])
  })

  test('asks many at once by mail; one foreign id refuses all', async () => {
    const { centre, actor } = await aCoordinator()
    const make = (given: object) => createVolunteer(db, { centreId: centre.id, ...given })
    const adult = await make({ ...grown, email: 'grown@example.test' })
    const child = await make(minor)
    const guardian = await createGuardian(db, child.id)
    await db.guardian.update({ where: { id: guardian.id }, data: { email: 'mother@example.test' } })
    const silent = await make({})
    const stranger = await createVolunteer(db)
    const volunteerIds = [adult.id, child.id, silent.id]
    await expect(askConsents(actor, { volunteerIds: [...volunteerIds, stranger.id] })).rejects.toThrow(
      NotFound,
    )
    expect(await db.consentRequest.count({ where: { volunteerId: { in: volunteerIds } } })).toBe(0)
    expect(await askConsents(actor, { volunteerIds })).toEqual({ mailed: 2, paper: 1, refused: 0 })
    const letters = await db.outboxMessage.findMany({ where: { volunteerId: { in: volunteerIds } } })
    expect(letters.map(({ recipient }) => recipient).sort()).toEqual([
      'grown@example.test',
      'mother@example.test',
    ])
  })
})

describe('a grown-up asked by link', () => {
  async function aLink() {
    const { centre, actor } = await aCoordinator()
    const email = `own-${Math.random().toString(36).slice(2)}@example.test`
    const person = await createVolunteer(db, { centreId: centre.id, email })
    await askConsents(actor, { volunteerIds: [person.id] })
    const { body } = await db.outboxMessage.findFirstOrThrow({ where: { volunteerId: person.id } })
    return { id: person.id, secret: /\/consent\/([\w-]{43})/.exec(body)?.[1] ?? '' }
  }
  const aYes = (secret: string, given: object = {}) =>
    giveOwnConsentInput.parse({ secret, hasRead: 'on', textVersion: 'v1 v1 v1', ...given })

  test('consents once for themselves, and takes it back by the same link', async () => {
    const { id, secret } = await aLink()
    expect(await findConsentRequest(null, secret)).toMatchObject({ isOwn: true, kinds: ['personalData'] })
    const stale = giveOwnConsent(null, aYes(secret, { textVersion: 'v0 v1 v1' }), from)
    expect(await refusalOf(stale)).toBe('consentRequests.refusals.textChanged')
    const twice = [1, 2].map(() => giveOwnConsent(null, aYes(secret, { publishing: 'on' }), from))
    const done = await Promise.allSettled(twice)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const consents = await db.consent.findMany({ where: { volunteerId: id } })
    expect(consents.map(({ kind, method, guardianId }) => [kind, method, guardianId])).toEqual([
      ['personalData', 'link', null],
      ['publishing', 'link', null],
    ])
    expect(await findConsentRequest(null, secret)).toMatchObject({ state: 'consented', canWithdraw: true })
    await withdrawByLink(null, { secret }, from)
    expect(await refusalOf(withdrawByLink(null, { secret }, from))).toBe(
      'volunteers.refusals.consentWithdrawn',
    )
    expect(await findConsentRequest(null, secret)).toMatchObject({ canWithdraw: false })
    expect(await statusOf(id)).toBe('suspended')
  })

  test('cannot take back by a link that gave nothing', async () => {
    const { secret } = await aLink()
    expect(await refusalOf(withdrawByLink(null, { secret }, from))).toBe('consentRequests.refusals.gone')
  })
})
