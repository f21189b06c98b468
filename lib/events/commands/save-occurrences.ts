import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { asksAgain } from '#lib/participation/rules/holds.ts'
import { withPoint } from '#lib/near/schema.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { carriedOver, movedTimes, startMoved } from '#lib/events/rules/occurrences.ts'
import { wallMinutesLater } from '#lib/events/rules/recurrence.ts'
import type { EventInput } from '#lib/events/schema.ts'
import type { SaveOccurrencesInput } from '#lib/events/schema/series.ts'
import { saveEventIn, withFreeSlug } from './edit-event.ts'
import { atOccurrence, dayList, holdOccurrences, manyDates, type Occurrence } from './occurrences.ts'
import { saveShiftIn } from './shifts.ts'
import { staleRefusal } from './stale-event.ts'

/**
 * Saves the form of one occurrence and carries what was changed to those after it or to all coming ones: texts, place, times of
 * the clock. Past and running ones are never touched; what an occurrence says for itself stays. All or nothing: a refusal names
 * its day and undoes the whole. With `moveParts` shifts and programme move along, and the people on them are asked again (R9).
 */
export async function saveOccurrences(actor: Actor, given: SaveOccurrencesInput) {
  const { scope, moveParts, peopleTold, ...form } = withPoint(given)
  const { eventId, version, ...input } = form
  return withFreeSlug(async (tx) => {
    const { event, others } = await holdOccurrences(actor, tx, { eventId, scope })
    if (event.version !== version) throw staleRefusal(actor, event, input)
    const minutes = startMoved(event, input)
    const edits = [{ event, input: input as EventInput | null }]
    for (const other of others) edits.push({ event: other, input: carriedOver(event, input, other) })
    const changed = edits.flatMap((edit) => (edit.input ? [{ event: edit.event, input: edit.input }] : []))
    const moved =
      moveParts && minutes !== 0 ? changed.filter((edit) => startMoved(edit.event, edit.input) !== 0) : []
    await refuseUntold(actor, tx, { minutes, peopleTold, events: moved.map((edit) => edit.event) })
    const slugs: string[] = []
    const isAlone = scope === 'this'
    for (const edit of changed) {
      const isMoved = moved.includes(edit)
      const saved = await atOccurrence(actor, edit.event, async () => {
        refuseOrder(edit.input)
        const { id, version: own } = edit.event
        const done = await saveEventIn(actor, tx, { eventId: id, version: own, ...edit.input }, { isAlone })
        if (isMoved) await moveAlong(actor, tx, edit.event, { minutes, isAlone })
        return done
      })
      slugs.push(saved.slug, saved.oldSlug)
    }
    if (!isAlone) await note(actor, tx, event, { scope, count: changed.length })
    return { slugs: [...new Set(slugs)], count: changed.length }
  }, manyDates)
}

/** An end of its own may come to lie before the start that was carried over. */
function refuseOrder({ startsAt, endsAt }: Pick<EventInput, 'startsAt' | 'endsAt'>) {
  if (endsAt <= startsAt) throw new Invalid({ endsAt: { code: 'events.problems.endBeforeStart' } })
}

type Telling = { minutes: number; peopleTold: boolean; events: Occurrence[] }

/** Says how many people would be asked again, by day, until it is ticked (R9). */
async function refuseUntold(actor: Actor, tx: Tx, { minutes, peopleTold, events }: Telling) {
  if (peopleTold || events.length === 0) return
  const rows: { startsAt: Date; count: number }[] = []
  for (const { id, startsAt } of events) {
    const shifts = await listMovable(tx, id)
    const asked = shifts.filter((shift) => asksAgain(shift, spanMoved(shift, minutes)))
    const count = asked.reduce((sum, shift) => sum + shift.taken, 0)
    if (count > 0) rows.push({ startsAt, count })
  }
  if (rows.length === 0) return
  const values = { list: dayList(actor, rows) }
  throw new Invalid({ peopleTold: { code: 'series.refusals.peopleNotTold', values } })
}

type Moving = { minutes: number; isAlone: boolean }

async function moveAlong(actor: Actor, tx: Tx, event: Occurrence, { minutes, isAlone }: Moving) {
  for (const { skills, ...shift } of await listMovable(tx, event.id)) {
    const { roleKk, roleRu, roleEn, platformId, version, id: shiftId } = shift
    await saveShiftIn(
      actor,
      tx,
      {
        ...{ eventId: event.id, shiftId, version, roleKk, roleRu, roleEn, platformId },
        ...{ peopleTold: true, skillIds: skills.map(({ skillId }) => skillId) },
        ...movedTimes(shift, minutes),
      },
      { isAlone },
    )
  }
  for (const { id, startsAt, endsAt } of await tx.agendaItem.findMany({ where: { eventId: event.id } })) {
    const data = {
      startsAt: startsAt && wallMinutesLater(startsAt, minutes),
      endsAt: endsAt && wallMinutesLater(endsAt, minutes),
    }
    await tx.agendaItem.update({ where: { id }, data })
  }
}

function listMovable(tx: Tx, eventId: string) {
  return tx.shift.findMany({
    where: { eventId, cancelledAt: null, startsAt: { gt: now() } },
    orderBy: { id: 'asc' },
    include: { skills: true },
  })
}

function spanMoved({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, minutes: number) {
  return { startsAt: wallMinutesLater(startsAt, minutes), endsAt: wallMinutesLater(endsAt, minutes) }
}

async function note(
  actor: Actor,
  tx: Tx,
  { id, titleKk, titleRu, centreId }: Occurrence,
  details: { scope: string; count: number },
) {
  await record(tx, actor, 'event.seriesSaved', {
    type: 'event',
    id,
    label: titleKk || titleRu,
    centreId,
    details,
  })
}
