import type { ReactNode } from 'react'
import { CallUpBanner } from '#components/call-ups/call-up-banner.tsx'
import { Frame } from '#components/site/frame.tsx'
import { OfflineKeeper } from '#components/site/offline-keeper.tsx'
import { listLiveCallUps } from '#lib/call-ups/public.ts'
import { hasDemoRows } from '#lib/region/public.ts'

/** A build without a database must succeed too; until it can be asked, the site says that its data are a demonstration. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [isDemo, calls] = await Promise.all([
    hasDemoRows().catch(() => true),
    listLiveCallUps().catch(() => []),
  ])
  return (
    <Frame isDemo={isDemo} banner={<CallUpBanner calls={calls} />}>
      <OfflineKeeper />
      {children}
    </Frame>
  )
}
