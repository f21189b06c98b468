import { requireCoordinator } from '#lib/accounts/session.ts'
import { takeOutPaper } from '#lib/certificates/commands/take-out-paper.ts'

type Context = RouteContext<'/[locale]/workspace/events/[id]/certificates/[certificateId]/pdf'>

/** One certificate of an event the reader runs. */
export async function GET(_: Request, { params }: Context) {
  const actor = await requireCoordinator()
  const paper = await takeOutPaper(actor, (await params).certificateId)
  if (!paper) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(new Uint8Array(paper.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(paper.bytes.length),
      'Content-Disposition': `attachment; filename="${paper.name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
