import { describe, expect, it } from 'vitest'
import { findActorOfSession } from '#lib/accounts/actor.ts'
import { changePassword, requestPasswordReset, resetPassword } from '#lib/accounts/commands/passwords.ts'
import { closeAllSessions, closeSession, openSession } from '#lib/accounts/commands/sessions.ts'
import { signIn } from '#lib/accounts/commands/sign-in.ts'
import { hashPassword } from '#lib/accounts/password.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Invalid, TooMany } from '#lib/platform/refusal.ts'
import { createUser } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorOf } from '#tests/support/people.ts'

const password = 'a phrase of four words'
const hour = 3600

async function aUser(given = {}) {
  return createUser(db, { passwordHash: await hashPassword(password), ...given })
}

describe('signing in', () => {
  it('takes the right password and no other', async () => {
    const user = await aUser()
    const attempt = { email: user.email, address: 'a1' }
    await expect(signIn(null, { ...attempt, password })).resolves.toEqual({ userId: user.id })
    await expect(signIn(null, { ...attempt, password: 'another phrase here' })).rejects.toBeInstanceOf(
      Invalid,
    )
  })

  it('answers alike for an unknown address, a wrong password and a closed account', async () => {
    const user = await aUser()
    const closed = await aUser({ disabledAt: new Date() })
    const attempts = [
      { email: 'nobody@demo.invalid', password },
      { email: user.email, password: 'wrong phrase entirely' },
      { email: closed.email, password },
    ]
    const answers = await Promise.all(
      attempts.map((attempt) => signIn(null, { ...attempt, address: 'a2' }).catch((error: Invalid) => error)),
    )
    const said = answers.map((answer) =>
      JSON.stringify({ code: (answer as Invalid).code, fields: (answer as Invalid).fields }),
    )
    expect(new Set(said).size).toBe(1)
  })

  it('stops after ten wrong tries from one place, and lets the owner in from another', async () => {
    const user = await aUser()
    const wrong = { email: user.email, password: 'wrong phrase entirely', address: 'a3' }
    for (let tries = 0; tries < 10; tries++) await expect(signIn(null, wrong)).rejects.toBeInstanceOf(Invalid)
    await expect(signIn(null, { ...wrong, password })).rejects.toBeInstanceOf(TooMany)
    await expect(signIn(null, { email: user.email, password, address: 'home' })).resolves.toEqual({
      userId: user.id,
    })
  })

  it('looks at no password any more from an address that failed too often with other accounts', async () => {
    const user = await aUser()
    for (let tries = 0; tries < 50; tries++) await limit('signInByAddress', '203.0.113.7')
    const right = { email: user.email, password }
    await expect(signIn(null, { ...right, address: '203.0.113.7' })).rejects.toBeInstanceOf(TooMany)
    await expect(signIn(null, { ...right, address: '203.0.113.8' })).resolves.toEqual({ userId: user.id })
  })
})

describe('sessions', () => {
  it('end at once: a copied session id is worth nothing after signing out', async () => {
    const user = await aUser()
    const sessionId = await openSession(null, user.id, 'test', hour)
    expect(await findActorOfSession(sessionId)).toMatchObject({ userId: user.id })
    await closeSession(null, sessionId)
    expect(await findActorOfSession(sessionId)).toBeNull()
  })

  it('end everywhere together', async () => {
    const user = await aUser()
    const ids = await Promise.all(['phone', 'desk'].map((device) => openSession(null, user.id, device, hour)))
    expect(await closeAllSessions(await actorOf(user.id))).toBe(2)
    expect(await Promise.all(ids.map(findActorOfSession))).toEqual([null, null])
  })

  it('run out, and stop when the account is closed', async () => {
    const user = await aUser()
    const [old, live] = await Promise.all([
      openSession(null, user.id, '', -1),
      openSession(null, user.id, '', hour),
    ])
    expect(await findActorOfSession(old)).toBeNull()
    await db.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
    expect(await findActorOfSession(live)).toBeNull()
  })
})

describe('a password reset', () => {
  async function linkFor(email: string) {
    await requestPasswordReset(null, { email, locale: 'kk', address: 'r1' })
    const letter = await db.outboxMessage.findFirstOrThrow({
      where: { recipient: email },
      orderBy: { createdAt: 'desc' },
    })
    return /reset\/([\w-]{43})/.exec(letter.body)?.[1] as string
  }

  it('works once, ends every session, and is written down', async () => {
    const user = await aUser()
    const sessionId = await openSession(null, user.id, '', hour)
    const token = await linkFor(user.email)
    await resetPassword(null, { token, password: 'quite another phrase' })
    await expect(resetPassword(null, { token, password: 'a third phrase now' })).rejects.toBeInstanceOf(
      Conflict,
    )
    expect(await findActorOfSession(sessionId)).toBeNull()
    await expect(
      signIn(null, { email: user.email, password: 'quite another phrase', address: 'r1' }),
    ).resolves.toBeTruthy()
    expect(await db.auditEntry.count({ where: { subjectId: user.id, action: 'password.reset' } })).toBe(1)
  })

  it('is spent once when the link is opened ten times at once', async () => {
    const user = await aUser()
    const token = await linkFor(user.email)
    const tries = Array.from({ length: 10 }, (_, index) =>
      resetPassword(null, { token, password: `phrase number ${index} here` }),
    )
    const settled = await Promise.allSettled(tries)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('makes earlier links void, keeps only hashes, and writes nothing for an unknown address', async () => {
    const user = await aUser()
    const first = await linkFor(user.email)
    await linkFor(user.email)
    await expect(
      resetPassword(null, { token: first, password: 'quite another phrase' }),
    ).rejects.toBeInstanceOf(Conflict)
    expect(await db.accountToken.count({ where: { tokenHash: first } })).toBe(0)
    await requestPasswordReset(null, { email: 'nobody@demo.invalid', locale: 'ru', address: 'r2' })
    expect(await db.outboxMessage.count({ where: { recipient: 'nobody@demo.invalid' } })).toBe(0)
  })

  it('refuses an old link', async () => {
    const user = await aUser()
    const token = await linkFor(user.email)
    await db.accountToken.updateMany({
      where: { userId: user.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    await expect(resetPassword(null, { token, password: 'quite another phrase' })).rejects.toBeInstanceOf(
      Conflict,
    )
  })
})

describe('changing one’s own password', () => {
  it('asks for the present one and ends the other sessions only', async () => {
    const user = await aUser()
    const [here, elsewhere] = await Promise.all([
      openSession(null, user.id, '', hour),
      openSession(null, user.id, '', hour),
    ])
    const actor = { ...(await actorOf(user.id)), sessionId: here }
    const change = { currentPassword: 'not this phrase', password: 'quite another phrase' }
    await expect(changePassword(actor, change)).rejects.toBeInstanceOf(Invalid)
    await changePassword(actor, { ...change, currentPassword: password })
    expect(await findActorOfSession(here)).not.toBeNull()
    expect(await findActorOfSession(elsewhere)).toBeNull()
  })
})
