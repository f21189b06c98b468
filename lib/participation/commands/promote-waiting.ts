import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Doer } from '../policy.ts'
import { findCompanion, type PersonRow, personColumns, type ShiftRow } from '../queries/facts.ts'
import { promotionReasons, type Reason } from '../rules.ts'
import { consentHoldEnd, keepsPlacesForGroup, offerEnd, promotionWay } from '../rules/holds.ts'
import { turnsOf } from '../rules/queue.ts'
import { changeStatus, type Hold } from './change-status.ts'
import { type Held, PeopleNeeded } from './with-people.ts'
import { writeGroupLetter } from './write-group-letter.ts'
import { letterColumns } from './write-letter.ts'

export type Promotion = { promotedIds: string[]; skipped: number }
type Waiting = Awaited<ReturnType<typeof listWaiting>>[number]
type Given = {
  shift: ShiftRow
  held: Held
  /** How many turns to serve at most. */
  limit?: number
  /** Somebody who is joining just now needs no offer: they are there. */
  presentId?: string
  /** The coordinator asked them: the place is given, whatever the hour. */
  isAsked?: boolean
}

const lookAhead = 20

/** What a freed place does by itself on a locked shift; nothing once sign-up is closed. */
export async function promoteByItself(doer: Doer, tx: Tx, given: Given): Promise<Promotion> {
  if (promotionWay(given.shift, now()) === 'none') return { promotedIds: [], skipped: 0 }
  return promoteWaiting(doer, tx, given)
}

/**
 * Gives the free places of a locked shift to those who wait, in their order; near the start they are offered for a short time.
 * Who is no longer eligible or free is passed over with a recorded reason and keeps the turn (R2). A group is admitted together
 * or not at all; until two days before the start the places it is too big for wait for it.
 */
export async function promoteWaiting(doer: Doer, tx: Tx, given: Given): Promise<Promotion> {
  const { shift, held, limit = Number.POSITIVE_INFINITY } = given
  const done: Promotion = { promotedIds: [], skipped: 0 }
  if (shift.taken >= shift.places || shift.waiting === 0) return done
  const queue = await listWaiting(tx, shift.id)
  const line = { shift, people: await readPeople(tx, shift, queue, held) }
  const skips: Skip[] = []
  let served = 0
  for (const turn of turnsOf(queue)) {
    const free = shift.places - shift.taken
    if (free <= 0 || served >= limit) break
    if (turn.some(({ volunteerId }) => !held.has(volunteerId)))
      throw new PeopleNeeded(idsFrom(queue, queue.indexOf(turn[0]!), turn.length))
    const stop = await findObstacle(doer, tx, line, turn)
    if (!stop) {
      await promoteTurn(doer, tx, { ...given, line }, turn)
      done.promotedIds.push(...turn.map(({ id }) => id))
      served++
      continue
    }
    if (stop.keepsPlaces) break
    skips.push({ ...stop, at: now() })
  }
  await writeSkips(doer, tx, skips)
  return { ...done, skipped: skips.length }
}

function listWaiting(tx: Tx, shiftId: string) {
  return tx.participation.findMany({
    where: { shiftId, status: 'waiting' },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, volunteerId: true, companionId: true, overrideReason: true, groupId: true },
      volunteer: { select: letterColumns },
      changes: { select: { reason: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }] },
    },
  })
}

type Line = { shift: ShiftRow; people: ReadonlyMap<string, PersonRow> }

/** Everybody of the line who is locked, at once: a long line is walked while the whole shift waits. */
async function readPeople(tx: Tx, shift: ShiftRow, queue: Waiting[], held: Held) {
  const ids = queue.flatMap(({ volunteerId }) => (held.has(volunteerId) ? [volunteerId] : []))
  if (ids.length === 0) return new Map<string, PersonRow>()
  const rows = await tx.volunteer.findMany({ where: { id: { in: ids } }, select: personColumns(shift) })
  return new Map(rows.map((person) => [person.id, person]))
}

/** The further the line has to be walked, the more of it is taken at once: a long line of people who cannot come ends too. */
function idsFrom(queue: Waiting[], index: number, atLeast: number): string[] {
  const end = index + Math.max(lookAhead, atLeast, index)
  return queue.slice(index, end).map(({ volunteerId }) => volunteerId)
}

type Obstacle = { waiting: Waiting; code: string; keepsPlaces?: boolean }
type Skip = Obstacle & { at: Date }

/**
 * Why a turn cannot have places now. A group that is only too big for the free ones keeps them for itself; one that could not
 * come anyway, or that the shift has become too small for, keeps nothing from those behind it.
 */
async function findObstacle(doer: Doer, tx: Tx, line: Line, turn: Waiting[]): Promise<Obstacle | null> {
  const { shift } = line
  const barred = await findBarred(doer, tx, line, turn)
  if (barred) return { waiting: barred.waiting, code: barred.reason.code }
  if (turn.length <= shift.places - shift.taken) return null
  const keepsPlaces = turn.length <= shift.places && keepsPlacesForGroup(shift, now())
  return { waiting: turn[0]!, code: 'groupTooBig', keepsPlaces }
}

/** The first of a turn who cannot come; then nobody of it is admitted. A group brings its consents on paper: its places are held. */
async function findBarred(doer: Doer, tx: Tx, line: Line, turn: Waiting[]) {
  for (const waiting of turn) {
    const [reason] = await reasonsOf(doer, tx, line, { waiting, turn })
    if (reason) return { waiting, reason }
  }
  return null
}

async function reasonsOf(
  doer: Doer,
  tx: Tx,
  line: Line,
  { waiting, turn }: { waiting: Waiting; turn: Waiting[] },
): Promise<Reason[]> {
  const { companionId, overrideReason, groupId } = waiting
  const facts = await factsOf(doer, tx, line, waiting)
  const acceptOverlap = waiting.changes.some(({ reason }) => reason === 'overlapAccepted')
  const reasons = promotionReasons(facts, { acceptOverlap, overrideReason, awaitsConsent: groupId !== null })
  // A leader of the same turn is promoted in the same act; one who has left answers for nobody.
  return turn.some(({ volunteerId }) => volunteerId === companionId)
    ? reasons.filter(({ code }) => code !== 'companionNotOnShift')
    : reasons
}

async function factsOf(doer: Doer, tx: Tx, { shift, people }: Line, { volunteerId, companionId }: Waiting) {
  const person = people.get(volunteerId)
  if (!person) throw new Error('somebody in the line was judged without being locked')
  const companion = await findCompanion(doer, tx, { shiftId: shift.id, companionId })
  return { at: now(), shift, person, companion }
}

/** Notes once why each was passed over. */
async function writeSkips(doer: Doer, tx: Tx, skips: Skip[]) {
  const news = skips.filter(({ waiting, code }) => waiting.changes[0]?.reason !== `skipped.${code}`)
  const step = { fromStatus: 'waiting', toStatus: 'waiting', actorUserId: doer?.userId ?? null } as const
  await tx.participationChange.createMany({
    data: news.map(({ waiting, code, at }) => ({
      ...{ participationId: waiting.id, reason: `skipped.${code}`, at, ...step },
    })),
  })
}

async function promoteTurn(doer: Doer, tx: Tx, given: Given & { line: Line }, turn: Waiting[]) {
  const { shift, presentId, isAsked, line } = given
  const at = now()
  const isOffered =
    !isAsked && promotionWay(shift, at) === 'offer' && turn.every(({ id }) => id !== presentId)
  for (const waiting of turn) {
    const hold = isOffered
      ? { heldFor: 'promotion' as const, heldUntil: offerEnd(shift, at) }
      : await consentHold(doer, tx, line, waiting)
    await changeStatus(doer, tx, {
      ...{ participationId: waiting.id, groupId: waiting.groupId, person: waiting.volunteer, shift },
      ...{ from: 'waiting', to: hold ? 'offered' : 'confirmed', reason: hold ? 'offered' : 'promoted' },
      ...{ action: 'signUp.promoted', hold: hold ?? undefined },
      letter: waiting.groupId ? null : hold ? 'offered' : 'promoted',
    })
  }
  await tellGroup(doer, tx, { turn, shift, isOffered, at })
}

async function consentHold(doer: Doer, tx: Tx, line: Line, waiting: Waiting): Promise<Hold | null> {
  if (waiting.groupId === null) return null
  const reasons = await promotionReasons(await factsOf(doer, tx, line, waiting), {
    ...{ acceptOverlap: true, overrideReason: waiting.overrideReason },
  })
  const isMissing = reasons.some(({ effect }) => effect === 'consent')
  return isMissing ? { heldFor: 'consent', heldUntil: consentHoldEnd(line.shift, now()) } : null
}

type Told = { turn: Waiting[]; shift: ShiftRow; isOffered: boolean; at: Date }

async function tellGroup(doer: Doer, tx: Tx, { turn, shift, isOffered, at }: Told) {
  const groupId = turn[0]?.groupId
  if (!groupId) return
  const kind = isOffered ? 'offered' : 'promoted'
  const heldUntil = isOffered ? offerEnd(shift, at) : undefined
  await writeGroupLetter(doer, tx, { changeKey: `promoted:${at.getTime()}`, kind, shift, heldUntil, groupId })
}
