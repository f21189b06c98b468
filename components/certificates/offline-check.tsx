'use client'

import { type FormEvent, useId, useState } from 'react'
import { checkQrText, type Publisher } from '#lib/certificates/rules/check.ts'
import type { SignedFacts } from '#lib/certificates/rules/payload.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type SignatureLabels, type SignatureState, SignatureVerdict } from './signature-verdict.tsx'

type Props = {
  publisher: Publisher
  words: { label: string; hint: string; submit: string }
  labels: SignatureLabels
  locale: Locale
}

/** Checks the text of a QR code without any request: the key came with the page. */
export function OfflineCheck({ publisher, words, labels, locale }: Props) {
  const [outcome, setOutcome] = useState<{ state: SignatureState; facts: SignedFacts | null } | null>(null)
  const id = useId()
  async function check(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('qr') ?? '')
    try {
      const verdict = await checkQrText(text, publisher)
      setOutcome({ state: verdict.state, facts: verdict.state === 'right' ? verdict.facts : null })
    } catch {
      setOutcome({ state: 'unsupported', facts: null })
    }
  }
  return (
    <form className="form needs-script" onSubmit={(event) => void check(event)}>
      <div className="field">
        <label htmlFor={id} className="field-label">
          {words.label}
        </label>
        <p id={`${id}-hint`} className="field-hint">
          {words.hint}
        </p>
        <textarea
          id={id}
          name="qr"
          className="input"
          rows={5}
          maxLength={2000}
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
        />
      </div>
      <div className="form-end">
        <button type="submit" className="button">
          {words.submit}
        </button>
      </div>
      {outcome ? <SignatureVerdict {...outcome} labels={labels} locale={locale} /> : null}
    </form>
  )
}
