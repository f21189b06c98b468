import { currentActor } from '#lib/accounts/session.ts'
import { findPublicFile } from '#lib/files/public.ts'
import { findStoredFile } from '#lib/files/queries.ts'
import { isStoredName, openStored } from '#lib/platform/file-store.ts'

const mediaTypes: Record<string, string> = { webp: 'image/webp', avif: 'image/avif', pdf: 'application/pdf' }

/** Serves stored files: public ones to anyone and for ever (a name never changes its bytes), the others only to staff. */
export async function GET(_: Request, { params }: RouteContext<'/media/[...path]'>): Promise<Response> {
  const [key = '', name = '', ...rest] = (await params).path
  const mediaType = mediaTypes[name.split('.')[1] ?? '']
  if (!mediaType || rest.length > 0 || !isStoredName(key, name)) return missing()
  const open = await findPublicFile(key)
  const file = open ?? (await findForStaff(key))
  const stored = file ? await openStored(key, name) : null
  if (!file || !stored) return missing()
  return new Response(stored.stream, {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(stored.bytes),
      'Content-Disposition': file.kind === 'document' ? attachment(file.originalName) : 'inline',
      'Cache-Control': open ? 'public, max-age=31536000, immutable' : 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

async function findForStaff(key: string) {
  const actor = await currentActor()
  return actor ? findStoredFile(actor, key) : null
}

/** RFC 6266: the name travels percent-encoded, so no sign of it can end the header. */
function attachment(name: string): string {
  const title = name.replace(/\.pdf$/i, '').trim() || 'document'
  const encoded = encodeURIComponent(`${title}.pdf`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="document.pdf"; filename*=UTF-8''${encoded}`
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
}
