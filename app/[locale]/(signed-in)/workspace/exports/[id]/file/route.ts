import { requireCoordinator } from '#lib/accounts/session.ts'
import { takeOutExport } from '#lib/exports/commands/take-out-export.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** The file of one's own export, for a day. */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/workspace/exports/[id]/file'>) {
  const actor = await requireCoordinator()
  const stored = await takeOutExport(actor, (await params).id)
  if (!stored) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(stored.stream, {
    headers: {
      'Content-Type': types[stored.format],
      'Content-Length': String(stored.bytes),
      'Content-Disposition': `attachment; filename="${stored.name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
