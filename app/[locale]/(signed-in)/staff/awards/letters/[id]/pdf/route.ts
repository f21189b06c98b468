import { requireEditor } from '#lib/accounts/session.ts'
import { takeOutLetters } from '#lib/awards/commands/take-out-letter.ts'

/** All letters of a set as the last job printed them. */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/staff/awards/letters/[id]/pdf'>) {
  const actor = await requireEditor()
  const stored = await takeOutLetters(actor, (await params).id)
  if (!stored) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(stored.stream, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(stored.bytes),
      'Content-Disposition': 'attachment; filename="letters.pdf"',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
