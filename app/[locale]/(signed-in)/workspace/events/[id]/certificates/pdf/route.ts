import { requireCoordinator } from '#lib/accounts/session.ts'
import { takeOutAll } from '#lib/certificates/commands/take-out-paper.ts'

/** All certificates of an event as the last job gathered them. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/[locale]/workspace/events/[id]/certificates/pdf'>,
) {
  const actor = await requireCoordinator()
  const stored = await takeOutAll(actor, (await params).id)
  if (!stored) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(stored.stream, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(stored.bytes),
      'Content-Disposition': 'attachment; filename="certificates.pdf"',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
