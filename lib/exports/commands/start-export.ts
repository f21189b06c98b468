import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { startJob } from '#lib/jobs/commands.ts'
import { hourMs, now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canExport } from '../policy.ts'
import type { FoundExport } from '../queries/exports.ts'
import { countExportRows } from '../queries/rows.ts'
import { keptHours, orderedColumns, rowsMax, sensitivePeopleMax } from '../rules/columns.ts'
import type { StartExportInput } from '../schema.ts'

export const exportKind = 'export'

/**
 * Begins to take data out into a file only the actor can fetch, for a day; the worker makes it. The same form sent twice makes one.
 * Throws NotFound when it is about what is not the actor's, Conflict when there is nothing or too much.
 */
export async function startExport(
  actor: Actor,
  input: StartExportInput,
  locale: Locale,
): Promise<{ id: string }> {
  if (!canExport(actor)) throw new NotFound('exports.refusals.unknown')
  const data = dataOf(actor, input, locale)
  if (input.centreId && !mayCoordinateCentre(actor, input.centreId))
    throw new NotFound('exports.refusals.unknown')
  const planned = { ...data, number: 0, rowCount: 0, fileKey: null, createdAt: now(), deletedAt: null }
  const count = await countExportRows(actor, planned satisfies FoundExport)
  if (count === null) throw new NotFound('exports.refusals.unknown')
  if (count === 0) throw new Conflict('exports.refusals.nothing')
  if (count > rowsMax) throw new Conflict('exports.refusals.tooMany', { max: rowsMax })
  if (input.sensitive.length > 0 && count > sensitivePeopleMax)
    throw new Invalid({
      sensitive: { code: 'exports.refusals.tooManySensitive', values: { max: sensitivePeopleMax } },
    })
  return transaction(async (tx) => {
    const { count: made } = await tx.export.createMany({ data: [data], skipDuplicates: true })
    if (made === 0) {
      const own = await tx.export.count({ where: { id: input.id, makerId: actor.userId } })
      if (own === 0) throw new Conflict('exports.refusals.unknown')
      return { id: input.id }
    }
    await startJob(actor, tx, {
      kind: exportKind,
      subjectId: input.id,
      centreId: input.centreId,
      total: count,
    })
    const { kind, format, columns, reason, sensitiveReason, selectionId, eventId } = data
    await record(tx, actor, 'export.started', {
      ...{ type: 'export', id: input.id, centreId: input.centreId },
      details: {
        kind,
        format,
        columns,
        reason,
        sensitiveReason,
        count,
        selectionId,
        eventId,
        from: input.from,
        to: input.to,
      },
    })
    return { id: input.id }
  })
}

function dataOf(actor: Actor, input: StartExportInput, locale: Locale) {
  const { id, kind, format, reason } = input
  const sensitive = input.sensitive.length > 0
  return {
    ...{ id, kind, format, reason, locale, makerId: actor.userId },
    columns: orderedColumns(kind, [...input.columns, ...input.sensitive]),
    sensitiveReason: sensitive ? input.sensitiveReason : '',
    selectionId: kind === 'people' ? input.selectionId : null,
    eventId: kind === 'participants' ? input.eventId : null,
    centreId: kind === 'hours' ? input.centreId : null,
    periodFrom: kind === 'hours' && input.from ? new Date(input.from) : null,
    periodTo: kind === 'hours' && input.to ? new Date(input.to) : null,
    expiresAt: new Date(now().getTime() + keptHours * hourMs),
  }
}
