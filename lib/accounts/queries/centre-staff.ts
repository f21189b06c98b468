import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type Actor, validAt } from '../actor.ts'
import { mayAdminister, mayCoordinateCentre } from '../policy.ts'

/** Who runs a centre and who was invited to; null for anybody who does not run it themselves. */
export async function findCentreStaff(actor: Actor, centreId: string) {
  if (!mayCoordinateCentre(actor, centreId)) return null
  const at = now()
  const [people, invitations] = await Promise.all([
    db.roleAssignment.findMany({
      where: { ...validAt(at), role: 'coordinator', centreId, user: { disabledAt: null } },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: {
        ...{ id: true, userId: true, validFrom: true, canInvite: true },
        user: { select: { name: true, email: true } },
      },
    }),
    db.accountToken.findMany({
      where: { kind: 'invitation', role: 'coordinator', centreId, usedAt: null, expiresAt: { gt: at } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 50,
      select: { id: true, email: true, expiresAt: true },
    }),
  ])
  const own = people.find(({ userId }) => userId === actor.userId)
  return { people, invitations, mayInvite: mayAdminister(actor) || own?.canInvite === true }
}
export type CentreStaff = NonNullable<Awaited<ReturnType<typeof findCentreStaff>>>
