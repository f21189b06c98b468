import type { Metadata } from 'next'
import { LinkMissing } from '#components/participation/link-missing.tsx'

export const dynamic = 'error'
export const metadata: Metadata = { robots: { index: false } }

/** What `scripts/serve.ts` shows in place of a 404 behind a personal link. */
export default function MissingLinkPage() {
  return <LinkMissing />
}
