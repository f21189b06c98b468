import type { Keyset } from '#lib/platform/keyset.ts'

type Cursors = { after?: string | undefined; before?: string | undefined }

export function keysetOf({ after, before }: Cursors): Keyset {
  if (after) return { id: after, isBackward: false }
  return before ? { id: before, isBackward: true } : null
}
