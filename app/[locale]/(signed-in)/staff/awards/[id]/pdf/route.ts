import { requireEditor } from '#lib/accounts/session.ts'
import { takeOutLetter } from '#lib/awards/commands/take-out-letter.ts'

/** The letter of one award, drawn anew each time. */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/staff/awards/[id]/pdf'>) {
  const actor = await requireEditor()
  const paper = await takeOutLetter(actor, (await params).id)
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
