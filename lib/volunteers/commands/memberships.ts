import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import type { MembershipEnd, Prisma } from '#prisma/generated/client.ts'
import { dayText } from '../rules.ts'
import { type Affiliation, type Body, openPrimary, problemOfDates } from '../rules/memberships.ts'

type Doer = Actor | null

// The one place where affiliations change once a card has them: each function works within the caller's transaction, on a locked
// card, keeps the rules of dates, and writes the card's history. Who may do it is for the caller to say.

type Opening = { volunteerId: string; body: Body; startedOn: string; isPrimary: boolean }

/** Begins an affiliation. Invalid names a wrong date; a body the person belongs to already is an overlap. */
export async function openMembership(actor: Doer, tx: Tx, opening: Opening): Promise<void> {
  const { volunteerId, body, startedOn, isPrimary } = opening
  const person = await findPerson(tx, volunteerId)
  const row = { ...body, isPrimary, startedOn, endedOn: null }
  refuseDates(person, row, person.memberships)
  await create(tx, volunteerId, row)
  await write(actor, tx, person, {
    action: 'volunteer.membershipAdded',
    body: body,
    details: { startedOn, isPrimary },
  })
}

type Ending = { volunteerId: string; membershipId: string; endedOn: string; reason: MembershipEnd }

/** Ends an open affiliation; a second call is a Conflict. */
export async function endMembership(actor: Doer, tx: Tx, ending: Ending): Promise<Affiliation> {
  const { volunteerId, membershipId, endedOn, reason } = ending
  const person = await findPerson(tx, volunteerId)
  const row = openRow(person, membershipId)
  refuseDates(person, { ...row, endedOn }, othersOf(person, [row]))
  await close(tx, row, endedOn, reason)
  await write(actor, tx, person, {
    action: 'volunteer.membershipEnded',
    body: row,
    details: { endedOn, reason },
  })
  return row
}

type Choosing = { volunteerId: string; membershipId: string; on: string; previous: 'ends' | 'stays' }

/**
 * Makes an open affiliation the primary one from a day on. The one before ends that day or stays a further one, by choice; what
 * was before that day stays as it was, so figures of the past do not move.
 */
export async function choosePrimary(actor: Doer, tx: Tx, choosing: Choosing): Promise<void> {
  const { volunteerId, membershipId, on, previous } = choosing
  const person = await findPerson(tx, volunteerId)
  const row = openRow(person, membershipId)
  if (row.isPrimary) throw new Conflict('memberships.refusals.alreadyPrimary')
  const before = openPrimary(person.memberships)
  const others = othersOf(person, before ? [row, before] : [row])
  if (on < dayText(row.startedOn)) throw wrongDay('memberships.refusals.beforeStart')
  if (before && on < dayText(before.startedOn)) throw wrongDay('memberships.refusals.beforeStart')
  refuseDates(person, { ...row, isPrimary: true, startedOn: on }, others, 'on')
  if (before) await replace(tx, before, on, previous === 'stays' ? { isPrimary: false } : null)
  await replace(tx, row, on, { isPrimary: true })
  const details = { on, previous: before ? previous : 'none' }
  await write(actor, tx, person, { action: 'volunteer.primaryChosen', body: row, details })
}

type Moving = { volunteerId: string; fromCentreId: string | null; toCentreId: string }

/**
 * Moves a person to another centre from today on: the affiliation with the first ends, the second becomes the primary one, or
 * the first ever when the person is in nobody's register. A Conflict when they are not the first one's any more.
 */
export async function moveToCentre(actor: Doer, tx: Tx, moving: Moving): Promise<void> {
  const { volunteerId, fromCentreId, toCentreId } = moving
  const on = dayOf(now())
  const person = await findPerson(tx, volunteerId)
  const before = openPrimary(person.memberships)
  if ((before?.centreId ?? null) !== fromCentreId) throw new Conflict('memberships.refusals.movedMeanwhile')
  const known = person.memberships.find((row) => row.centreId === toCentreId && row.endedOn === null)
  if (before) await close(tx, before, on, 'transferred')
  if (known) await replace(tx, known, on, { isPrimary: true })
  else {
    const body = { centreId: toCentreId, organisationId: null }
    await create(tx, volunteerId, { ...body, isPrimary: true, startedOn: on })
  }
  const body = { centreId: toCentreId, organisationId: null }
  await write(actor, tx, person, {
    action: 'volunteer.transferred',
    body: body,
    details: { from: fromCentreId, on },
  })
}

type Correcting = {
  volunteerId: string
  membershipId: string
  startedOn: string
  endedOn: string | null
  /** What the form showed, so that nobody overwrites a correction they have not seen. */
  seen: { startedOn: string; endedOn: string | null }
}

/** Sets wrong dates right; both the old and the new ones stay in the card's history. */
export async function correctMembership(actor: Doer, tx: Tx, correcting: Correcting): Promise<void> {
  const { volunteerId, membershipId, startedOn, endedOn, seen } = correcting
  const person = await findPerson(tx, volunteerId)
  const row = person.memberships.find(({ id }) => id === membershipId)
  if (!row) throw new NotFound('memberships.refusals.unknown')
  const from = { startedOn: dayText(row.startedOn), endedOn: row.endedOn && dayText(row.endedOn) }
  const isSeen = from.startedOn === seen.startedOn && from.endedOn === seen.endedOn
  if (!isSeen) throw new Conflict('memberships.refusals.changed')
  // Whether somebody belongs is changed by ending and beginning; here only the days are.
  if ((endedOn === null) !== (from.endedOn === null)) throw new Conflict('memberships.refusals.changed')
  refuseDates(person, { ...row, startedOn, endedOn }, othersOf(person, [row]))
  await tx.membership.update({
    where: { id: membershipId },
    data: { startedOn: new Date(startedOn), endedOn: endedOn === null ? null : new Date(endedOn) },
  })
  await write(actor, tx, person, {
    action: 'volunteer.membershipCorrected',
    body: row,
    details: { from, to: { startedOn, endedOn } },
  })
}

const personColumns = {
  id: true,
  cardNumber: true,
  birthDate: true,
  memberships: {
    select: {
      ...{ id: true, centreId: true, organisationId: true, isPrimary: true, startedOn: true, endedOn: true },
    },
  },
} satisfies Prisma.VolunteerSelect
type Person = Prisma.VolunteerGetPayload<{ select: typeof personColumns }>
type Row = Person['memberships'][number]

/** The card under its lock, so that two changes of one person's affiliations follow each other. */
async function findPerson(tx: Tx, volunteerId: string): Promise<Person> {
  await lockRows(tx, 'Volunteer', [volunteerId])
  const open = { isGuest: false, mergedIntoId: null, status: { not: 'anonymised' as const } }
  const person = await tx.volunteer.findFirst({ where: { id: volunteerId, ...open }, select: personColumns })
  if (!person) throw new NotFound('volunteers.refusals.unknown')
  return person
}

function openRow(person: Person, membershipId: string): Row {
  const row = person.memberships.find(({ id }) => id === membershipId)
  if (!row) throw new NotFound('memberships.refusals.unknown')
  if (row.endedOn !== null) throw new Conflict('memberships.refusals.ended')
  return row
}

function othersOf(person: Person, rows: Row[]): Row[] {
  return person.memberships.filter((other) => !rows.includes(other))
}

type Written = Parameters<typeof problemOfDates>[0]

function refuseDates(person: Person, row: Written, others: Row[], field?: string): void {
  const facts = { today: dayOf(now()), birthDate: person.birthDate, others }
  const problem = problemOfDates(row, facts)
  if (problem) throw new Invalid({ [field ?? problem.field]: { code: problem.code } })
}

function wrongDay(code: string): Invalid {
  return new Invalid({ on: { code } })
}

async function create(tx: Tx, volunteerId: string, row: Body & { isPrimary: boolean; startedOn: string }) {
  await tx.membership.create({ data: { volunteerId, ...row, startedOn: new Date(row.startedOn) } })
}

/** The row ends on a day and goes on in a new one; without days before it, it is changed itself. */
async function replace(tx: Tx, row: Row, on: string, next: { isPrimary: boolean } | null): Promise<void> {
  if (next && dayText(row.startedOn) === on) {
    await tx.membership.update({ where: { id: row.id }, data: next })
    return
  }
  await close(tx, row, on, 'replaced')
  if (!next) return
  const { volunteerId } = await tx.membership.findUniqueOrThrow({
    where: { id: row.id },
    select: { volunteerId: true },
  })
  const { centreId, organisationId } = row
  await create(tx, volunteerId, { centreId, organisationId, startedOn: on, ...next })
}

async function close(tx: Tx, row: Row, endedOn: string, endReason: MembershipEnd): Promise<void> {
  const { count } = await tx.membership.updateMany({
    where: { id: row.id, endedOn: null },
    data: { endedOn: new Date(endedOn), endReason },
  })
  if (count === 0) throw new Conflict('memberships.refusals.ended')
}

type Entry = { action: string; body: Body; details: object }

async function write(actor: Doer, tx: Tx, person: Person, { action, body, details }: Entry) {
  const { centreId, organisationId } = body
  const about = { type: 'volunteer', id: person.id, label: `№ ${person.cardNumber}` }
  await record(tx, actor, action, { ...about, centreId, organisationId, details })
}
