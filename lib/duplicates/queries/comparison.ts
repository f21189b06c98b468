import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { type Db, db, type Tx } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { listedTo } from '#lib/volunteers/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { pairsOf } from '../policy.ts'
import { differingFields, suggestedCard } from '../rules/choices.ts'
import { listCollisions } from './collisions.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }

const columns = {
  ...{ id: true, cardNumber: true, version: true, status: true, userId: true, createdAt: true },
  ...{ surname: true, givenName: true, patronymic: true, birthDate: true, sex: true, locale: true },
  ...{ email: true, phone: true, iinLast4: true, iinHash: true, unitId: true, notes: true, languages: true },
  unit: { select: names },
  user: { select: { email: true } },
  directions: { select: { direction: { select: names } }, orderBy: { direction: { position: 'asc' } } },
  skills: { select: { skill: { select: names } }, orderBy: { skill: { position: 'asc' } } },
  tags: { select: { tag: { select: { name: true } } }, orderBy: { tag: { name: 'asc' } } },
  guardians: { select: { name: true }, orderBy: { id: 'asc' } },
  consents: { select: { kind: true, withdrawnAt: true }, orderBy: { givenAt: 'asc' } },
  memberships: {
    where: { endedOn: null },
    orderBy: [{ isPrimary: 'desc' }, { startedOn: 'asc' }],
    select: {
      ...{ id: true, isPrimary: true, startedOn: true, centreId: true, organisationId: true },
      ...{ centre: { select: names }, organisation: { select: names } },
    },
  },
  _count: {
    select: { participations: true, awards: true, certificates: true },
  },
} satisfies Prisma.VolunteerSelect
export type ComparedRow = Prisma.VolunteerGetPayload<{ select: typeof columns }>

/** An open or refused pair with both cards; null for one that is not the actor's. Reading it is reading both cards. */
export async function findComparison(actor: Actor, pairId: string, client: Db | Tx = db) {
  if (!idPattern.test(pairId)) return null
  const pair = await client.duplicatePair.findFirst({
    where: { AND: [pairsOf(actor), { id: pairId, state: { not: 'merged' } }] },
    select: {
      id: true,
      state: true,
      score: true,
      reasons: true,
      oneId: true,
      otherId: true,
      decidedAt: true,
    },
  })
  if (!pair) return null
  const [one, other] = [
    await client.volunteer.findFirst({
      where: { AND: [listedTo(actor), { id: pair.oneId }] },
      select: columns,
    }),
    await client.volunteer.findFirst({
      where: { AND: [listedTo(actor), { id: pair.otherId }] },
      select: columns,
    }),
  ]
  if (!one || !other) return null
  return {
    ...{ pair, one, other },
    differing: differingFields(one, other),
    suggested: suggestedCard(one, other),
    collisions: await listCollisions(actor, client, pair),
    primaries: primariesOf(actor, one, other),
  }
}
export type Comparison = NonNullable<Awaited<ReturnType<typeof findComparison>>>

/**
 * Two different primary affiliations: to choose between for who coordinates both bodies. Else the one of the body that is not
 * asked stays: nobody takes a member from another centre by a merge.
 */
function primariesOf(actor: Actor, one: ComparedRow, other: ComparedRow) {
  const all = [one, other].flatMap(({ memberships }) => memberships.filter(({ isPrimary }) => isPrimary))
  const [mine, theirs] = all
  const isSameBody = mine?.centreId === theirs?.centreId && mine?.organisationId === theirs?.organisationId
  if (!mine || !theirs || isSameBody) return { choices: [], keptId: null }
  const foreign = all.find(({ centreId }) => !mayCoordinateCentre(actor, centreId))
  return foreign ? { choices: [], keptId: foreign.id } : { choices: all, keptId: null }
}
