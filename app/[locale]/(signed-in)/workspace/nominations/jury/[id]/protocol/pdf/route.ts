import { requireActor } from '#lib/accounts/session.ts'
import { takeOutProtocol } from '#lib/nominations/commands/take-out-protocol.ts'

type Context = RouteContext<'/[locale]/workspace/nominations/jury/[id]/protocol/pdf'>

/** The protocol of a jury's sitting, for staff and the jury. */
export async function GET(_: Request, { params }: Context) {
  const actor = await requireActor()
  const paper = await takeOutProtocol(actor, (await params).id)
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
