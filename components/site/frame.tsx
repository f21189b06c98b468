import type { ReactNode } from 'react'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'

/** Header, content, footer of a public page. */
export function Frame({ children, isDemo }: { children: ReactNode; isDemo: boolean }) {
  return (
    <>
      <Header isDemo={isDemo} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer isDemo={isDemo} />
    </>
  )
}
