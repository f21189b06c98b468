import { requireActor } from '#lib/accounts/session.ts'
import { attachmentHeader, documentNameOf } from '#lib/files/rules.ts'
import { takeLibraryFile } from '#lib/library/commands/take-file.ts'
import { openStored } from '#lib/platform/file-store.ts'
import { idPattern } from '#lib/platform/text.ts'

/** A paper of the library for somebody at work, noted as taken by them. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/[locale]/workspace/library/[id]/[fileId]'>,
): Promise<Response> {
  const actor = await requireActor()
  const { fileId } = await params
  const file = idPattern.test(fileId) ? await takeLibraryFile(actor, fileId) : null
  const stored = file ? await openStored(file.storageKey, documentNameOf(file.mediaType)) : null
  if (!file || !stored) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(stored.stream, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(stored.bytes),
      'Content-Disposition': attachmentHeader(file.originalName, file.mediaType),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
