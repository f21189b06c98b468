import { db } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { idOfLink, isSigned } from '#lib/platform/signed-link.ts'
import type { Doer } from '../policy.ts'

/** The sign-up a personal link was made for. Throws NotFound for a link that was never made, or was replaced. */
export async function requireOwnPlace(_doer: Doer, token: string) {
  const id = idOfLink(token)
  const place = id
    ? await db.participation.findUnique({
        where: { id },
        select: {
          id: true,
          shiftId: true,
          volunteerId: true,
          linkVersion: true,
          status: true,
          groupId: true,
        },
      })
    : null
  if (!place || !isSigned(token, 'sign-up', place.id, place.linkVersion))
    throw new NotFound('participation.refusals.linkUnknown')
  return place
}

/** The group a leader's link was made for. Throws NotFound as above. */
export async function requireOwnGroup(_doer: Doer, token: string) {
  const id = idOfLink(token)
  const group = id ? await db.signUpGroup.findUnique({ where: { id } }) : null
  if (!group || !isSigned(token, 'group', group.id, group.linkVersion))
    throw new NotFound('participation.refusals.linkUnknown')
  return group
}

/** The cards of a group's people, to be locked before the shift. */
export async function memberIds(_doer: Doer, groupId: string): Promise<string[]> {
  const members = await db.participation.findMany({ where: { groupId }, select: { volunteerId: true } })
  return [...new Set(members.map(({ volunteerId }) => volunteerId))]
}
