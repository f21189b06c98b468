import { revalidateTag } from 'next/cache'
import { z } from 'zod'
import { hasInternalKey } from '#lib/platform/internal-key.ts'
import { allTags, tagPattern } from '#lib/refreshes/rules.ts'

const wanted = z.strictObject({ tags: z.array(z.string().regex(tagPattern)).min(1).max(5000) })

/**
 * Forgets cached public pages after the database was changed beside the running site: those of the tags in the body, or all
 * without one. For this installation's own commands and its worker.
 */
export async function POST(request: Request): Promise<Response> {
  if (!hasInternalKey(request)) return new Response(null, { status: 404 })
  const body = await request.text()
  const parsed =
    body === '' ? { success: true as const, data: { tags: [...allTags] } } : wanted.safeParse(json(body))
  if (!parsed.success) return new Response(null, { status: 400 })
  for (const tag of parsed.data.tags) revalidateTag(tag, { expire: 0 })
  return Response.json({ refreshed: parsed.data.tags.length })
}

function json(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return null
  }
}
