import type { Actor } from '#lib/accounts/actor.ts'
import { counted } from '#lib/hours/policy.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { collisionsOf, type Place } from '../rules/collisions.ts'

const columns = {
  ...{ id: true, shiftId: true, status: true, attendance: { select: { mark: true } } },
  hours: { where: counted, select: { minutes: true } },
  shift: {
    select: {
      ...{ startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true },
      event: { select: { titleKk: true, titleRu: true, titleEn: true } },
    },
  },
} satisfies Prisma.ParticipationSelect

/** The shifts on which two cards stand twice, the earliest first. */
export async function listCollisions(
  _actor: Actor,
  client: Db | Tx,
  { oneId, otherId }: { oneId: string; otherId: string },
) {
  const list = (volunteerId: string, rivalId: string) =>
    client.participation.findMany({
      where: { volunteerId, shift: { participations: { some: { volunteerId: rivalId } } } },
      orderBy: [{ shift: { startsAt: 'asc' } }, { id: 'asc' }],
      select: columns,
    })
  const [ones, others] = [await list(oneId, otherId), await list(otherId, oneId)]
  const shiftOf = new Map(ones.map(({ shiftId, shift }) => [shiftId, shift]))
  return collisionsOf(ones.map(placeOf), others.map(placeOf)).flatMap((collision) => {
    const shift = shiftOf.get(collision.shiftId)
    return shift ? [{ ...collision, shift }] : []
  })
}
export type ShownCollision = Awaited<ReturnType<typeof listCollisions>>[number]

type Row = Prisma.ParticipationGetPayload<{ select: typeof columns }>

function placeOf({ id, shiftId, status, attendance, hours }: Row): Place {
  const minutes = hours.reduce((sum, row) => sum + row.minutes, 0)
  return { id, shiftId, status, isPresent: attendance?.mark === 'present', minutes }
}
