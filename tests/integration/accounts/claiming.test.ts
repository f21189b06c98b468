import { describe, expect, test } from 'vitest'
import { findActor } from '#lib/accounts/actor.ts'
import {
  bindClaim,
  claimAccount,
  claimOwnCard,
  requestClaim,
  requestClaimBySlip,
} from '#lib/accounts/commands/claim-account.ts'
import { verifyPassword } from '#lib/accounts/password.ts'
import { findClaim } from '#lib/accounts/queries.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { Conflict, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { issueClaimSlip } from '#lib/volunteers/commands/claim-slip.ts'
import { findClaimSlip } from '#lib/volunteers/queries/claim-slip.ts'
import { createUser, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorOf, aCoordinator, anAdministrator } from '#tests/support/people.ts'
import { actionsOn, historyOf, refusalOf, uniqueSurname } from '../volunteers/people.ts'

const birthDate = '1950-03-08'
const password = 'алты тұяқты тұлпар'
const wrong = { code: 'claims.refusals.wrong' }
let count = 0
const anAddress = () => `198.51.100.${++count}`
const aMailbox = () => `claim-${++count}@example.test`

/** A pensioner with a card and a slip. */
async function aSlip(given: Parameters<typeof createVolunteer>[1] = {}) {
  const { centre, actor } = await aCoordinator()
  const facts = { surname: uniqueSurname(), birthDate: new Date(birthDate), ...given }
  const card = await createVolunteer(db, { centreId: centre.id, ...facts })
  await issueClaimSlip(actor, { volunteerId: card.id })
  const code = (await findClaimSlip(actor, card.id))?.code ?? ''
  return { centre, actor, card, code }
}

function ask(slip: { code: string; birthDate?: string; email?: string; address?: string }) {
  const { code, email = aMailbox(), address = anAddress() } = slip
  return requestClaimBySlip(
    null,
    { code, email, birthDate: slip.birthDate ?? birthDate },
    { address, locale: 'kk' },
  )
}

async function linkTo(email: string): Promise<string> {
  const letter = await db.outboxMessage.findFirst({
    where: { recipient: email },
    orderBy: { createdAt: 'desc' },
  })
  return /\/claim\/([\w-]{43})/.exec(letter?.body ?? '')?.[1] ?? ''
}

async function aPerson(email = aMailbox()) {
  const user = await createUser(db, { email })
  return { email, actor: await actorOf(user.id) }
}

describe('a slip', () => {
  test('is printed by those who keep the card, and the database keeps no code', async () => {
    const { actor, card, code } = await aSlip()
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    const rows = await db.claimSlip.findMany({ where: { volunteerId: card.id } })
    expect(JSON.stringify(rows)).not.toContain(code)
    expect(rows[0]!.expiresAt.getTime() - Date.now()).toBeGreaterThan(89 * dayMs)
    expect(await actionsOn(card.id)).toEqual(['volunteer.claimSlipPrinted'])
    expect((await findClaimSlip(actor, card.id))?.code).toBe(code)

    const stranger = (await aCoordinator()).actor
    await expect(issueClaimSlip(stranger, { volunteerId: card.id })).rejects.toThrow(NotFound)
    expect(await findClaimSlip(stranger, card.id)).toBeNull()
  })

  test('needs a birth date to ask for', async () => {
    const { centre, actor } = await aCoordinator()
    const card = await createVolunteer(db, { centreId: centre.id, birthDate: null })
    expect(await refusalOf(issueClaimSlip(actor, { volunteerId: card.id }))).toBe(
      'claims.refusals.noBirthDate',
    )
  })

  test('printed anew, the old code and its mailed links are worthless; of two at once one stands', async () => {
    const { actor, card, code } = await aSlip()
    const email = aMailbox()
    await ask({ code, email })
    const link = await linkTo(email)
    await Promise.all([1, 2].map(() => issueClaimSlip(actor, { volunteerId: card.id })))
    const open = await db.claimSlip.count({
      where: { volunteerId: card.id, revokedAt: null, usedAt: null },
    })
    expect(open).toBe(1)
    expect(await refusalOf(ask({ code }))).toEqual({ code: wrong.code })
    expect(await findClaim(null, link)).toBeNull()
    await expect(claimAccount(null, { token: link, password, locale: 'kk' })).rejects.toThrow(Conflict)
  })

  test('expired, used, unknown, of a card with an account, or with a wrong date, gives one and the same answer', async () => {
    const expired = await aSlip()
    await db.claimSlip.updateMany({
      where: { volunteerId: expired.card.id },
      data: { expiresAt: new Date() },
    })
    const used = await aSlip()
    await db.claimSlip.updateMany({ where: { volunteerId: used.card.id }, data: { usedAt: new Date() } })
    const owned = await aSlip()
    const { id: userId } = await createUser(db)
    await db.volunteer.update({ where: { id: owned.card.id }, data: { userId } })
    const dated = await aSlip()
    const answers = [
      ...[expired, used, owned].map(({ code }) => refusalOf(ask({ code }))),
      refusalOf(ask({ code: '0000000000' })),
      refusalOf(ask({ code: dated.code, birthDate: '1950-03-09' })),
    ]
    expect(new Set(await Promise.all(answers.map(async (one) => JSON.stringify(await one))))).toEqual(
      new Set([JSON.stringify({ code: wrong.code })]),
    )
    expect(await actionsOn(dated.card.id)).toContain('volunteer.claimRefused')
  })

  test('after ten wrong tries the code rests, from wherever they come, even for the right date', async () => {
    const { code } = await aSlip()
    for (let tries = 0; tries < 10; tries++) {
      expect(await refusalOf(ask({ code, birthDate: '1950-03-09' }))).toEqual({ code: wrong.code })
    }
    await expect(ask({ code })).rejects.toThrow(TooMany)
    await expect(ask({ code, address: 'direct' })).rejects.toThrow(TooMany)
  })

  test('after ten wrong codes an address rests', async () => {
    const address = anAddress()
    for (let tries = 0; tries < 10; tries++) {
      expect(await refusalOf(ask({ code: `00000000${10 + tries}`, address }))).toEqual({ code: wrong.code })
    }
    await expect(ask({ code: (await aSlip()).code, address })).rejects.toThrow(TooMany)
  })

  test('whose date was guessed at twenty times is worth nothing any more', async () => {
    const { card, code } = await aSlip()
    await db.auditEntry.createMany({
      data: Array.from({ length: 19 }, () => ({
        ...{ action: 'volunteer.claimRefused', subjectType: 'volunteer', subjectId: card.id },
      })),
    })
    await refusalOf(ask({ code, birthDate: '1950-03-09' }))
    expect(await refusalOf(ask({ code }))).toEqual({ code: wrong.code })
  })
})

describe('a new account', () => {
  test('is made by the mailed link, once, with the card, and its history names nobody', async () => {
    const { card, code, centre } = await aSlip({ email: null })
    const email = aMailbox()
    await ask({ code, email })
    const token = await linkTo(email)
    expect(await findClaim(null, token)).toEqual({ email, step: 'password' })

    const { userId } = await claimAccount(null, { token, password, locale: 'ru' })
    const user = await db.user.findUniqueOrThrow({ where: { id: userId } })
    expect(user).toMatchObject({ email, locale: 'ru', name: `${card.givenName} ${card.surname}` })
    expect(await verifyPassword(password, user.passwordHash)).toBe(true)
    expect((await findActor(userId))?.volunteerId).toBe(card.id)
    expect(await db.volunteer.findUniqueOrThrow({ where: { id: card.id } })).toMatchObject({ email })
    expect(await actionsOn(card.id)).toEqual([
      ...['volunteer.claimSlipPrinted', 'volunteer.claimAsked', 'volunteer.claimed'],
    ])
    const history = JSON.stringify([...(await historyOf(card.id)), ...(await historyOf(userId))])
    expect(history).toContain('user.joined')
    for (const hidden of [email, card.surname]) expect(history).not.toContain(hidden)
    expect((await historyOf(card.id)).at(-1)?.centreId).toBe(centre.id)

    expect(await findClaim(null, token)).toBeNull()
    expect(await refusalOf(claimAccount(null, { token, password, locale: 'kk' }))).toBe(
      'claims.refusals.gone',
    )
    expect(await refusalOf(ask({ code }))).toEqual({ code: wrong.code })
  })

  test('made twice at once is one', async () => {
    const { card, code } = await aSlip()
    const email = aMailbox()
    await ask({ code, email })
    const token = await linkTo(email)
    const both = await Promise.allSettled(
      [1, 2].map(() => claimAccount(null, { token, password, locale: 'kk' })),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.user.count({ where: { email } })).toBe(1)
    expect(await db.volunteer.count({ where: { id: card.id, user: { email } } })).toBe(1)
  })

  test('is not made by an old link, a made-up one, or with an easy password', async () => {
    const { code } = await aSlip()
    const email = aMailbox()
    await ask({ code, email })
    const token = await linkTo(email)
    const easy = claimAccount(null, { token, password: `${email} `, locale: 'kk' })
    expect(await refusalOf(easy)).toEqual({ password: 'accounts.refusals.passwordHasAddress' })
    await db.accountToken.updateMany({ where: { email }, data: { expiresAt: new Date() } })
    for (const each of [token, 'x'.repeat(43)]) {
      await expect(claimAccount(null, { token: each, password, locale: 'kk' })).rejects.toThrow(Conflict)
    }
    expect(await db.user.count({ where: { email } })).toBe(0)
  })

  test('by a personal link of a sign-up goes the same way; a card with an account gets no letter and no word', async () => {
    const card = await createVolunteer(db, { isGuest: true, status: 'new' })
    const email = aMailbox()
    await requestClaim(null, { volunteerId: card.id, email, locale: 'en' })
    const { userId } = await claimAccount(null, { token: await linkTo(email), password, locale: 'en' })
    expect((await findActor(userId))?.volunteerId).toBe(card.id)
    const other = aMailbox()
    await requestClaim(null, { volunteerId: card.id, email: other, locale: 'en' })
    expect(await db.outboxMessage.count({ where: { recipient: other } })).toBe(0)
  })
})

describe('an account there is', () => {
  test('gets the card by the link to its own address after signing in, and by no other', async () => {
    const { card, code } = await aSlip()
    const { email, actor } = await aPerson()
    const other = await aPerson()
    await ask({ code, email })
    const token = await linkTo(email)
    expect(await findClaim(null, token)).toEqual({ email, step: 'signIn' })
    expect(await findClaim(other.actor, token)).toEqual({ email, step: 'signIn' })
    expect(await findClaim(actor, token)).toEqual({ email, step: 'bind' })
    expect(await refusalOf(claimAccount(null, { token, password, locale: 'kk' }))).toBe(
      'claims.refusals.gone',
    )
    expect(await refusalOf(bindClaim(other.actor, { token }))).toBe('claims.refusals.otherAddress')

    expect(await bindClaim(actor, { token })).toBe('bound')
    expect((await findActor(actor.userId))?.volunteerId).toBe(card.id)
    await expect(bindClaim(actor, { token })).rejects.toThrow(Conflict)
  })

  test('gets it by the slip at once; two accounts with one slip at once, only one', async () => {
    const { card, code } = await aSlip()
    const people = [await aPerson(), await aPerson()]
    const claims = await Promise.allSettled(
      people.map(({ actor }) => claimOwnCard(actor, { code, birthDate }, { address: 'direct' })),
    )
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const owner = people[claims[0]?.status === 'fulfilled' ? 0 : 1]
    expect((await findActor(owner!.actor.userId))?.volunteerId).toBe(card.id)
  })

  test('with a card of its own keeps it, the two are noted for staff, once', async () => {
    const { card, code } = await aSlip()
    const { actor: nobody } = await aPerson()
    const own = await createVolunteer(db, { userId: nobody.userId })
    const actor = await actorOf(nobody.userId)
    expect(await claimOwnCard(actor, { code, birthDate }, { address: 'direct' })).toBe('noted')
    expect(await db.volunteer.findUniqueOrThrow({ where: { id: card.id } })).toMatchObject({ userId: null })
    for (const id of [card.id, own.id]) expect(await actionsOn(id)).toContain('volunteer.duplicateSuspected')
    expect(await refusalOf(claimOwnCard(actor, { code, birthDate }, { address: 'direct' }))).toEqual({
      code: wrong.code,
    })
  })

  test('of the coordinator who printed the slip does not get the card', async () => {
    const { actor, code, card } = await aSlip()
    expect(await refusalOf(claimOwnCard(actor, { code, birthDate }, { address: 'direct' }))).toBe(
      'claims.refusals.ownSlip',
    )
    expect(await db.volunteer.count({ where: { id: card.id, userId: null } })).toBe(1)
  })
})

test('an administrator prints slips too, and only for cards without an account', async () => {
  const { card } = await aSlip()
  const { id: userId } = await createUser(db)
  await db.volunteer.update({ where: { id: card.id }, data: { userId } })
  const printing = issueClaimSlip(await anAdministrator(), { volunteerId: card.id })
  expect(await refusalOf(printing)).toBe('claims.refusals.hasAccount')
})
