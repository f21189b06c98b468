import type { Actor } from '#lib/accounts/actor.ts'
import { readOwnTalk } from '#lib/comments/queries/own.ts'
import { listOwnQuestionsToDownload } from '#lib/consultations/queries/own.ts'
import { listOwnFollowsToDownload } from '#lib/follows/queries/own.ts'
import { listOwnDrafts } from '#lib/news/queries/writers.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { cardColumns, hourColumns, participationColumns, place } from './own-data-columns.ts'
import { listOwnCardIds } from './own-consents.ts'

/**
 * Everything the portal holds about the actor as one JSON text, in pieces, so that a long history never stands in memory whole.
 * Sign-ups, hours and letters are read page by page.
 */
export async function* readOwnData(actor: Actor): AsyncGenerator<string> {
  const { volunteerId, userId } = actor
  yield `{\n"format": "birgemiz own data, version 1",\n"madeAt": ${JSON.stringify(now())}`
  yield part('account', await findAccount(userId))
  yield part('sessions', await listSessions(userId))
  yield part('library', await listTakenPapers(userId))
  yield part('newsDrafts', await listOwnDrafts(actor))
  yield part('talk', await readOwnTalk(actor))
  yield part('questions', await listOwnQuestionsToDownload(actor))
  yield part('follows', await listOwnFollowsToDownload(actor))
  if (volunteerId) {
    const card = await db.volunteer.findUnique({ where: { id: volunteerId }, select: cardColumns })
    for (const [name, value] of Object.entries(splitCard(card ?? {}))) yield part(name, value)
    const cardIds = await listOwnCardIds(actor)
    yield* list('participations', (after) => pageOfParticipations(volunteerId, after))
    yield* list('hours', (after) => pageOfHours(volunteerId, after))
    yield* list('messages', (after) => pageOfMessages(volunteerId, after))
    yield* list('cardHistory', (after) => pageOfHistory(cardIds, after))
  }
  yield '\n}\n'
}

function part(name: string, value: unknown): string {
  return `,\n${JSON.stringify(name)}: ${JSON.stringify(value, null, 1)}`
}

/** The card itself in one part, each of its lists in another. */
function splitCard(card: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(card).filter(([name]) => !cardLists.includes(name))
  return {
    card: Object.fromEntries(own),
    ...Object.fromEntries(cardLists.map((name) => [name, card[name] ?? []])),
  }
}

const cardLists = [
  ...['guardians', 'consents', 'consentRequests', 'memberships', 'transfers', 'claims', 'certificates'],
  ...['awards', 'titles', 'erasures', 'mailingRefusals', 'organisationInvitations', 'tags', 'claimSlips'],
  ...['exports', 'mailings', 'accountTokens', 'mergedCards', 'nominations', 'pictures'],
]

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
function pageOfHistory(cardIds: string[], after: string | null) {
  return db.auditEntry.findMany({
    where: { subjectType: 'volunteer', subjectId: { in: cardIds }, ...beyond(after) },
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

function listTakenPapers(userId: string) {
  return db.libraryDownload.findMany({
    where: { userId },
    orderBy: { at: 'asc' },
    select: { number: true, at: true, item: { select: { titleKk: true, titleRu: true } } },
  })
}

function listSessions(userId: string) {
  return db.session.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true, lastSeenAt: true, expiresAt: true, revokedAt: true, device: true },
  })
}
