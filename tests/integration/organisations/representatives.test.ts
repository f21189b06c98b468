import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { acceptInvitation, takeUpInvitation } from '#lib/accounts/commands/invitations.ts'
import {
  inviteRepresentative,
  removeRepresentative,
  withdrawInvitation,
} from '#lib/accounts/commands/representatives.ts'
import { findRepresentatives, invitationStep } from '#lib/accounts/queries.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { createUser, grantRole } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorOf, aRepresentative, aStranger } from '#tests/support/people.ts'

const account = { name: 'Дана Сынақ', password: 'дала желі тынбай соғады', locale: 'kk' as const }

function aMailbox() {
  return `rep-${randomUUID().slice(0, 8)}@example.test`
}

async function tokenFor(recipient: string): Promise<string> {
  const letter = await db.outboxMessage.findFirstOrThrow({
    where: { recipient },
    orderBy: { createdAt: 'desc' },
  })
  return /invitation\/([\w-]{43})/.exec(letter.body)?.[1] ?? ''
}

async function invited(email = aMailbox()) {
  const { organisation, actor } = await aRepresentative()
  await inviteRepresentative(actor, { organisationId: organisation.id, email }, 'kk')
  return { organisation, actor, email, token: await tokenFor(email) }
}

test('somebody new is invited, makes an account by the link and speaks for the organisation', async () => {
  const { organisation, actor, email, token } = await invited()
  expect((await findRepresentatives(actor, organisation.id))?.invitations).toMatchObject([{ email }])
  const { userId } = await acceptInvitation(null, { ...account, token })
  expect((await actorOf(userId)).organisationIds).toEqual([organisation.id])
  expect(
    await db.auditEntry.count({ where: { action: 'user.invited', organisationId: organisation.id } }),
  ).toBe(1)
})

test('an account that is there takes the right up signed in, once; nobody else can with the same link', async () => {
  const user = await createUser(db, { email: aMailbox() })
  const { organisation, token } = await invited(user.email)
  const [holder, stranger] = [await actorOf(user.id), await aStranger()]
  expect(await invitationStep(null, token)).toBe('signIn')
  expect(await invitationStep(stranger, token)).toBe('signIn')
  expect(await invitationStep(holder, token)).toBe('bind')
  await expect(takeUpInvitation(stranger, { token })).rejects.toBeInstanceOf(Conflict)
  await expect(acceptInvitation(null, { ...account, token })).rejects.toBeInstanceOf(Conflict)
  const tries = await Promise.allSettled(Array.from({ length: 4 }, () => takeUpInvitation(holder, { token })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await actorOf(user.id)).organisationIds).toEqual([organisation.id])
})

test('an invitation is worth nothing when who sent it speaks for the organisation no more, or took it back', async () => {
  const gone = await invited()
  await db.roleAssignment.updateMany({
    where: { userId: gone.actor.userId },
    data: { revokedAt: new Date() },
  })
  await expect(acceptInvitation(null, { ...account, token: gone.token })).rejects.toBeInstanceOf(Conflict)
  const back = await invited()
  const organisationId = back.organisation.id
  const [open] = (await findRepresentatives(back.actor, organisationId))?.invitations ?? []
  const which = { organisationId, invitationId: open?.id ?? '' }
  await withdrawInvitation(back.actor, which)
  await expect(withdrawInvitation(back.actor, which)).rejects.toBeInstanceOf(Conflict)
  await expect(acceptInvitation(null, { ...account, token: back.token })).rejects.toBeInstanceOf(Conflict)
})

test('five speak for one organisation at most, also when many are invited at once', async () => {
  const { organisation, actor } = await aRepresentative()
  const invite = () =>
    inviteRepresentative(actor, { organisationId: organisation.id, email: aMailbox() }, 'kk')
  const done = await Promise.allSettled(Array.from({ length: 7 }, invite))
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
  await expect(invite()).rejects.toBeInstanceOf(Conflict)
})

test('another representative is removed, the last one never, oneself is not invited', async () => {
  const { organisation, actor } = await aRepresentative()
  const organisationId = organisation.id
  const other = await createUser(db)
  const right = await grantRole(db, { userId: other.id, role: 'representative', organisationId })
  await removeRepresentative(actor, { organisationId, assignmentId: right.id })
  expect((await actorOf(other.id)).organisationIds).toEqual([])
  const [own] = (await findRepresentatives(actor, organisationId))?.holders ?? []
  const last = { organisationId, assignmentId: own?.id ?? '' }
  await expect(removeRepresentative(actor, last)).rejects.toBeInstanceOf(Forbidden)
  const oneself = { organisationId, email: actor.email }
  await expect(inviteRepresentative(actor, oneself, 'kk')).rejects.toBeInstanceOf(Invalid)
})

test('two who remove each other at once leave one', async () => {
  const { organisation, actor } = await aRepresentative()
  const organisationId = organisation.id
  const user = await createUser(db)
  const right = await grantRole(db, { userId: user.id, role: 'representative', organisationId })
  const own = await db.roleAssignment.findFirstOrThrow({ where: { userId: actor.userId } })
  await Promise.allSettled([
    removeRepresentative(actor, { organisationId, assignmentId: right.id }),
    removeRepresentative(await actorOf(user.id), { organisationId, assignmentId: own.id }),
  ])
  const left = { role: 'representative' as const, organisationId, revokedAt: null }
  expect(await db.roleAssignment.count({ where: left })).toBe(1)
})

test('the representatives of another organisation do not exist', async () => {
  const { organisation, actor, token: _ } = await invited()
  const stranger = (await aRepresentative()).actor
  const organisationId = organisation.id
  const own = await db.roleAssignment.findFirstOrThrow({ where: { userId: actor.userId } })
  expect(await findRepresentatives(stranger, organisationId)).toBeNull()
  const which = { organisationId, assignmentId: own.id }
  await expect(removeRepresentative(stranger, which)).rejects.toBeInstanceOf(NotFound)
  const invitation = { organisationId, email: aMailbox() }
  await expect(inviteRepresentative(stranger, invitation, 'kk')).rejects.toBeInstanceOf(NotFound)
  const foreign = { organisationId: stranger.organisationIds[0] as string, assignmentId: own.id }
  await expect(removeRepresentative(stranger, foreign)).rejects.toBeInstanceOf(NotFound)
})
