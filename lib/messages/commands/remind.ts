import { inLocale } from '#lib/i18n/localised.ts'
import { formatDateTime, formatWeekday } from '#lib/i18n/format.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { findPlace, type Place } from '../queries/reader.ts'
import { deadline, reminders } from '../rules.ts'
import { type Reader, readerOf, tell } from './tell.ts'

const batchMax = 100

type Due = { id: string; effectKey: string }

/**
 * Calls shifts and deadlines to mind, each once: a round of the worker. A shift that moved is called to mind anew, because its
 * start is part of the effect. Returns how many messages were written; what could not be told in time is left out.
 */
export async function remind(actor: null): Promise<number> {
  let written = 0
  for (const { kind, ...due } of await listDueReminders()) {
    written += await once(actor, due, (tx, reader) => remindOfShift(tx, reader, kind, due.effectKey))
  }
  for (const due of await listDueDeadlines()) {
    written += await once(actor, due, (tx, reader) => remindOfDeadline(tx, reader, due.effectKey))
  }
  return written
}

async function once(
  actor: null,
  { id }: Due,
  write: (tx: Tx, reader: Reader) => Promise<boolean>,
): Promise<number> {
  return transaction(async (tx) => {
    // Whoever gives up the place at this moment is waited for, and then not reminded.
    await tx.$queryRaw`SELECT FROM "Participation" WHERE "id" = ${id}::uuid FOR UPDATE`
    const place = await findPlace(actor, tx, id)
    if (!place || place.isShiftOff) return 0
    return (await write(tx, await readerOf(actor, place))) ? 1 : 0
  })
}

type Kind = (typeof reminders)[number]['kind']

async function remindOfShift(tx: Tx, reader: Reader, kind: Kind, effectKey: string): Promise<boolean> {
  const { place, locale, t } = reader
  if (place.status !== 'confirmed' || effectKey !== reminderKey(kind, place)) return false
  const title = inLocale(place, 'title', locale)
  return tell(null, tx, reader, {
    ...{ effectKey, kind, link: 'release', hasCode: true },
    subject: t(`messages.reminders.${kind}.subject`, { title, day: formatWeekday(locale, place.startsAt) }),
    words: [t(`messages.reminders.${kind}.text`)],
  })
}

async function remindOfDeadline(tx: Tx, reader: Reader, effectKey: string): Promise<boolean> {
  const { place, locale, t } = reader
  const { status, heldFor, heldUntil } = place
  if (status !== 'offered' || !heldFor || !heldUntil || effectKey !== deadlineKey(place, heldUntil))
    return false
  return tell(null, tx, reader, {
    ...{ effectKey, kind: 'deadline', link: heldFor === 'consent' ? 'manage' : 'answer' },
    subject: t('messages.reminders.deadline.subject', { title: inLocale(place, 'title', locale) }),
    words: [t(`messages.reminders.deadline.${heldFor}`, { until: formatDateTime(locale, heldUntil) })],
  })
}

function reminderKey(kind: Kind, place: Place): string {
  return `${kind}:${whoseKey(place)}:${place.startsAt.getTime()}`
}

function deadlineKey(place: Place, heldUntil: Date): string {
  return `deadline:${whoseKey(place)}:${heldUntil.getTime()}`
}

/** A group that came together is told once, through its leader. */
function whoseKey({ id, groupId }: Place): string {
  return groupId ? `group:${groupId}` : id
}

async function listDueReminders(): Promise<(Due & { kind: Kind })[]> {
  const at = now()
  const found: (Due & { kind: Kind })[] = []
  for (const { kind, beforeMs, leastMs, settledMs } of reminders) {
    const soonest = new Date(at.getTime() + leastMs)
    const latest = new Date(at.getTime() + beforeMs)
    const rows = await db.$queryRaw<Due[]>`
      SELECT due."id", due."effectKey" FROM (
        SELECT p."id", ${kind} || ':' || coalesce('group:' || p."groupId", p."id"::text) || ':'
            || round(extract(epoch FROM s."startsAt") * 1000)::bigint AS "effectKey", s."startsAt"
        FROM "Shift" s
        JOIN "Event" e ON e."id" = s."eventId" AND e."state" = 'published'
        JOIN "Participation" p ON p."shiftId" = s."id" AND p."status" = 'confirmed'
        JOIN "Volunteer" v ON v."id" = p."volunteerId" AND v."status" <> 'anonymised'
        WHERE s."cancelledAt" IS NULL AND s."startsAt" > ${soonest} AND s."startsAt" <= ${latest}
          AND (SELECT max(c."at") FROM "ParticipationChange" c
            WHERE c."participationId" = p."id" AND c."toStatus" = 'confirmed')
            <= s."startsAt" - make_interval(secs => ${(beforeMs + settledMs) / 1000})
      ) due
      WHERE NOT EXISTS (SELECT FROM "OutboxMessage" m WHERE m."effectKey" = due."effectKey")
      ORDER BY due."startsAt", due."id" LIMIT ${batchMax}`
    found.push(...rows.map((row) => ({ ...row, kind })))
  }
  return found
}

function listDueDeadlines(): Promise<Due[]> {
  const at = now()
  const latest = new Date(at.getTime() + deadline.leastMs)
  return db.$queryRaw<Due[]>`
    SELECT due."id", due."effectKey" FROM (
      SELECT p."id", 'deadline:' || coalesce('group:' || p."groupId", p."id"::text) || ':'
          || round(extract(epoch FROM p."heldUntil") * 1000)::bigint AS "effectKey", p."heldUntil",
        (SELECT max(c."at") FROM "ParticipationChange" c
          WHERE c."participationId" = p."id" AND c."toStatus" = 'offered') AS "heldSince"
      FROM "Participation" p
      JOIN "Shift" s ON s."id" = p."shiftId" AND s."cancelledAt" IS NULL
      JOIN "Event" e ON e."id" = s."eventId" AND e."state" = 'published'
      JOIN "Volunteer" v ON v."id" = p."volunteerId" AND v."status" <> 'anonymised'
      WHERE p."status" = 'offered' AND p."heldUntil" > ${latest}
    ) due
    WHERE due."heldUntil" - due."heldSince" >= make_interval(secs => ${deadline.holdMs / 1000})
      AND due."heldUntil" - ${at}::timestamptz < (due."heldUntil" - due."heldSince") / ${deadline.part}
      AND NOT EXISTS (SELECT FROM "OutboxMessage" m WHERE m."effectKey" = due."effectKey")
    ORDER BY due."heldUntil", due."id" LIMIT ${batchMax}`
}
