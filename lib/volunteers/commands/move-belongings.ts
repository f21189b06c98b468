import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Guardian, Membership } from '#prisma/generated/client.ts'
import { consentsEnded, sameGuardians, uniteMemberships } from '../rules/uniting.ts'

type Cards = { fromId: string; toId: string }

export type MovedBelongings = {
  memberships: { before: Membership[]; after: Membership[] }
  guardians: { movedIds: string[]; dropped: Guardian[] }
  consents: {
    movedIds: string[]
    ended: { id: string; withdrawnAt: string }[]
    reread: { id: string; guardianId: string }[]
  }
  requestIds: string[]
  slipIds: string[]
  directions: { movedIds: string[]; doubleIds: string[] }
  skills: { movedIds: string[]; doubleIds: string[] }
  cardIds: string[]
}

/** Everything that stands on a card goes to another one of the same person, within the caller's transaction, both locked. */
export async function moveBelongings(
  _actor: Actor,
  tx: Tx,
  cards: Cards,
  primaryId: string | null,
): Promise<MovedBelongings> {
  const where = { volunteerId: cards.fromId }
  const move = { where, data: { volunteerId: cards.toId } }
  const memberships = await moveMemberships(tx, cards, primaryId)
  const { guardians, reread } = await moveGuardians(tx, cards)
  const consentIds = idsOf(await tx.consent.findMany({ where, select: { id: true } }))
  await tx.consent.updateMany(move)
  const ended = await endConsents(tx, cards.toId)
  const requestIds = idsOf(await tx.consentRequest.findMany({ where, select: { id: true } }))
  await tx.consentRequest.updateMany(move)
  const slipIds = idsOf(await tx.claimSlip.findMany({ where, select: { id: true } }))
  await tx.claimSlip.updateMany(move)
  const directions = await moveDirections(tx, cards)
  const skills = await moveSkills(tx, cards)
  // Cards closed earlier lead to the staying one directly, so that no address passes through a chain.
  const earlier = { mergedIntoId: cards.fromId }
  const cardIds = idsOf(await tx.volunteer.findMany({ where: earlier, select: { id: true } }))
  await tx.volunteer.updateMany({ where: earlier, data: { mergedIntoId: cards.toId } })
  const consents = { movedIds: consentIds, ended, reread }
  return { memberships, guardians, consents, requestIds, slipIds, directions, skills, cardIds }
}

async function moveMemberships(tx: Tx, { fromId, toId }: Cards, primaryId: string | null) {
  const list = (volunteerId: string) =>
    tx.membership.findMany({ where: { volunteerId }, orderBy: { id: 'asc' } })
  const [own, others] = [await list(toId), await list(fromId)]
  const united = uniteMemberships(own, others, primaryId)
  const before = [...own, ...others]
  await tx.membership.deleteMany({ where: { id: { in: united.droppedIds } } })
  const after = united.rows.map((row) => ({ ...row, volunteerId: toId }))
  // What stops being open or primary goes first: one open primary at any moment.
  for (const row of [...after].sort((a, b) => Number(a.isPrimary) - Number(b.isPrimary)))
    await tx.membership.update({ where: { id: row.id }, data: row })
  return { before, after }
}

async function moveGuardians(tx: Tx, { fromId, toId }: Cards) {
  const list = (volunteerId: string) =>
    tx.guardian.findMany({ where: { volunteerId }, orderBy: { id: 'asc' } })
  const [own, others] = [await list(toId), await list(fromId)]
  const twins = sameGuardians(own, others)
  const reread: MovedBelongings['consents']['reread'] = []
  for (const { droppedId, keptId } of twins) {
    const read = await tx.consent.findMany({ where: { guardianId: droppedId }, select: { id: true } })
    reread.push(...read.map(({ id }) => ({ id, guardianId: droppedId })))
    await tx.consent.updateMany({ where: { guardianId: droppedId }, data: { guardianId: keptId } })
  }
  const isDropped = new Set(twins.map(({ droppedId }) => droppedId))
  await tx.guardian.deleteMany({ where: { id: { in: [...isDropped] } } })
  await tx.guardian.updateMany({ where: { volunteerId: fromId }, data: { volunteerId: toId } })
  const dropped = others.filter(({ id }) => isDropped.has(id))
  const movedIds = idsOf(others.filter(({ id }) => !isDropped.has(id)))
  return { guardians: { movedIds, dropped }, reread }
}

async function endConsents(tx: Tx, volunteerId: string) {
  const ended = consentsEnded(await tx.consent.findMany({ where: { volunteerId } }))
  for (const { id, withdrawnAt } of ended) await tx.consent.update({ where: { id }, data: { withdrawnAt } })
  return ended.map(({ id, withdrawnAt }) => ({ id, withdrawnAt: withdrawnAt.toISOString() }))
}

async function moveDirections(tx: Tx, { fromId, toId }: Cards) {
  const list = async (volunteerId: string) =>
    (await tx.volunteerDirection.findMany({ where: { volunteerId } })).map(({ directionId }) => directionId)
  const parts = parted(await list(toId), await list(fromId))
  await tx.volunteerDirection.deleteMany({
    where: { volunteerId: fromId, directionId: { in: parts.doubleIds } },
  })
  await tx.volunteerDirection.updateMany({ where: { volunteerId: fromId }, data: { volunteerId: toId } })
  return parts
}

async function moveSkills(tx: Tx, { fromId, toId }: Cards) {
  const list = async (volunteerId: string) =>
    (await tx.volunteerSkill.findMany({ where: { volunteerId } })).map(({ skillId }) => skillId)
  const parts = parted(await list(toId), await list(fromId))
  await tx.volunteerSkill.deleteMany({ where: { volunteerId: fromId, skillId: { in: parts.doubleIds } } })
  await tx.volunteerSkill.updateMany({ where: { volunteerId: fromId }, data: { volunteerId: toId } })
  return parts
}

/** What only the closed card has, and what both have. */
function parted(own: string[], others: string[]) {
  const known = new Set(own)
  return {
    movedIds: others.filter((id) => !known.has(id)),
    doubleIds: others.filter((id) => known.has(id)),
  }
}

/** Puts everything back where it was; what was added to the staying card since stays there. */
export async function returnBelongings(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  moved: MovedBelongings,
): Promise<void> {
  const back = (ids: string[]) => ({
    where: { id: { in: ids }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
  await tx.volunteer.updateMany({ where: { id: { in: moved.cardIds } }, data: { mergedIntoId: fromId } })
  await returnMemberships(tx, toId, moved.memberships)
  await tx.guardian.createMany({ data: moved.guardians.dropped })
  await tx.guardian.updateMany(back(moved.guardians.movedIds))
  await tx.consent.updateMany(back(moved.consents.movedIds))
  for (const { id, guardianId } of moved.consents.reread)
    await tx.consent.updateMany({ where: { id }, data: { guardianId } })
  for (const { id, withdrawnAt } of moved.consents.ended)
    await tx.consent.updateMany({ where: { id, withdrawnAt }, data: { withdrawnAt: null } })
  await tx.consentRequest.updateMany(back(moved.requestIds))
  await tx.claimSlip.updateMany(back(moved.slipIds))
  await returnChoices(tx, { fromId, toId }, moved)
}

async function returnMemberships(tx: Tx, toId: string, { before, after }: MovedBelongings['memberships']) {
  const standing = new Set(idsOf(after))
  // Those of the other card first, then what is not primary: one open primary at any moment.
  const order = ({ volunteerId, isPrimary }: Membership) => (volunteerId === toId ? 2 : 0) + Number(isPrimary)
  for (const row of [...before].sort((a, b) => order(a) - order(b))) {
    if (standing.has(row.id)) await tx.membership.update({ where: { id: row.id }, data: row })
    else await tx.membership.create({ data: row })
  }
}

async function returnChoices(tx: Tx, { fromId, toId }: Cards, { directions, skills }: MovedBelongings) {
  await tx.volunteerDirection.deleteMany({
    where: { volunteerId: toId, directionId: { in: directions.movedIds } },
  })
  await tx.volunteerDirection.createMany({
    data: [...directions.movedIds, ...directions.doubleIds].map((directionId) => ({
      ...{ volunteerId: fromId, directionId },
    })),
  })
  await tx.volunteerSkill.deleteMany({ where: { volunteerId: toId, skillId: { in: skills.movedIds } } })
  await tx.volunteerSkill.createMany({
    data: [...skills.movedIds, ...skills.doubleIds].map((skillId) => ({ volunteerId: fromId, skillId })),
  })
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
