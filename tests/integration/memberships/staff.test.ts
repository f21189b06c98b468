import { describe, expect, test } from 'vitest'
import {
  allowInviting,
  cancelInvitation,
  inviteCoordinator,
  removeCoordinator,
} from '#lib/accounts/commands/centre-staff.ts'
import { acceptInvitation, takeUpInvitation } from '#lib/accounts/commands/invitations.ts'
import { invitationStep } from '#lib/accounts/queries.ts'
import { findCentreStaff } from '#lib/accounts/queries/centre-staff.ts'
import { runIssuing } from '#lib/certificates/commands/run-issuing.ts'
import { issuingKind, startIssuing } from '#lib/certificates/commands/start-issuing.ts'
import { type JobRun, runJobs } from '#lib/jobs/worker.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { newId } from '#lib/platform/new-id.ts'
import { createUser, grantRole } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf, anAdministrator, aStranger } from '#tests/support/people.ts'
import { pastScene, worked } from '../certificates/people.ts'
import { refusalOf } from './people.ts'

const password = 'қызыл алма ағашы 42'

/** A centre of two coordinators, the first of whom may invite. */
async function twoOfACentre() {
  const { centre, actor } = await aCoordinator()
  await db.roleAssignment.updateMany({ where: { userId: actor.userId }, data: { canInvite: true } })
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'coordinator', centreId: centre.id })
  return { centre, actor, other: await actorOf(user.id) }
}

const newAddress = () => `u${newId()}@example.test`

/** The secret of the link in the newest letter to an address. */
async function secretFor(recipient: string): Promise<string> {
  const letter = await db.outboxMessage.findFirstOrThrow({
    where: { recipient },
    orderBy: { createdAt: 'desc' },
  })
  return /\/invitation\/([\w-]{43})/.exec(letter.body)?.[1] ?? ''
}

describe('inviting', () => {
  test('a coordinator who may makes another one of the same centre, and it is recorded', async () => {
    const { centre, actor } = await twoOfACentre()
    const email = newAddress()
    await inviteCoordinator(actor, { centreId: centre.id, email }, 'kk')
    expect((await findCentreStaff(actor, centre.id))?.invitations).toMatchObject([{ email }])
    const token = await secretFor(email)
    expect(await invitationStep(null, token)).toBe('password')
    const { userId } = await acceptInvitation(null, { token, name: 'Сынақ', password, locale: 'kk' })
    const joined = await actorOf(userId)
    expect(joined).toMatchObject({ centreIds: [centre.id], isAdministrator: false })
    expect((await findCentreStaff(joined, centre.id))?.mayInvite).toBe(false)
    const entry = await db.auditEntry.findFirst({ where: { action: 'user.invited', centreId: centre.id } })
    expect(entry).toMatchObject({ actorUserId: actor.userId })
  })

  test('an address with an account looks the same, and its owner alone takes the right up', async () => {
    const { centre, actor } = await twoOfACentre()
    const [known, unknown] = [await aStranger(), newAddress()]
    await inviteCoordinator(actor, { centreId: centre.id, email: unknown }, 'kk')
    await inviteCoordinator(actor, { centreId: centre.id, email: known.email }, 'kk')
    const seen = (await findCentreStaff(actor, centre.id))?.invitations.map(({ email }) => email)
    expect(seen?.sort()).toEqual([known.email, unknown].sort())
    const token = await secretFor(known.email)
    expect(await invitationStep(null, token)).toBe('signIn')
    expect(await invitationStep(known, token)).toBe('bind')
    await expect(takeUpInvitation(await aStranger(), { token })).rejects.toThrow(Conflict)
    await takeUpInvitation(known, { token })
    await expect(takeUpInvitation(known, { token })).rejects.toThrow(Conflict)
    expect((await actorOf(known.userId)).centreIds).toEqual([centre.id])
    expect(
      await refusalOf(inviteCoordinator(actor, { centreId: centre.id, email: known.email }, 'kk')),
    ).toEqual({ email: 'accounts.refusals.roleHeld' })
  })

  test('nobody without leave, of another centre, or after their right ended', async () => {
    const { centre, actor, other } = await twoOfACentre()
    const to = (email = newAddress()) => ({ centreId: centre.id, email })
    await expect(inviteCoordinator(other, to(), 'kk')).rejects.toThrow(Forbidden)
    await expect(inviteCoordinator((await aCoordinator()).actor, to(), 'kk')).rejects.toThrow(NotFound)
    const email = newAddress()
    await inviteCoordinator(actor, to(email), 'kk')
    const token = await secretFor(email)
    await db.roleAssignment.updateMany({ where: { userId: actor.userId }, data: { revokedAt: new Date() } })
    // The actor of a request that is still on its way.
    await expect(inviteCoordinator(actor, to(), 'kk')).rejects.toThrow(Forbidden)
    const attempt = acceptInvitation(null, { token, name: 'Сынақ', password, locale: 'kk' })
    await expect(attempt).rejects.toThrow(Conflict)
  })

  test('an invitation is cancelled once, by the same centre', async () => {
    const { centre, actor } = await twoOfACentre()
    const email = newAddress()
    await inviteCoordinator(actor, { centreId: centre.id, email }, 'kk')
    const staff = await findCentreStaff(actor, centre.id)
    const input = { centreId: centre.id, invitationId: staff?.invitations[0]?.id ?? '' }
    const stranger = await twoOfACentre()
    await expect(
      cancelInvitation(stranger.actor, { ...input, centreId: stranger.centre.id }),
    ).rejects.toThrow(Conflict)
    await cancelInvitation(actor, input)
    await expect(cancelInvitation(actor, input)).rejects.toThrow(Conflict)
  })

  test('leave to invite is an administrator’s to give', async () => {
    const { centre, actor, other } = await twoOfACentre()
    const input = { centreId: centre.id, userId: other.userId, isAllowed: true }
    await expect(allowInviting(actor, input)).rejects.toThrow(Forbidden)
    await allowInviting(await anAdministrator(), input)
    expect((await findCentreStaff(other, centre.id))?.mayInvite).toBe(true)
    await expect(allowInviting(await anAdministrator(), input)).rejects.toThrow(Conflict)
  })
})

describe('removing', () => {
  test('a coordinator is out on the next request; oneself, the last one and strangers’ are refused', async () => {
    const { centre, actor, other } = await twoOfACentre()
    const remove = (who: typeof actor, userId: string) =>
      removeCoordinator(who, { centreId: centre.id, userId })
    expect(await refusalOf(remove(actor, actor.userId))).toBe('memberships.refusals.notOneself')
    await expect(remove((await aCoordinator()).actor, other.userId)).rejects.toThrow(NotFound)
    await remove(actor, other.userId)
    expect((await actorOf(other.userId)).centreIds).toEqual([])
    expect(await refusalOf(remove(await anAdministrator(), actor.userId))).toBe(
      'memberships.refusals.lastCoordinator',
    )
    await expect(remove(actor, other.userId)).rejects.toThrow(NotFound)
    const entries = await db.auditEntry.findMany({ where: { action: 'role.revoked', centreId: centre.id } })
    expect(entries).toMatchObject([{ subjectId: other.userId, actorUserId: actor.userId }])
  })

  test('of two who remove each other at once one stays, also when a third would', async () => {
    const { centre, actor, other } = await twoOfACentre()
    const third = await createUser(db)
    await grantRole(db, { userId: third.id, role: 'coordinator', centreId: centre.id })
    const done = await Promise.allSettled([
      removeCoordinator(actor, { centreId: centre.id, userId: other.userId }),
      removeCoordinator(other, { centreId: centre.id, userId: actor.userId }),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await findCentreStaff(await anAdministrator(), centre.id))?.people).toHaveLength(2)
  })
})

test('bulk work in the name of a coordinator who is removed meanwhile stops with a sentence', async () => {
  const scene = await pastScene()
  for (let index = 0; index < 4; index++) await worked(scene)
  const { userId } = scene.coordinator
  const { centreId } = await db.event.findUniqueOrThrow({ where: { id: scene.event.id } })
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'coordinator', centreId })
  const remover = await actorOf(user.id)
  const { jobId } = await startIssuing(scene.coordinator, { eventId: scene.event.id })
  const run: JobRun = (actor, job) => {
    const step: typeof job.step = async (progress) => {
      if (progress.done === 2) await removeCoordinator(remover, { centreId, userId })
      return job.step(progress)
    }
    return runIssuing(actor, { ...job, step })
  }
  expect(await runJobs({ [issuingKind]: run })).toBe(1)
  expect(await db.job.findUniqueOrThrow({ where: { id: jobId } })).toMatchObject({ state: 'failed' })
  expect(await db.certificate.count({ where: { eventId: scene.event.id } })).toBeLessThan(4)
})
