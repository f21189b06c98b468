import type { ReactNode } from 'react'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'

type Props = {
  children: ReactNode
  isDemo: boolean
  /** Stands before the content of every page: a call in an emergency. */
  banner?: ReactNode
}

/** Header, content, footer of a public page. */
export function Frame({ children, isDemo, banner }: Props) {
  return (
    <>
      <Header isDemo={isDemo} />
      {banner}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer isDemo={isDemo} />
    </>
  )
}
