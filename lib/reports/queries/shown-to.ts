import type { Actor } from '#lib/accounts/actor.ts'
import { type ReportRequest, seesExact, seesPeople } from '../policy.ts'
import type { ReportTable } from '../rules/figures.ts'
import { blurred, withoutLists } from '../rules/small-numbers.ts'

/** The tables as this actor may see them: with their lists, with exact figures only, or with nothing that points at few. */
export function shownTo(actor: Actor, { scope }: ReportRequest, tables: ReportTable[]): ReportTable[] {
  if (seesPeople(actor, scope)) return tables
  return tables.map(seesExact(actor, scope) ? withoutLists : blurred)
}
