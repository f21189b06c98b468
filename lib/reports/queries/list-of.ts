import type { Actor } from '#lib/accounts/actor.ts'
import type { ReportRequest } from '../policy.ts'
import type { ListKind, Narrowing } from '../rules/figures.ts'
import {
  awardNarrowing,
  certificateNarrowing,
  eventNarrowing,
  hourNarrowing,
  peopleNarrowing,
} from '../schema.ts'
import { listReportEvents } from './events.ts'
import { listReportHours } from './hours.ts'
import { listReportAwards, listReportCertificates } from './papers.ts'
import { listReportPeople } from './people.ts'

/** A page of the list behind a figure, as its address names it; null for those who see figures only. `total` is the figure. */
export async function findReportList(
  actor: Actor,
  request: ReportRequest,
  { kind, narrowing }: { kind: ListKind; narrowing: Narrowing },
) {
  switch (kind) {
    case 'people': {
      const page = await listReportPeople(actor, request, peopleNarrowing.parse(narrowing))
      return page && { kind, ...page }
    }
    case 'events': {
      const page = await listReportEvents(actor, request, eventNarrowing.parse(narrowing))
      return page && { kind, ...page }
    }
    case 'hours': {
      const page = await listReportHours(actor, request, hourNarrowing.parse(narrowing))
      return page && { kind, ...page }
    }
    case 'awards': {
      const page = await listReportAwards(actor, request, awardNarrowing.parse(narrowing))
      return page && { kind, ...page }
    }
    case 'certificates': {
      const page = await listReportCertificates(actor, request, certificateNarrowing.parse(narrowing))
      return page && { kind, ...page }
    }
  }
}
export type ReportList = NonNullable<Awaited<ReturnType<typeof findReportList>>>
