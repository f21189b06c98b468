import type { Metadata } from 'next'
import { Missing } from '#components/site/missing.tsx'

export const dynamic = 'error'
export const metadata: Metadata = { robots: { index: false } }

/** What `scripts/serve.ts` shows in place of every 404: the framework's own body stays empty without script. */
export default function MissingPage() {
  return <Missing />
}
