import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale, spoken } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type Translate, translator } from '#lib/i18n/translator.ts'
import { giveLineCodes } from '#lib/participation/commands/line-codes.ts'
import type { ShiftRow } from '#lib/participation/queries/facts.ts'
import { ageOnShift } from '#lib/participation/rules.ts'
import { hourMs, now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { isLockTimeout } from '#lib/platform/db-errors.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { checkInCodeOf } from '#lib/platform/signed-link.ts'
import { findEventToMark, listOnShift, type OnShift } from '../queries.ts'
import { bandOf, sentStep, type Snapshot, type SnapshotPerson } from '../rules/snapshot.ts'

/** A device keeps an event's people so long after its last shift. */
const keptMs = 12 * hourMs
/** Taking it again and again, as an open page does, is one line of the history. */
const recordedAgainMs = 12 * hourMs

type Asked = { eventId: string; locale: Locale }

/**
 * Everything needed to mark an event's people away from the server: names, age bands, codes and what was said of them so far.
 * Gives line codes to those who have none, and is written down as a reading of personal data (R22). Throws NotFound for a stranger.
 */
export async function takeRoster(actor: Actor, { eventId, locale }: Asked): Promise<Snapshot> {
  const found = await findEventToMark(actor, eventId)
  if (!found) throw new NotFound('attendance.refusals.unknown')
  const { event, shifts } = found
  await giveCodes(actor, shifts)
  const t = await translator(locale)
  const people: SnapshotPerson[] = []
  for (const shift of shifts) {
    const rows = await listOnShift(actor, db, shift)
    people.push(...rows.map((row) => asPerson(row, shift, { t, locale })))
  }
  await recordReading(actor, event, people.length)
  const lastEnd = Math.max(0, ...shifts.map(({ endsAt }) => endsAt.getTime()))
  return {
    ...{ eventId, userId: actor.userId, title: inLocale(event, 'title', locale) },
    ...{ serverAt: now().toISOString(), expiresAt: new Date(lastEnd + keptMs).toISOString() },
    shifts: shifts.map((shift) => ({
      ...{ id: shift.id, role: inLocale(shift, 'role', locale) },
      when: `${formatWeekday(locale, shift.startsAt)}, ${formatTimeRange(locale, shift.startsAt, shift.endsAt)}`,
      ...{ startsAt: shift.startsAt.toISOString(), endsAt: shift.endsAt.toISOString() },
    })),
    people,
  }
}

async function giveCodes(actor: Actor, shifts: ShiftRow[]) {
  const lacking = await db.participation.groupBy({
    by: ['shiftId'],
    where: {
      shiftId: { in: shifts.map(({ id }) => id) },
      lineCode: null,
      status: { in: ['confirmed', 'offered'] },
    },
  })
  for (const { shiftId } of lacking)
    await transaction((tx) => giveLineCodes(actor, tx, shiftId)).catch((error: unknown) => {
      if (isLockTimeout(error)) throw new Conflict('participation.refusals.busy')
      throw error
    })
}

type Reader = { t: Translate; locale: Locale }

function asPerson(row: OnShift, shift: ShiftRow, { t, locale }: Reader): SnapshotPerson {
  const { id, volunteer, lineCode, isSelf, reasons, steps } = row
  const { surname, givenName, patronymic, birthDate } = volunteer
  return {
    ...{ id, shiftId: shift.id, isSelf, surname, rest: [givenName, patronymic].filter(Boolean).join(' ') },
    ...{ band: bandOf(ageOnShift(birthDate, shift)), code: checkInCodeOf(id), line: lineCode ?? '' },
    barred: reasons.map(({ code, values }) =>
      t(`participation.reasons.${code}`, spoken(values ?? {}, locale)),
    ),
    steps: steps.map(sentStep),
  }
}

async function recordReading(actor: Actor, event: ShiftRow['event'], people: number) {
  const since = new Date(now().getTime() - recordedAgainMs)
  const where = {
    action: 'roster.taken',
    subjectId: event.id,
    actorUserId: actor.userId,
    at: { gt: since },
  }
  if ((await db.auditEntry.count({ where })) > 0) return
  const subject = { type: 'event', id: event.id, label: event.titleKk, centreId: event.centreId }
  await transaction((tx) => record(tx, actor, 'roster.taken', { ...subject, details: { people } }))
}
