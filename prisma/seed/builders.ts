import { partyKey } from '#lib/memoranda/rules/register.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import type { Prisma, Role } from '#prisma/generated/client.ts'
import { newId } from './ids.ts'
import { loadReference } from './reference.ts'
import * as rows from './rows.ts'

type Client = Db | Tx

export async function createUser(db: Client, given: Partial<Prisma.UserCreateManyInput> = {}) {
  return db.user.create({ data: rows.userRow(given) })
}

/** Gives a right from now on; a coordinator needs a centre, a representative an organisation. */
export async function grantRole(
  db: Client,
  given: { userId: string; role: Role } & Partial<Prisma.RoleAssignmentCreateManyInput>,
) {
  const validFrom = new Date(Date.now() - hourMs)
  return db.roleAssignment.create({ data: { validFrom, ...given } })
}

export async function createCentre(db: Client, given: Partial<Prisma.CentreCreateManyInput> = {}) {
  const unitId = given.unitId ?? (await firstUnit(db)).id
  return db.centre.create({ data: rows.centreRow({ ...given, unitId }) })
}

export async function createOrganisation(
  db: Client,
  given: Partial<Prisma.OrganisationCreateManyInput> = {},
) {
  return db.organisation.create({ data: rows.organisationRow(given) })
}

/** A confirmed adult; `centreId` or `organisationId` makes it their primary membership. */
export async function createVolunteer(
  db: Client,
  given: Partial<Prisma.VolunteerCreateManyInput> & { centreId?: string; organisationId?: string } = {},
) {
  const { centreId, organisationId, ...facts } = given
  const volunteer = await db.volunteer.create({ data: rows.volunteerRow(facts) })
  if (centreId) await createMembership(db, { volunteerId: volunteer.id, centreId })
  else if (organisationId) await createMembership(db, { volunteerId: volunteer.id, organisationId })
  return volunteer
}

export async function createMembership(
  db: Client,
  given: { volunteerId: string } & Partial<Prisma.MembershipCreateManyInput>,
) {
  return db.membership.create({ data: rows.membershipRow(given) })
}

/** A guardian of a minor, with the consents named. */
export async function createGuardian(
  db: Client,
  volunteerId: string,
  kinds: ('personalData' | 'participation')[] = [],
) {
  const guardian = await db.guardian.create({
    data: { volunteerId, name: 'Сәуле Оспанова', relation: 'mother' },
  })
  const facts = {
    volunteerId,
    guardianId: guardian.id,
    method: 'paper' as const,
    locale: 'kk',
    givenAt: new Date(),
  }
  const data = kinds.map((kind) => ({ kind, textVersion: '1', textHash: 'test', ...facts }))
  await db.consent.createMany({ data })
  return guardian
}

/** A published event of three hours in a week, without shifts. */
export async function createEvent(db: Client, given: Partial<Prisma.EventCreateManyInput> = {}) {
  const centre = given.centreId
    ? await db.centre.findUniqueOrThrow({ where: { id: given.centreId } })
    : await createCentre(db)
  const directionId = given.directionId ?? (await firstDirection(db)).id
  const startsAt = given.startsAt ? new Date(given.startsAt) : new Date(Date.now() + 7 * dayMs)
  const endsAt = given.endsAt ?? new Date(startsAt.getTime() + 3 * hourMs)
  const data = { unitId: centre.unitId, ...given, centreId: centre.id, directionId, startsAt, endsAt }
  return db.event.create({ data: rows.eventRow(data) })
}

/** A shift of 20 places over the whole of its event. */
export async function createShift(db: Client, given: Partial<Prisma.ShiftCreateManyInput> = {}) {
  const event = given.eventId
    ? await db.event.findUniqueOrThrow({ where: { id: given.eventId } })
    : await createEvent(db)
  const times = { startsAt: event.startsAt, endsAt: event.endsAt }
  return db.shift.create({ data: rows.shiftRow({ ...times, ...given, eventId: event.id }) })
}

/** Puts somebody on a shift without asking any rule, and keeps the shift's counters true. */
export async function createParticipation(
  db: Client,
  given: { shiftId: string; volunteerId: string } & Partial<Prisma.ParticipationCreateManyInput>,
) {
  const participation = await db.participation.create({ data: rows.participationRow(given) })
  const counter = {
    confirmed: 'taken',
    offered: 'taken',
    waiting: 'waiting',
    cancelled: null,
    removed: null,
  } as const
  const field = counter[participation.status]
  if (field) await db.shift.update({ where: { id: given.shiftId }, data: { [field]: { increment: 1 } } })
  await db.participationChange.create({
    data: { participationId: participation.id, toStatus: participation.status, reason: 'placed' },
  })
  return participation
}

/** An item with the same text in the languages named, each in the item's own state. */
export async function createNews(
  db: Client,
  given: Partial<Prisma.NewsItemCreateManyInput> = {},
  locales: readonly string[] = ['kk', 'ru', 'en'],
) {
  const id = typeof given.id === 'string' ? given.id : newId()
  const state = given.state ?? 'published'
  const publishedAt = state === 'published' ? new Date(Date.now() - hourMs) : null
  const item = await db.newsItem.create({ data: { state, publishedAt, ...given, id } })
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Мәтін' }] }] }
  const facts = {
    newsId: id,
    state: state === 'published' ? ('published' as const) : ('draft' as const),
    body,
  }
  const texts = { title: `Жаңалық ${id}`, lead: 'Қысқаша', searchKey: id }
  await db.newsTranslation.createMany({
    data: locales.map((locale) => ({ ...facts, ...texts, locale, slug: `news-${id}` })),
  })
  return item
}

/** A draft letter of thanks to a new volunteer unless the recipient is said. */
export async function createAward(db: Client, given: Partial<Prisma.AwardCreateManyInput> = {}) {
  const hasRecipient = given.volunteerId ?? given.personId ?? given.organisationId
  const recipient = hasRecipient ? {} : { volunteerId: (await createVolunteer(db)).id }
  const kindId = given.kindId ?? (await firstAwardKind(db)).id
  return db.award.create({ data: rows.awardRow({ ...recipient, ...given, kindId }) })
}

/** An open round of letters of thanks with two criteria and no jury yet. */
export async function createRound(db: Client, given: Partial<Prisma.NominationRoundCreateManyInput> = {}) {
  const kindId = given.kindId ?? (await firstAwardKind(db)).id
  const round = await db.nominationRound.create({ data: rows.roundRow({ ...given, kindId }) })
  const criteria = [
    { labelKk: 'Үлесі', labelRu: 'Вклад', labelEn: 'Contribution', weight: 2 },
    { labelKk: 'Тұрақтылығы', labelRu: 'Постоянство', labelEn: 'Steadiness', weight: 1 },
  ]
  await db.nominationCriterion.createMany({
    data: criteria.map((criterion, index) => ({ ...criterion, roundId: round.id, position: index + 1 })),
  })
  return round
}

/** A new volunteer proposed in a round, unless somebody is said. */
export async function createNomination(
  db: Client,
  given: { roundId: string } & Partial<Prisma.NominationCreateManyInput>,
) {
  const hasNominee = given.volunteerId ?? given.organisationId
  const nominee = hasNominee ? {} : { volunteerId: (await createVolunteer(db)).id }
  return db.nomination.create({ data: rows.nominationRow({ ...nominee, ...given }) })
}

/** A published, signed memorandum of two parties. */
export async function createMemorandum(db: Client, given: Partial<Prisma.MemorandumCreateManyInput> = {}) {
  const subjectId = given.subjectId ?? (await firstSubject(db)).id
  const memorandum = await db.memorandum.create({ data: rows.memorandumRow({ ...given, subjectId }) })
  const parties = ['А', 'Б'].map((letter, index) => ({
    memorandumId: memorandum.id,
    position: index + 1,
    ...{ nameKk: `«${letter}» тарапы`, nameRu: `Сторона «${letter}»`, nameEn: `Party “${letter}”` },
  }))
  const keyed = parties.map((party) => ({ ...party, searchKey: partyKey(party) }))
  await db.memorandumParty.createMany({ data: keyed })
  return memorandum
}

async function firstUnit(db: Client) {
  return (
    (await db.unit.findFirst({ orderBy: { kato: 'asc' } })) ??
    (await withReference(db)).unit.findFirstOrThrow()
  )
}

async function firstDirection(db: Client) {
  const where = { code: 'social' }
  return (
    (await db.direction.findFirst({ where })) ??
    (await withReference(db)).direction.findFirstOrThrow({ where })
  )
}

async function firstAwardKind(db: Client) {
  const where = { code: 'letter_thanks' }
  return (
    (await db.awardKind.findFirst({ where })) ??
    (await withReference(db)).awardKind.findFirstOrThrow({ where })
  )
}

async function firstSubject(db: Client) {
  const where = { code: 'cooperation' }
  const found = await db.memorandumSubject.findFirst({ where })
  return found ?? (await withReference(db)).memorandumSubject.findFirstOrThrow({ where })
}

async function withReference(db: Client): Promise<Client> {
  await loadReference(db)
  return db
}
