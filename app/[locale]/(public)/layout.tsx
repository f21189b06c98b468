import type { ReactNode } from 'react'
import { Frame } from '#components/site/frame.tsx'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <Frame>{children}</Frame>
}
