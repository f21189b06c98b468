import type { Metadata } from 'next'
import { FollowMissing } from '#components/follows/follow-missing.tsx'

export const dynamic = 'error'
export const metadata: Metadata = { robots: { index: false } }

/** What `scripts/serve` shows in place of a 404 behind a link of a letter. */
export default function MissingLinkPage() {
  return <FollowMissing />
}
