import type { ReactNode } from 'react'
import { Frame } from '#components/site/frame.tsx'
import { hasDemoRows } from '#lib/region/public.ts'

/** A build without a database must succeed too; until it can be asked, the site says that its data are a demonstration. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  return <Frame isDemo={await hasDemoRows().catch(() => true)}>{children}</Frame>
}
