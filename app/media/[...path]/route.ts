import { currentActor } from '#lib/accounts/session.ts'
import { findPublicFile } from '#lib/files/public.ts'
import { findStoredFile } from '#lib/files/queries.ts'
import { attachmentHeader, documentNameOf } from '#lib/files/rules.ts'
import { isStoredName, openStored, StoreAway } from '#lib/platform/file-store.ts'

const pictureTypes: Record<string, string> = { webp: 'image/webp', avif: 'image/avif' }

/**
 * Serves stored files: public ones to anyone, the others only to staff. A name never changes its bytes, so its tag is the name
 * itself; but a picture may be taken out by whoever is on it, so every copy, a browser's or a proxy's, is asked about before it is
 * shown again. That costs one answer without bytes a view.
 */
export async function GET(request: Request, { params }: RouteContext<'/media/[...path]'>): Promise<Response> {
  const [key = '', name = '', ...rest] = (await params).path
  if (rest.length > 0 || !isStoredName(key, name)) return missing()
  const open = await findPublicFile(key)
  const file = open ?? (await findForStaff(key))
  const served = file ? servedAs(file, name) : null
  if (!file || !served) return missing()
  const headers = {
    'Cache-Control': open ? 'public, max-age=0, must-revalidate' : 'private, no-store',
    ETag: `"${key}-${served.name}"`,
  }
  if (request.headers.get('if-none-match')?.includes(headers.ETag))
    return new Response(null, { status: 304, headers })
  const stored = await openStored(key, served.name).catch(awayOrThrow)
  if (stored === 'away') return away()
  if (!stored) return missing()
  const isHead = request.method === 'HEAD'
  // Nobody reads the body of such an answer, so nobody would close the file.
  if (isHead) await stored.stream.cancel()
  return new Response(isHead ? null : stored.stream, {
    headers: {
      ...headers,
      'Content-Type': served.mediaType,
      'Content-Length': String(stored.bytes),
      'Content-Disposition':
        file.kind === 'document' ? attachmentHeader(file.originalName, file.mediaType) : 'inline',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** A document has one name, whichever of the possible ones a link was written with. */
function servedAs({ kind, mediaType }: { kind: string; mediaType: string }, name: string) {
  if (kind === 'document')
    return name.startsWith('document.') ? { name: documentNameOf(mediaType), mediaType } : null
  const type = pictureTypes[name.split('.')[1] ?? '']
  return type ? { name, mediaType: type } : null
}

async function findForStaff(key: string) {
  const actor = await currentActor()
  return actor ? findStoredFile(actor, key) : null
}

function awayOrThrow(error: unknown): 'away' {
  if (error instanceof StoreAway) return 'away'
  throw error
}

function away(): Response {
  return new Response(null, { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '10' } })
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
}
