import type { ReportRequest } from '../policy.ts'
import type { ListKind, Narrowing } from './figures.ts'

const base = '/workspace/reports'
const paths = { numbers: base, centre: `${base}/centre`, card: `${base}/card` } as const

/** What the address has to carry to mean the same report again. */
export function paramsOf({ scope, period }: ReportRequest): Record<string, string> {
  return {
    ...(scope.centreId ? { centre: scope.centreId } : {}),
    ...(scope.organisationId ? { organisation: scope.organisationId } : {}),
    ...(period.kind === 'custom' ? { from: period.from, to: period.to } : { period: period.code }),
  }
}

export function reportAddress(kind: keyof typeof paths, request: ReportRequest): string {
  return withParams(paths[kind], paramsOf(request))
}

export function listAddress(
  request: ReportRequest,
  { kind, narrowing }: { kind: ListKind; narrowing: Narrowing },
): string {
  return withParams(`${base}/lists/${kind}`, { ...paramsOf(request), ...narrowing })
}

export function sheetAddress(kind: keyof typeof paths, request: ReportRequest): string {
  return withParams(`${base}/sheet`, { report: kind, ...paramsOf(request) })
}

function withParams(path: string, params: Record<string, string>): string {
  return `${path}?${new URLSearchParams(params).toString()}`
}
