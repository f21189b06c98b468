import { describe, expect, it } from 'vitest'
import { acceptInvitation, inviteUser } from '#lib/accounts/commands/invitations.ts'
import { disableUser, enableUser, grantRole, revokeRole } from '#lib/accounts/commands/rights.ts'
import { findUser, listUsers } from '#lib/accounts/queries.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { createCentre, createUser } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf, anAdministrator, anEditor, aStranger } from '#tests/support/people.ts'

const noScope = { centreId: null, organisationId: null }

describe('giving a right', () => {
  it('counts on the holder’s next request and is written down', async () => {
    const [administrator, user, centre] = await Promise.all([
      anAdministrator(),
      createUser(db),
      createCentre(db),
    ])
    await grantRole(administrator, {
      userId: user.id,
      role: 'coordinator',
      centreId: centre.id,
      organisationId: null,
    })
    expect((await actorOf(user.id)).centreIds).toEqual([centre.id])
    const entries = await db.auditEntry.findMany({ where: { subjectId: user.id, action: 'role.granted' } })
    expect(entries).toMatchObject([{ actorUserId: administrator.userId, centreId: centre.id }])
  })

  it('is for administrators, and never for oneself', async () => {
    const [administrator, editor, user] = await Promise.all([anAdministrator(), anEditor(), createUser(db)])
    const { actor: coordinator } = await aCoordinator()
    for (const actor of [editor, coordinator, await aStranger()]) {
      const attempt = grantRole(actor, { userId: user.id, role: 'editor', ...noScope })
      await expect(attempt).rejects.toBeInstanceOf(Forbidden)
    }
    const toOneself = grantRole(administrator, { userId: administrator.userId, role: 'editor', ...noScope })
    await expect(toOneself).rejects.toBeInstanceOf(Forbidden)
  })

  it('succeeds once when sent ten times at once', async () => {
    const [administrator, user] = await Promise.all([anAdministrator(), createUser(db)])
    const tries = Array.from({ length: 10 }, () =>
      grantRole(administrator, { userId: user.id, role: 'editor', ...noScope }),
    )
    const settled = await Promise.allSettled(tries)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.roleAssignment.count({ where: { userId: user.id } })).toBe(1)
  })

  it('drops a scope that does not belong to the role, and refuses one that does not exist', async () => {
    const [administrator, user, centre] = await Promise.all([
      anAdministrator(),
      createUser(db),
      createCentre(db),
    ])
    await grantRole(administrator, {
      userId: user.id,
      role: 'editor',
      centreId: centre.id,
      organisationId: null,
    })
    expect(await actorOf(user.id)).toMatchObject({ isEditor: true, centreIds: [] })
    const unknown = {
      userId: user.id,
      role: 'coordinator' as const,
      centreId: administrator.userId,
      organisationId: null,
    }
    await expect(grantRole(administrator, unknown)).rejects.toBeInstanceOf(Invalid)
  })
})

describe('taking a right away', () => {
  it('works on the next request; a second call is a conflict', async () => {
    const administrator = await anAdministrator()
    const { actor } = await aCoordinator()
    const held = await db.roleAssignment.findFirstOrThrow({ where: { userId: actor.userId } })
    await revokeRole(administrator, { assignmentId: held.id })
    expect((await actorOf(actor.userId)).centreIds).toEqual([])
    await expect(revokeRole(administrator, { assignmentId: held.id })).rejects.toBeInstanceOf(Conflict)
  })

  it('leaves an administrator when two remove each other at once', async () => {
    await db.roleAssignment.updateMany({ where: { role: 'administrator' }, data: { revokedAt: new Date() } })
    const [one, other] = await Promise.all([anAdministrator(), anAdministrator()])
    const heldBy = (userId: string) =>
      db.roleAssignment.findFirstOrThrow({ where: { userId, role: 'administrator' } })
    const [first, second] = await Promise.all([heldBy(one.userId), heldBy(other.userId)])
    const settled = await Promise.allSettled([
      revokeRole(one, { assignmentId: second.id }),
      revokeRole(other, { assignmentId: first.id }),
    ])
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('ends with its date', async () => {
    const { actor } = await aCoordinator()
    await db.roleAssignment.updateMany({
      where: { userId: actor.userId },
      data: { validTo: new Date(Date.now() - 1) },
    })
    expect((await actorOf(actor.userId)).centreIds).toEqual([])
  })
})

describe('closing an account', () => {
  it('stops it and opens it again; nobody closes their own', async () => {
    const [administrator, user] = await Promise.all([anAdministrator(), createUser(db)])
    await disableUser(administrator, { userId: user.id })
    await expect(disableUser(administrator, { userId: user.id })).rejects.toBeInstanceOf(Conflict)
    await enableUser(administrator, { userId: user.id })
    await expect(disableUser(administrator, { userId: administrator.userId })).rejects.toBeInstanceOf(
      Forbidden,
    )
  })
})

describe('an invitation', () => {
  async function invite(email: string) {
    const administrator = await anAdministrator()
    await inviteUser(administrator, { email, role: 'editor', ...noScope }, 'ru')
    const letter = await db.outboxMessage.findFirstOrThrow({ where: { recipient: email } })
    return /invitation\/([\w-]{43})/.exec(letter.body)?.[1] as string
  }
  const account = { name: 'Жаңа редактор', password: 'a phrase of four words', locale: 'kk' as const }

  it('makes the promised account, once', async () => {
    const token = await invite('new.editor@demo.invalid')
    const tries = Array.from({ length: 5 }, () => acceptInvitation(null, { ...account, token }))
    const settled = await Promise.allSettled(tries)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const user = await db.user.findUniqueOrThrow({ where: { email: 'new.editor@demo.invalid' } })
    expect(await actorOf(user.id)).toMatchObject({ isEditor: true, isAdministrator: false })
  })

  it('is worth nothing once who sent it is no administrator any more', async () => {
    const [sender, other] = await Promise.all([anAdministrator(), anAdministrator()])
    const email = 'second.door@demo.invalid'
    await inviteUser(sender, { email, role: 'administrator', ...noScope }, 'kk')
    const letter = await db.outboxMessage.findFirstOrThrow({ where: { recipient: email } })
    const token = /invitation\/([\w-]{43})/.exec(letter.body)?.[1] as string
    await disableUser(other, { userId: sender.userId })
    await expect(acceptInvitation(null, { ...account, token })).rejects.toBeInstanceOf(Conflict)
    expect(await db.user.count({ where: { email } })).toBe(0)
  })

  it('is refused for an address that has an account and from anybody but an administrator', async () => {
    const [administrator, editor, user] = await Promise.all([anAdministrator(), anEditor(), createUser(db)])
    const form = { email: user.email, role: 'editor' as const, ...noScope }
    await expect(inviteUser(administrator, form, 'kk')).rejects.toBeInstanceOf(Invalid)
    await expect(inviteUser(editor, { ...form, email: 'x@demo.invalid' }, 'kk')).rejects.toBeInstanceOf(
      Forbidden,
    )
  })
})

it('accounts are listed for administrators only', async () => {
  const [administrator, editor] = await Promise.all([anAdministrator(), anEditor()])
  expect((await listUsers(administrator, {})).users.length).toBeGreaterThan(0)
  await expect(listUsers(editor, {})).rejects.toBeInstanceOf(Forbidden)
  await expect(findUser(editor, administrator.userId)).rejects.toBeInstanceOf(Forbidden)
  await expect(
    grantRole(administrator, { userId: editor.sessionId || crypto.randomUUID(), role: 'editor', ...noScope }),
  ).rejects.toBeInstanceOf(NotFound)
})
