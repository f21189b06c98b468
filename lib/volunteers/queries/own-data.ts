import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'

// Every column is named: a new one is left out until somebody has decided that it belongs to the person alone. Ids, and names
// of coordinators and of other volunteers, are never among them.

const names = { nameKk: true, nameRu: true, nameEn: true }
const place = { centre: { select: names }, organisation: { select: names } }

const cardColumns = {
  ...{ cardNumber: true, status: true, surname: true, givenName: true, patronymic: true, birthDate: true },
  ...{
    sex: true,
    locale: true,
    languages: true,
    email: true,
    phone: true,
    iinLast4: true,
    notes: true,
    externalIds: true,
  },
  ...{ suspendReason: true },
  ...{ isGuest: true, createdAt: true, updatedAt: true },
  unit: { select: names },
  directions: { select: { direction: { select: names } } },
  skills: { select: { skill: { select: names } } },
  guardians: { select: { name: true, relation: true, phone: true, email: true } },
  consents: {
    orderBy: { givenAt: 'asc' },
    select: {
      ...{ kind: true, method: true, textVersion: true, textHash: true, locale: true },
      ...{ givenAt: true, withdrawnAt: true, guardian: { select: { name: true } } },
    },
  },
  consentRequests: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ guardianName: true, relation: true, email: true, phone: true, createdAt: true },
      ...{ expiresAt: true, answeredAt: true, hasConsented: true },
    },
  },
  memberships: {
    orderBy: { startedOn: 'asc' },
    select: { isPrimary: true, startedOn: true, endedOn: true, endReason: true, ...place },
  },
  transfers: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ kind: true, state: true, createdAt: true, decidedAt: true, answer: true },
      ...{ fromCentre: { select: names }, toCentre: { select: names } },
    },
  },
  claims: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ workedOn: true, minutes: true, work: true, evidence: true, state: true, decision: true },
      ...{ decidedAt: true, createdAt: true, centre: { select: names } },
    },
  },
  certificates: {
    orderBy: { issuedAt: 'asc' },
    select: {
      ...{ kind: true, code: true, minutes: true, periodFrom: true, periodTo: true, shown: true },
      ...{ issuedAt: true, revokedAt: true, revokeReason: true },
    },
  },
  awards: {
    where: { state: { not: 'draft' } },
    orderBy: { issuedOn: 'asc' },
    select: {
      ...{ kind: { select: names }, year: true, number: true, issuedOn: true, state: true },
      ...{ reasonKk: true, reasonRu: true, reasonEn: true, isHidden: true, revokedAt: true },
    },
  },
  titles: { select: { labelKk: true, labelRu: true, labelEn: true } },
  erasures: {
    orderBy: { askedAt: 'asc' },
    select: { way: true, askedAt: true, dueAt: true, takenBackAt: true, doneAt: true },
  },
  mailingRefusals: {
    orderBy: { at: 'asc' },
    select: { kind: true, source: true, at: true, endedAt: true },
  },
  organisationInvitations: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ createdAt: true, expiresAt: true, answeredAt: true, hasAccepted: true },
      organisation: { select: names },
    },
  },
  tags: { orderBy: { tag: { name: 'asc' } }, select: { tag: { select: { name: true } } } },
  claimSlips: {
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true, expiresAt: true, usedAt: true, revokedAt: true },
  },
} satisfies Prisma.VolunteerSelect

const event = { select: { slug: true, titleKk: true, titleRu: true, titleEn: true } }

const participationColumns = {
  ...{ id: true, status: true, source: true, joinedAt: true, overrideReason: true, updatedAt: true },
  shift: { select: { startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true, event } },
  changes: {
    orderBy: { at: 'asc' },
    select: { fromStatus: true, toStatus: true, at: true, reason: true },
  },
  attendance: { select: { mark: true, inAt: true, outAt: true, isOutAuto: true, source: true } },
} satisfies Prisma.ParticipationSelect

const hourColumns = {
  ...{ id: true, source: true, minutes: true, workedOn: true, confirmedAt: true, reason: true },
  ...{ plannedStartsAt: true, plannedEndsAt: true, createdAt: true },
  direction: { select: names },
  participation: { select: { shift: { select: { event } } } },
} satisfies Prisma.HourEntrySelect

/**
 * Everything the portal holds about the actor as one JSON text, in pieces, so that a long history never stands in memory whole.
 * Sign-ups, hours and letters are read page by page.
 */
export async function* readOwnData(actor: Actor): AsyncGenerator<string> {
  const { volunteerId, userId } = actor
  yield `{\n"format": "birgemiz own data, version 1",\n"madeAt": ${JSON.stringify(now())}`
  yield part('account', await findAccount(userId))
  yield part('sessions', await listSessions(userId))
  if (volunteerId) {
    const card = await db.volunteer.findUnique({ where: { id: volunteerId }, select: cardColumns })
    for (const [name, value] of Object.entries(splitCard(card ?? {}))) yield part(name, value)
    yield* list('participations', (after) => pageOfParticipations(volunteerId, after))
    yield* list('hours', (after) => pageOfHours(volunteerId, after))
    yield* list('messages', (after) => pageOfMessages(volunteerId, after))
    yield* list('cardHistory', (after) => pageOfHistory(volunteerId, after))
  }
  yield '\n}\n'
}

function part(name: string, value: unknown): string {
  return `,\n${JSON.stringify(name)}: ${JSON.stringify(value, null, 1)}`
}

/** The card itself in one part, each of its lists in another. */
function splitCard(card: Record<string, unknown>): Record<string, unknown> {
  const lists = [
    'guardians',
    'consents',
    'consentRequests',
    'memberships',
    'transfers',
    'claims',
    'certificates',
    'awards',
    'titles',
    'erasures',
    'mailingRefusals',
    'organisationInvitations',
    'tags',
    'claimSlips',
  ]
  const own = Object.entries(card).filter(([name]) => !lists.includes(name))
  return {
    card: Object.fromEntries(own),
    ...Object.fromEntries(lists.map((name) => [name, card[name] ?? []])),
  }
}

const pageSize = 500
const inOrder = { take: pageSize, orderBy: { id: 'asc' as const } }

type Page = Promise<{ id: string }[]>

/** A list of any length; the row's id only leads to the next page and is not written. */
async function* list(name: string, read: (after: string | null) => Page): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(name)}: [`
  let after: string | null = null
  let isFirst = true
  for (;;) {
    const rows: { id: string }[] = await read(after)
    for (const { id: _, ...row } of rows) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(row)}`
      isFirst = false
    }
    after = rows.at(-1)?.id ?? null
    if (rows.length < pageSize) break
  }
  yield '\n]'
}

const first = '00000000-0000-0000-0000-000000000000'

function beyond(after: string | null) {
  return { id: { gt: after ?? first } }
}

function pageOfParticipations(volunteerId: string, after: string | null) {
  return db.participation.findMany({
    where: { volunteerId, ...beyond(after) },
    select: participationColumns,
    ...inOrder,
  })
}

function pageOfHours(volunteerId: string, after: string | null) {
  return db.hourEntry.findMany({ where: { volunteerId, ...beyond(after) }, select: hourColumns, ...inOrder })
}

/** Letters about this card only: families share a mailbox, so its address says nothing. */
function pageOfMessages(volunteerId: string, after: string | null) {
  return db.outboxMessage.findMany({
    where: { OR: [{ volunteerId }, { participation: { volunteerId } }], ...beyond(after) },
    select: { id: true, kind: true, subject: true, state: true, createdAt: true, sentAt: true },
    ...inOrder,
  })
}

/** What was done with the card and when, and in which role; who it was is not the person's own datum. */
function pageOfHistory(volunteerId: string, after: string | null) {
  return db.auditEntry.findMany({
    where: { subjectType: 'volunteer', subjectId: volunteerId, ...beyond(after) },
    select: { id: true, at: true, action: true, actorRole: true },
    ...inOrder,
  })
}

function findAccount(userId: string) {
  return db.user.findUnique({
    where: { id: userId },
    select: {
      ...{ email: true, name: true, locale: true, createdAt: true },
      roles: { select: { role: true, validFrom: true, validTo: true, revokedAt: true, ...place } },
    },
  })
}

function listSessions(userId: string) {
  return db.session.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true, lastSeenAt: true, expiresAt: true, revokedAt: true, device: true },
  })
}
