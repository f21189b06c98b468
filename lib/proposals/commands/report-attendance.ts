import type { Actor } from '#lib/accounts/actor.ts'
import { mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { isReportOpen } from '#lib/participation/rules/host-view.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import type { ReportAttendanceInput } from '../schema.ts'

/**
 * The host's word on a shift: how many it saw, and whether it objects to the centre's marks. Once a shift, within fourteen days after
 * it; the hours stay the centre's to confirm. NotFound for a shift somebody else hosts, Conflict for a second word.
 */
export async function reportAttendance(
  actor: Actor,
  { organisationId, shiftId, ...said }: ReportAttendanceInput,
): Promise<void> {
  if (!mayRepresentOrganisation(actor, organisationId))
    throw new NotFound('representatives.refusals.unknownEvent')
  try {
    await transaction(async (tx) => {
      const event = { hostOrganisationId: organisationId, state: 'published' as const }
      const shift = await tx.shift.findFirst({
        where: { id: shiftId, cancelledAt: null, event },
        select: {
          startsAt: true,
          endsAt: true,
          event: { select: { id: true, titleKk: true, centreId: true } },
        },
      })
      if (!shift) throw new NotFound('representatives.refusals.unknownEvent')
      if (!isReportOpen(shift, now())) throw new Conflict('representatives.refusals.reportClosed')
      await tx.hostReport.create({ data: { ...said, organisationId, shiftId, reportedById: actor.userId } })
      const { id: eventId, titleKk: label, centreId } = shift.event
      await record(tx, actor, 'shift.hostReported', {
        ...{ type: 'shift', id: shiftId, label, centreId, organisationId },
        details: { eventId, seen: said.seen, isObjection: said.isObjection },
      })
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('representatives.refusals.reportGiven')
    throw error
  }
}
