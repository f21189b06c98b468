'use client'

import { useParams } from 'next/navigation'
import en from '#lib/i18n/messages/en/failure.json'
import kk from '#lib/i18n/messages/kk/failure.json'
import ru from '#lib/i18n/messages/ru/failure.json'
import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'

const texts = { kk, ru, en }

/** What a reader sees when a page breaks: what happened, what to do, and a code to name when asking for help. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = useParams()
  const language = isLocale(locale) ? locale : defaultLocale
  const t = texts[language]
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
  return (
    <div className="shell failure" role="alert">
      <h1>{t.title}</h1>
      <p className="page-lede">{t.text}</p>
      <p className="actions">
        <button type="button" className="button" onClick={retry}>
          {t.again}
        </button>
        <a href={`/${language}`}>{t.home}</a>
      </p>
      {digest ? <p className="note">{t.code.replace('{code}', digest)}</p> : null}
    </div>
  )
}
