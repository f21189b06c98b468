'use client'

import { useEffect, useState } from 'react'
import { checkFragment, type Publisher } from '#lib/certificates/rules/check.ts'
import type { SignedFacts } from '#lib/certificates/rules/payload.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type SignatureLabels, type SignatureState, SignatureVerdict } from './signature-verdict.tsx'

type Props = { publisher: Publisher; code: string; title: string; labels: SignatureLabels; locale: Locale }
type Outcome = { state: SignatureState; facts: SignedFacts | null }

/** Checks what a scanned QR left after the address's hash, here in the browser: it is never sent anywhere. */
export function FragmentCheck({ publisher, code, title, labels, locale }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    const look = () => void judge(publisher, code).then(setOutcome)
    look()
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [publisher, code])
  if (!outcome) return null
  return (
    <section className="section">
      <header className="section-head">
        <h2>{title}</h2>
      </header>
      <SignatureVerdict {...outcome} labels={labels} locale={locale} />
    </section>
  )
}

async function judge(publisher: Publisher, code: string): Promise<Outcome | null> {
  const fragment = window.location.hash.slice(1)
  // Hashes of the page's own links are no signatures.
  if (!fragment.includes('.')) return null
  try {
    const verdict = await checkFragment(fragment, publisher)
    if (verdict.state !== 'right') return { state: verdict.state, facts: null }
    if (verdict.facts.code !== code) return { state: 'otherCode', facts: null }
    return { state: 'right', facts: verdict.facts }
  } catch {
    return { state: 'unsupported', facts: null }
  }
}
