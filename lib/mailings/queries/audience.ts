import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { platformColumns } from '#lib/events/rules/programme.ts'
import { activeStatuses, arrangedBy } from '#lib/participation/policy.ts'
import { db, type Db, type Tx } from '#lib/platform/db.ts'
import { findSelection } from '#lib/registry/queries/selection.ts'
import { listedTo } from '#lib/volunteers/policy.ts'
import type { Mailing, Prisma } from '#prisma/generated/client.ts'

export type Audience = Pick<
  Mailing,
  'audience' | 'selectionId' | 'eventId' | 'shiftId' | 'places' | 'centreId'
>

const statuses = {
  confirmed: ['confirmed'],
  waiting: ['waiting', 'offered'],
  all: [...activeStatuses],
} as const

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const eventColumns = {
  ...{ id: true, slug: true, startsAt: true, endsAt: true, titleKk: true, titleRu: true, titleEn: true },
  ...{ placeKk: true, placeRu: true, placeEn: true },
} as const

/** What a letter says about the sender and the occasion. */
export const occasionColumns = {
  ...{ id: true, kind: true, audience: true, selectionId: true, eventId: true, shiftId: true, places: true },
  ...{ centreId: true, subjectKk: true, subjectRu: true, subjectEn: true },
  ...{ bodyKk: true, bodyRu: true, bodyEn: true },
  centre: { select: { ...names, phone: true, email: true } },
  event: { select: eventColumns },
} satisfies Prisma.MailingSelect

/**
 * Whom a mailing is for, as far as the actor lists them or runs their event at this moment. Somebody else's selection, a foreign
 * centre or event is nobody.
 */
export async function audienceWhere(actor: Actor, mailing: Audience): Promise<Prisma.VolunteerWhereInput> {
  const isThere: Prisma.VolunteerWhereInput = { status: { not: 'anonymised' }, mergedIntoId: null }
  if (mailing.audience === 'selection') {
    const selection = mailing.selectionId ? await findSelection(actor, mailing.selectionId) : null
    return selection ? { AND: [isThere, selection.where] } : nobody
  }
  if (mailing.audience === 'centre') {
    if (!mayCoordinateCentre(actor, mailing.centreId)) return nobody
    const member = { memberships: { some: { endedOn: null, centreId: mailing.centreId } } }
    return { AND: [isThere, listedTo(actor), member] }
  }
  return { AND: [isThere, { participations: { some: placesWhere(actor, mailing) } }] }
}

const nobody: Prisma.VolunteerWhereInput = { id: { in: [] } }

/** The places a mailing to an event or a shift is about; of a deleted one there are none. */
function placesWhere(actor: Actor, mailing: Audience): Prisma.ParticipationWhereInput {
  const { audience, eventId, shiftId, places } = mailing
  const whose = audience === 'shift' ? { id: shiftId ?? '' } : { eventId: eventId ?? '' }
  const isGone = audience === 'shift' ? !shiftId : !eventId
  if (audience === 'selection' || audience === 'centre' || isGone) return { shiftId: { in: [] } }
  return { status: { in: [...statuses[places]] }, shift: { AND: [arrangedBy(actor), whose] } }
}

function personColumns(actor: Actor, mailing: Audience) {
  return {
    ...{ id: true, cardNumber: true, surname: true, givenName: true, patronymic: true, birthDate: true },
    ...{ locale: true, languages: true, email: true, phone: true },
    guardians: { select: { name: true, phone: true, email: true }, orderBy: { id: 'asc' } },
    mailingRefusals: { where: { endedAt: null }, select: { kind: true } },
    participations: {
      where: placesWhere(actor, mailing),
      orderBy: [{ shift: { startsAt: 'asc' } }, { id: 'asc' }],
      select: {
        ...{ id: true, linkVersion: true },
        shift: {
          select: {
            ...{ startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true },
            platform: { select: platformColumns },
          },
        },
        group: {
          select: {
            id: true,
            leaderName: true,
            name: true,
            email: true,
            phone: true,
            locale: true,
            linkVersion: true,
          },
        },
      },
    },
  } satisfies Prisma.VolunteerSelect
}

/** These of a mailing's people with all a letter to them says; whoever is not among them any more is left out. */
export async function listAddressees(
  actor: Actor,
  client: Db | Tx,
  { mailing, ids }: { mailing: Audience; ids: string[] },
) {
  return client.volunteer.findMany({
    where: { AND: [await audienceWhere(actor, mailing), { id: { in: ids } }] },
    select: personColumns(actor, mailing),
  })
}
export type Person = Awaited<ReturnType<typeof listAddressees>>[number]

/** The people of a mailing in the order of their names; at most `take`. */
export async function listAudience(actor: Actor, mailing: Audience, take: number): Promise<{ id: string }[]> {
  return db.volunteer.findMany({
    where: await audienceWhere(actor, mailing),
    orderBy: byName,
    select: { id: true },
    take,
  })
}

const byName = [
  { surname: 'asc' },
  { givenName: 'asc' },
  { id: 'asc' },
] satisfies Prisma.VolunteerOrderByWithRelationInput[]

/** One person of the audience with the ways to those before and behind; the first where `id` is not among them. */
export async function findInAudience(actor: Actor, mailing: Audience, id: string | undefined) {
  const where = await audienceWhere(actor, mailing)
  const at = id
    ? await db.volunteer.findFirst({ where: { AND: [where, { id }] }, select: { id: true } })
    : null
  const select = personColumns(actor, mailing)
  const [person, after] = await db.volunteer.findMany({
    ...{ where, orderBy: byName, select, take: 2 },
    ...(at ? { cursor: at } : {}),
  })
  if (!person) return null
  const [before] = at
    ? await db.volunteer.findMany({
        ...{ where, orderBy: byName, cursor: at, skip: 1, take: -1, select: { id: true } },
      })
    : []
  return { person, next: after?.id ?? null, previous: before?.id ?? null }
}
