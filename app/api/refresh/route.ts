import { revalidateTag } from 'next/cache'
import { hasInternalKey } from '#lib/platform/internal-key.ts'

const tags = [
  'region',
  'centres',
  'organisations',
  'events',
  'people',
  'news',
  'awards',
  'memoranda',
  'files',
]

/** Forgets every cached public page, after a command changed the database beside the running site. For this installation's own commands. */
export async function POST(request: Request): Promise<Response> {
  if (!hasInternalKey(request)) return new Response(null, { status: 404 })
  for (const tag of tags) revalidateTag(tag, { expire: 0 })
  return Response.json({ refreshed: tags.length })
}
