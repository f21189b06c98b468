import type { Actor } from '#lib/accounts/actor.ts'
import { unreached } from '#lib/mail/outbox.ts'
import { whoAnswers } from '#lib/messages/rules.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { keysetArguments, type Keyset, keysetPage } from '#lib/platform/keyset.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import type { MailingOutcome, OutboxState, Prisma } from '#prisma/generated/client.ts'
import { keptBy } from '../policy.ts'
import { type Standing, standings } from '../schema.ts'

const pageSize = 50
/** More cannot be called by one office in a day; the list is printed anew then. */
export const callsMax = 500

const where: Record<Standing, Prisma.MailingRecipientWhereInput> = {
  planned: { outcome: 'planned' },
  waiting: { outcome: 'written', message: { state: 'pending' } },
  sent: { outcome: 'written', message: { state: 'sent' } },
  unreached: { outcome: 'written', message: { state: { in: [...unreached] } } },
  told: { outcome: 'written', message: { state: 'told' } },
  declined: { outcome: 'declined' },
  left: { outcome: 'left' },
  stopped: { OR: [{ outcome: 'stopped' }, { outcome: 'written', message: { state: 'withdrawn' } }] },
}

type Facts = { outcome: MailingOutcome; message: { state: OutboxState } | null }

/** In one word what became of a person's message. */
export function standingOf({ outcome, message }: Facts): Standing {
  if (outcome !== 'written') return outcome
  const state = message?.state ?? 'withdrawn'
  if (state === 'pending') return 'waiting'
  if (state === 'sent' || state === 'told') return state
  return state === 'withdrawn' ? 'stopped' : 'unreached'
}

/** How many of a mailing's people are where; the numbers of all, whoever lists them now. */
export async function countStandings(actor: Actor, mailingId: string): Promise<Record<Standing, number>> {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>
  const isKept = await db.mailing.count({ where: { AND: [keptBy(actor), { id: mailingId }] } })
  if (isKept === 0) return counts
  const groups = await db.$queryRaw<{ outcome: MailingOutcome; state: OutboxState | null; count: number }[]>`
    SELECT r."outcome"::text AS "outcome", o."state"::text AS "state", count(*)::int AS "count"
    FROM "MailingRecipient" r LEFT JOIN "OutboxMessage" o ON o."id" = r."messageId"
    WHERE r."mailingId" = ${mailingId}::uuid GROUP BY 1, 2`
  for (const { outcome, state, count } of groups)
    counts[standingOf({ outcome, message: state && { state } })] += count
  return counts
}

const columns = {
  ...{ id: true, outcome: true, volunteerId: true },
  volunteer: {
    select: {
      ...{ id: true, surname: true, givenName: true, patronymic: true, phone: true, birthDate: true },
      guardians: { select: { name: true, phone: true }, orderBy: { id: 'asc' } },
    },
  },
  message: {
    select: {
      ...{ id: true, state: true, locale: true, body: true, dueAt: true, sentAt: true, toldAt: true },
      ...{ toldById: true, note: true, lastError: true, recipient: true },
    },
  },
} satisfies Prisma.MailingRecipientSelect

/**
 * A page of a mailing's people and what became of each. Who is not the actor's to see any more has no name here.
 */
export async function listRecipients(
  actor: Actor,
  { mailingId, state, keyset }: { mailingId: string; state: Standing | undefined; keyset: Keyset },
) {
  const rows = await db.mailingRecipient.findMany({
    where: { mailing: { AND: [keptBy(actor), { id: mailingId }] }, ...(state ? where[state] : {}) },
    orderBy: { id: 'asc' },
    select: columns,
    ...keysetArguments(keyset, pageSize),
  })
  const page = keysetPage(rows, keyset, pageSize)
  const seen = await seenAmong(actor, page.rows)
  const tellers = await tellersOf(page.rows)
  return {
    ...page,
    rows: page.rows.map(({ volunteer, message, ...row }) => ({
      ...{ id: row.id, standing: standingOf({ ...row, message }) },
      person: seen.has(volunteer.id) ? volunteer : null,
      ...{ at: message?.toldAt ?? message?.sentAt ?? null, dueAt: message?.dueAt ?? null },
      ...{ note: message?.note ?? '', hasRefused: message?.state === 'bounced' },
      toldBy: (message?.toldById && tellers.get(message.toldById)) || '',
    })),
  }
}
export type ListedRecipient = Awaited<ReturnType<typeof listRecipients>>['rows'][number]

/** Whom no letter of the mailing reached and nobody has called yet: the phone, and what to say in their language. */
export async function listToTell(actor: Actor, mailingId: string) {
  const at = now()
  const rows = await db.mailingRecipient.findMany({
    where: {
      mailing: { AND: [keptBy(actor), { id: mailingId }] },
      ...where.unreached,
      volunteer: { AND: [visibleTo(actor), { status: { not: 'anonymised' } }] },
    },
    orderBy: { id: 'asc' },
    select: columns,
    take: callsMax + 1,
  })
  return rows.flatMap(({ id, volunteer, message }) =>
    message ? [{ id, volunteer, message, ...whoAnswers({ volunteer, group: null }, at) }] : [],
  )
}
export type ToTell = Awaited<ReturnType<typeof listToTell>>[number]

async function seenAmong(actor: Actor, rows: { volunteerId: string }[]): Promise<Set<string>> {
  const ids = rows.map(({ volunteerId }) => volunteerId)
  const seen = await db.volunteer.findMany({
    where: { AND: [visibleTo(actor), { id: { in: ids } }] },
    select: { id: true },
  })
  return new Set(seen.map(({ id }) => id))
}

async function tellersOf(
  rows: { message: { toldById: string | null } | null }[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ message }) => message?.toldById ?? [])
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(users.map(({ id, name }) => [id, name]))
}
