import type { Actor } from '#lib/accounts/actor.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ReportFact, ReportTable } from '../rules/figures.ts'
import { type ReportKind, type ReportParams, reportParams } from '../schema.ts'
import { findCentreReport } from './centre-report.ts'
import { findNumbersReport } from './numbers-report.ts'
import { findRegisterCard } from './register-card.ts'
import { type ReadRequest, readReportRequest } from './report-request.ts'

export type Report = ReadRequest & {
  kind: ReportKind
  facts: ReportFact[]
  tables: ReportTable[]
  /** About one body, and none is chosen yet. */
  isUnchosen: boolean
}

type Said = Record<string, string | string[] | undefined>

/** A report as the address asks for it; null when the actor may not read it. */
export async function findReport(
  actor: Actor,
  { kind, said, locale }: { kind: ReportKind; said: Said; locale: Locale },
): Promise<Report | null> {
  const params: ReportParams = reportParams.parse(said)
  // Only the card can be about an organisation: the other reports would count what is not its own.
  if (kind !== 'card') delete params.organisation
  const read = await readReportRequest(actor, params)
  if (!read || (kind !== 'card' && read.request.scope.organisationId)) return null
  const isUnchosen = kind !== 'numbers' && read.body === null
  const empty = { ...read, kind, facts: [], tables: [], isUnchosen }
  if (isUnchosen) return empty
  if (kind === 'card') {
    const card = await findRegisterCard(actor, read.request)
    return card && { ...empty, ...card }
  }
  const tables =
    kind === 'numbers'
      ? await findNumbersReport(actor, read.request, locale)
      : await findCentreReport(actor, read.request)
  return { ...empty, tables }
}
